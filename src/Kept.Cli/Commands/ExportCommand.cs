using System.CommandLine;
using Kept.Agreements;
using Kept.Cli.Files;
using Kept.Language.Binding.OpenSlo;

namespace Kept.Cli.Commands;

internal static class ExportCommand
{
    public static Command Create(Terminal terminal)
    {
        var (workspace, agreement) = (WorkspaceArguments.Workspace(), WorkspaceArguments.Agreement());
        var format = WorkspaceArguments.Format("openslo: documents of OpenSLO v1.", "openslo");
        var output = new Option<string?>("--output", "-o")
        {
            Description = "A file, or a folder that gets a file for each agreement; standard output when left out.",
            HelpName = "PATH",
        };
        var command = new Verb(
            "export", "Writes the objectives of agreements for other systems, and says what these cannot be told.",
            "kept export examples/web-shop --format openslo")
        {
            workspace, agreement, format, output,
        };
        command.SetAction(parsed => Run(parsed.GetValue(workspace)!, parsed.GetValue(agreement), parsed.GetValue(output), terminal));
        return command;
    }

    private static int Run(string path, string? name, string? output, Terminal terminal)
    {
        var folder = WorkspaceFolder.Load(path);
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
