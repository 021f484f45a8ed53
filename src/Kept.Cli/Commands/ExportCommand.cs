using System.CommandLine;
using Kept.Agreements;
using Kept.Cli.Files;
using Kept.Language.Binding.OpenSlo;

namespace Kept.Cli.Commands;

internal static class ExportCommand
{
    public static Command Create(Terminal terminal)
    {
        var (workspace, agreement) = (WorkspaceArguments.WorkspaceOrStored(), WorkspaceArguments.Agreement());
        var store = WorkspaceArguments.Store();
        var format = WorkspaceArguments.Format("openslo: documents of OpenSLO v1; texts: the texts as they are, out of a store.", "openslo", "texts");
        var output = new Option<string?>("--output", "-o")
        {
            Description = "A file, or a folder that gets a file for each agreement; standard output when left out.",
            HelpName = "PATH",
        };
        var command = new Verb(
            "export", "Writes the objectives of agreements for other systems, and says what these cannot be told; or the texts of a store.",
            "kept export examples/web-shop --format openslo",
            "kept export --store kept.db --format texts --output contracts")
        {
            workspace, agreement, store, format, output,
        };
        command.AskForInputs(workspace, store, data: null);
        command.SetAction(parsed =>
        {
            using var opened = parsed.GetValue(store) is { } place ? OpenedWorkspace.Open(place, parsed.GetValue(workspace)) : null;
            var folder = opened?.Folder ?? WorkspaceFolder.Load(parsed.GetValue(workspace)!);
            return parsed.GetValue(format) == "texts"
                ? WriteTexts(folder, parsed.GetValue(output))
                : Run(folder, parsed.GetValue(agreement), parsed.GetValue(output), terminal);
        });
        return command;
    }

    /// <summary>Writes the files of a workspace into a folder that does not hold others of their names.</summary>
    private static int WriteTexts(WorkspaceFolder folder, string? output)
    {
        if (output is null) throw new UsageException("The texts of a workspace are several files: give the folder that gets them with --output FOLDER.");
        var files = folder.Files().Select(text => (Path: Path.Combine(output, text.Path), text.Content)).ToList();
        if (files.Find(f => File.Exists(f.Path)) is { Path: { } there }) throw new UsageException($"There is a file '{there}' already; name an empty folder.");
        foreach (var (path, content) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, content);
        }
        return ExitCode.Fine;
    }

    private static int Run(WorkspaceFolder folder, string? name, string? output, Terminal terminal)
    {
        Terminal.Show(folder.Checked.Diagnostics, folder.Find, terminal.Errors);
        if (folder.Checked.ValueUnlessErrors is not { } workspace) return ExitCode.Invalid;
        var found = workspace.Agreements.Where(a => name is null ? !a.IsExtended : a.IsNamed(name)).ToList();
        if (found.Count == 0 && name is not null) throw UsageException.Unknown("agreement", name, workspace.Agreements.Select(a => a.Name));
        if (found.Count == 0) throw new UsageException("The workspace holds no agreement.");

        var written = found.Select(a => (Agreement: a, OpenSlo: OpenSloWriter.Write(a))).ToList();
        foreach (var (agreement, openSlo) in written)
            foreach (var line in openSlo.LeftOut) terminal.Error($"{agreement.Name}: left out: {line}");

        if (output is null) terminal.Output.Writer.Write(string.Concat(written.Select(w => w.OpenSlo.Text)));
        else if (Directory.Exists(output)) written.ForEach(w => File.WriteAllText(FileIn(output, w.Agreement), w.OpenSlo.Text));
        else File.WriteAllText(output, string.Concat(written.Select(w => w.OpenSlo.Text)));
        return ExitCode.Fine;
    }

    private static string FileIn(string folder, Agreement agreement) => Path.Combine(folder, $"{agreement.Name}.openslo.yaml");
}
