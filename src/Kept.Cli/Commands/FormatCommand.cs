using System.CommandLine;
using Kept.Cli.Files;
using Kept.Diagnostics;
using Kept.Language.Formatting;
using Kept.Language.Text;

namespace Kept.Cli.Commands;

internal static class FormatCommand
{
    private const string StandardInput = "-";

    public static Command Create(Terminal terminal)
    {
        var paths = WorkspaceArguments.Paths("Workspace folders, or single files; '-' reads standard input and writes to standard output.");
        var check = new Option<bool>("--check") { Description = "Changes nothing; exit code 2 when something is not in canonical layout." };
        var command = new Verb(
            "format", "Brings texts into their canonical layout; comments and meaning stay.",
            "kept format contracts",
            "kept format --check contracts",
            "kept format - < acme.yaml")
        {
            paths, check,
        };
        command.SetAction(parsed => parsed.GetValue(paths)!
            .Select(path => path == StandardInput ? FormatInput(parsed.GetValue(check), terminal) : Format(path, parsed.GetValue(check), terminal))
            .ToList().Max());
        return command;
    }

    private static int Format(string path, bool onlyChecks, Terminal terminal)
    {
        var folder = WorkspaceFolder.Load(path);
        var unreadable = folder.Unreadable.Where(d => folder.Asks(d.Place.File)).ToList();
        Terminal.Show(unreadable, folder.Find, terminal.Errors);
        var (changed, failed) = (0, unreadable.Count);
        foreach (var text in folder.Texts.Where(t => folder.Asks(t.Path)))
        {
            var formatted = Formatter.Format(text);
            if (formatted.ValueUnlessErrors is not { } canonical)
            {
                Terminal.Show(formatted.Diagnostics, folder.Find, terminal.Errors);
                failed++;
            }
            else if (canonical != text.Text)
            {
                changed++;
                terminal.WriteLine($"{text.Path}: {(onlyChecks ? "not in canonical layout" : "formatted")}");
                if (!onlyChecks) Write(Path.Combine(folder.Path, text.Path), canonical);
            }
        }
        return failed > 0 || (onlyChecks && changed > 0) ? ExitCode.Invalid : ExitCode.Fine;
    }

    private static int FormatInput(bool onlyChecks, Terminal terminal)
    {
        using var bytes = new MemoryStream();
        terminal.Input.CopyTo(bytes);
        var decoded = SourceText.Decode("(standard input)", bytes.ToArray());
        var formatted = decoded.Value is { } text ? Formatter.Format(text) : new Checked<string>(null, decoded.Diagnostics);
        if (formatted.ValueUnlessErrors is not { } canonical)
        {
            Terminal.Show(formatted.Diagnostics, _ => decoded.Value, terminal.Errors);
            return ExitCode.Invalid;
        }
        if (!onlyChecks) terminal.Output.Writer.Write(canonical);
        else if (canonical != decoded.Value!.Text)
        {
            terminal.WriteLine($"{decoded.Value.Path}: not in canonical layout");
            return ExitCode.Invalid;
        }
        return ExitCode.Fine;
    }

    /// <summary>Writes beside the file first, so that an interruption leaves either the old text or the new.</summary>
    private static void Write(string file, string content)
    {
        var target = File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file;
        var beside = target + ".new";
        File.Copy(target, beside, overwrite: true);   // for its owner and mode
        File.WriteAllText(beside, content);
        File.Move(beside, target, overwrite: true);
    }
}
