using System.CommandLine;
using Kept.Cli.Files;
using Kept.Diagnostics;
using Kept.Language.Linting;

namespace Kept.Cli.Commands;

internal static class CheckCommand
{
    public static Command Create()
    {
        var path = new Argument<string[]>("PATH") { Description = "Workspace folders, or single files of one.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("check", "Reads the texts of a workspace and shows every mistake with its place and a remedy.") { path };
        command.SetAction(parsed => parsed.GetValue(path)!.Max(Check));
        return command;
    }

    private static int Check(string path)
    {
        var folder = WorkspaceFolder.Load(path);
        var only = File.Exists(path) ? Path.GetRelativePath(folder.Path, path) : null;
        var warnings = folder.Checked.ValueUnlessErrors is { } sound ? Linter.Check(sound) : [];
        var diagnostics = folder.Checked.Diagnostics.Concat(warnings).Where(d => only is null || d.Place.File == only).ToList();
        Terminal.Show(diagnostics, folder, Console.Out);
        if (diagnostics.Any(d => d.Severity is Severity.Error)) return ExitCode.Invalid;

        var workspace = folder.Checked.Value!;
        Console.WriteLine($"{path}: fine. {Count(workspace.Agreements.Count, "agreement")}, "
            + $"{Count(workspace.Agreements.Sum(a => a.Objectives.Count), "objective")}, {Count(workspace.Sources.Count, "source")}.");
        return ExitCode.Fine;
    }

    private static string Count(int number, string thing) => $"{number} {thing}{(number == 1 ? "" : "s")}";
}
