using System.CommandLine;
using System.Globalization;
using System.Text;
using Kept.Measurements;

namespace Kept.Cli.Commands;

internal static class SendCommand
{
    private const string Begins = "--- ";   // a line with this and a name begins a batch
    private const int LongestName = 200;
    private const int LongestBatch = 1 << 26;   // held in memory
    private const int LongestShown = 40;

    public static Command Create(Terminal terminal)
    {
        var (store, workspace) = (WorkspaceArguments.NeededStore("The store"), WorkspaceArguments.StoredWorkspace());
        var source = new Option<string>("--source") { Description = "The source that the rows are of.", HelpName = "NAME", Required = true };
        var sender = new Option<string>("--sender") { Description = "Who sends them. Batches of one sender have different names.", HelpName = "NAME", Required = true };
        var rejected = new Option<string>("--rejected")
        {
            Description = "The file (CSV) that gets the rows that cannot be used, with the reason; it is made when there are any.",
            HelpName = "FILE",
            DefaultValueFactory = _ => "rejected-rows.csv",
        };
        var command = new Verb(
            "send", "Takes batches of rows from standard input into a store, and says of each when it is safe.",
            "kept send --store kept.db --source probes --sender agent-7 < batches.txt")
        {
            workspace, store, source, sender, rejected,
        };
        command.SetAction(parsed => Run(
            parsed.GetValue(store)!, parsed.GetValue(workspace), parsed.GetValue(source)!, parsed.GetValue(sender)!, parsed.GetValue(rejected)!, terminal));
        return command;
    }

    private static int Run(string place, string? named, string sourceName, string sender, string rejectedFile, Terminal terminal)
    {
        using var opened = OpenedWorkspace.Open(place, named, terminal.Account);
        var texts = opened.Folder.Checked.ValueUnlessErrors ?? throw new UsageException("The texts have errors; 'kept check' shows them.");
        var source = texts.Sources.FirstOrDefault(s => s.Name == sourceName) ?? throw UsageException.Unknown("source", sourceName, texts.Sources.Select(s => s.Name));
        using var rejected = new RejectedRowsFile(rejectedFile);
        var batches = opened.Measurements.Batches(source);
        var isFine = true;
        foreach (var (name, rows) in Read(terminal.Input))
        {
            var read = batches.Accept(sender, name, rows, terminal.Now, rejected.Write);
            Terminal.Show(read.Diagnostics, opened.Folder.Find, terminal.Errors);
            if (read.ValueUnlessErrors is not { } report)
            {
                isFine = false;
                break;
            }
            terminal.WriteLine($"safe: {name}{Summary(report)}");
        }
        batches.Fold(terminal.Now);
        return isFine ? ExitCode.Fine : ExitCode.Invalid;
    }

    private static string Summary(SourceReport report) => string.Create(
        CultureInfo.InvariantCulture, $": {report.RowsRead:N0} rows read{(report.RowsRejected > 0 ? $", {report.RowsRejected:N0} rejected" : "")}");

    /// <summary>The batches of an input, each as soon as the next one begins or the input ends.</summary>
    /// <exception cref="UsageException">Rows stand before the first batch.</exception>
    private static IEnumerable<(string Name, byte[] Rows)> Read(Stream input)
    {
        using var reader = new StreamReader(input, Encoding.UTF8);
        var (name, rows) = ((string?)null, new StringBuilder());
        foreach (var line in Lines(reader))
        {
            var begins = line.StartsWith(Begins, StringComparison.Ordinal);
            if (name is null && !begins)
                throw new UsageException($"A line '{Begins}NAME' is expected before the rows of a batch, but this comes first: {Shown(line)}");
            if (rows.Length + line.Length > LongestBatch) throw TooLong();
            if (begins)
            {
                if (name is not null) yield return (name, Encoding.UTF8.GetBytes(rows.ToString()));
                (name, _) = (NameOf(line), rows.Clear());
            }
            else rows.Append(line).Append('\n');
        }
        if (name is not null) yield return (name, Encoding.UTF8.GetBytes(rows.ToString()));
    }

    /// <summary>The lines of an input, as far as it has come, each without the line feed.</summary>
    private static IEnumerable<string> Lines(StreamReader reader)
    {
        var (read, line) = (new char[1 << 14], new StringBuilder());
        while (reader.Read(read, 0, read.Length) is > 0 and var count)
        {
            var start = 0;
            for (int end; (end = Array.IndexOf(read, '\n', start, count - start)) >= 0; start = end + 1)
            {
                yield return line.Append(read, start, end - start).ToString();
                line.Clear();
            }
            if (line.Append(read, start, count - start).Length > LongestBatch) throw TooLong();
        }
        if (line.Length > 0) yield return line.ToString();
    }

    private static UsageException TooLong() => new($"A batch has at most {LongestBatch:N0} characters; what is longer is imported: kept import.");

    private static string NameOf(string line)
    {
        var name = line[Begins.Length..].Trim();
        return name.Length is > 0 and <= LongestName && !name.Any(char.IsControl)
            ? name
            : throw new UsageException($"A batch has a name of 1 to {LongestName} characters that can be shown, but this is {Shown(name)}.");
    }

    private static string Shown(string text) =>
        $"\"{string.Concat(text.Take(LongestShown).Select(c => char.IsControl(c) ? '·' : c))}{(text.Length > LongestShown ? "…" : "")}\"";
}
