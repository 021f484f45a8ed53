using System.CommandLine;
using System.Globalization;
using Kept.Cli.Files;
using Kept.Storage;
using Kept.Storage.Measurements;

namespace Kept.Cli.Commands;

internal static class ImportCommand
{
    public static Command Create(Terminal terminal)
    {
        var (workspace, data) = (WorkspaceArguments.Workspace(), WorkspaceArguments.Data());
        var store = WorkspaceArguments.NeededStore("The store, which is made when it is not there");
        var rejected = new Option<string>("--rejected")
        {
            Description = "The file (CSV) that gets the rows that cannot be used, with the reason; it is made when there are any.",
            HelpName = "FILE",
            DefaultValueFactory = _ => "rejected-rows.csv",
        };
        var everyBatch = new Option<bool>("--every-batch") { Description = "Says of each batch of rows when it is safe in the store." };
        var command = new Verb(
            "import", "Brings a workspace and the files of its sources into a store; what is there already is not counted twice.",
            "kept import examples/web-shop --store kept.db",
            "kept import contracts --data exports --store postgresql://kept@localhost/kept --rejected rejected.csv")
        {
            workspace, store, data, rejected, everyBatch,
        };
        command.SetAction(parsed => Run(
            parsed.GetValue(workspace)!, parsed.GetValue(store)!, parsed.GetValue(data), parsed.GetValue(rejected)!, parsed.GetValue(everyBatch), terminal));
        return command;
    }

    private static int Run(string path, string place, string? data, string rejectedFile, bool tellsBatches, Terminal terminal)
    {
        var folder = WorkspaceFolder.Load(path);
        Terminal.Show(folder.Checked.Diagnostics.Where(d => d.Severity is not Diagnostics.Severity.Note), folder.Find, terminal.Errors);
        if (folder.Checked.ValueUnlessErrors is not { } workspace) return ExitCode.Invalid;

        using var store = Store.Open(place, by: terminal.Account);
        using var rejected = new RejectedRowsFile(rejectedFile);
        Action<AcceptedBatch> tell = batch =>
            terminal.WriteLine(Number($"safe: {batch.Source}, {batch.File}: rows {batch.FirstRow + 1} to {batch.FirstRow + batch.RowsRead}"));
        var imported = new Importing(store, terminal, rejected, tellsBatches ? tell : null).Run(folder, workspace, data);

        Terminal.Show(imported.SelectMany(i => i.Report.Diagnostics), folder.Find, terminal.Errors);
        foreach (var source in imported) terminal.WriteLine(Summary(source));
        if (rejected.Count > 0) terminal.WriteLine(Number($"{rejected.Count:N0} rows that cannot be used are in {rejected.Path}."));
        return imported.Any(i => i.Report.HasErrors) ? ExitCode.Invalid : ExitCode.Fine;
    }

    private static string Summary(ImportedSource imported) => imported.Report.ValueUnlessErrors is not { } report
        ? $"{imported.Source.Name}: nothing was imported"
        : Number($"{imported.Source.Name}: {report.RowsRead:N0} rows read, {report.RowsKept:N0} in force")
            + string.Concat(new (long Count, string Word)[]
            {
                (report.RowsFilteredOut, "left out by the source"), (report.RowsRejected, "rejected"), (report.Repeats, "repeated"), (report.Replaced, "replaced"),
            }.Where(part => part.Count > 0).Select(part => Number($", {part.Count:N0} {part.Word}")));

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
