using System.CommandLine;
using Kept.Cli.Files;
using Kept.Diagnostics;
using Kept.Language.Linting;

namespace Kept.Cli.Commands;

internal static class CheckCommand
{
    public static Command Create(Terminal terminal)
    {
        var paths = WorkspaceArguments.Paths("Workspace folders, or single files of one.");
        var command = new Verb(
            "check", "Reads the texts of a workspace and shows every mistake with its place and a remedy.",
            "kept check examples/web-shop",
            "kept check contracts/acme.yaml")
        {
            paths,
        };
        command.SetAction(parsed => parsed.GetValue(paths)!.Select(path => Check(path, terminal)).ToList().Max());
        return command;
    }

    private static int Check(string path, Terminal terminal)
    {
        var folder = WorkspaceFolder.Load(path);
        var warnings = folder.Checked.ValueUnlessErrors is { } sound ? Linter.Check(sound) : [];
        var diagnostics = folder.Checked.Diagnostics.Concat(warnings).Where(d => folder.Asks(d.Place.File)).ToList();
        Terminal.Show(diagnostics, folder.Find, terminal.Output);
        if (diagnostics.Any(d => d.Severity is Severity.Error)) return ExitCode.Invalid;

        terminal.WriteLine($"{path}: fine. {Contents(folder)}".TrimEnd());
        return ExitCode.Fine;
    }

    /// <summary>What a workspace holds; nothing when another file of it has errors.</summary>
    private static string Contents(WorkspaceFolder folder) => folder.Checked.ValueUnlessErrors is not { } workspace
        ? ""
        : $"{Count(workspace.Agreements.Count, "agreement")}, "
            + $"{Count(workspace.Agreements.Sum(a => a.Objectives.Count), "objective")}, {Count(workspace.Sources.Count, "source")}.";

    private static string Count(int number, string thing) => $"{number} {thing}{(number == 1 ? "" : "s")}";
}
