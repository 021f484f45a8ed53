using System.CommandLine;
using Kept.Cli.Files;
using Kept.Diagnostics;
using Kept.Language.Linting;
using Kept.Language.Signing;

namespace Kept.Cli.Commands;

internal static class CheckCommand
{
    public static Command Create(Terminal terminal)
    {
        var paths = WorkspaceArguments.Paths("Workspace folders, or single files of one.");
        var forSignature = new Option<bool>("--for-signature")
        {
            Description = "Also asks for what agreements need before they are signed: who owes each objective, its owner, contact and reporter.",
        };
        var explain = new Option<bool>("--explain")
        {
            Description = "Then shows the agreements as they hold, as kept explain does: one reading for both.",
        };
        var command = new Verb(
            "check", "Reads the texts of a workspace and shows every mistake with its place and a remedy.",
            "kept check examples/web-shop",
            "kept check contracts/acme.yaml --for-signature",
            "kept check examples/three-levels --explain")
        {
            paths, forSignature, explain,
        };
        command.SetAction(parsed => parsed.GetValue(paths)!
            .Select(path => Check(path, parsed.GetValue(forSignature), parsed.GetValue(explain), terminal)).ToList().Max());
        return command;
    }

    private static int Check(string path, bool forSignature, bool explain, Terminal terminal)
    {
        var folder = WorkspaceFolder.Load(path);
        var sound = folder.Checked.ValueUnlessErrors;
        var missing = forSignature && sound is not null ? SignatureCheck.Of(sound) : [];
        var warnings = sound is not null ? Linter.Check(sound) : [];
        var diagnostics = folder.Checked.Diagnostics.Concat(missing).Concat(warnings).Where(d => folder.Asks(d.Place.File)).ToList();
        Terminal.Show(diagnostics, folder.Find, terminal.Output);
        if (diagnostics.Any(d => d.Severity is Severity.Error)) return ExitCode.Invalid;

        terminal.WriteLine($"{path}: fine. {Contents(folder)}".TrimEnd());
        if (explain)
        {
            terminal.WriteLine("");
            ExplainCommand.Write(folder.Effective.Find(null).Where(text => folder.Asks(text.File)).ToList(), terminal.Output.Writer);
        }
        return ExitCode.Fine;
    }

    /// <summary>What a workspace holds; nothing when another file of it has errors.</summary>
    private static string Contents(WorkspaceFolder folder) => folder.Checked.ValueUnlessErrors is not { } workspace
        ? ""
        : $"{Count(workspace.Agreements.Count, "agreement")}, "
            + $"{Count(workspace.Agreements.Sum(a => a.Objectives.Count), "objective")}, {Count(workspace.Sources.Count, "source")}.";

    private static string Count(int number, string thing) => $"{number} {thing}{(number == 1 ? "" : "s")}";
}
