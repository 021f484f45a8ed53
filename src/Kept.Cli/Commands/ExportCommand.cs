using System.CommandLine;
using Kept.Agreements;
using Kept.Cli.Files;
using Kept.Language.Binding.OpenSlo;

namespace Kept.Cli.Commands;

internal static class ExportCommand
{
    public static Command Create()
    {
        var (workspace, agreement) = (WorkspaceArguments.Workspace(), WorkspaceArguments.Agreement());
        var format = new Option<string>("--format", "-f")
        {
            Description = "openslo: documents of OpenSLO v1.",
            DefaultValueFactory = _ => "openslo",
        };
        format.AcceptOnlyFromAmong("openslo");
        var output = new Option<string?>("--output", "-o")
        {
            Description = "A file, or a folder that gets a file for each agreement; written to the standard output when left out.",
            HelpName = "PATH",
        };
        var command = new Command("export",
            """
            Writes the objectives of agreements for other systems, and says what these cannot be told.

            Example:
              kept export examples/web-shop --format openslo --output shop.yaml
            """)
        {
            workspace, agreement, format, output,
        };
        command.SetAction(parsed => Run(parsed.GetValue(workspace)!, parsed.GetValue(agreement), parsed.GetValue(output)));
        return command;
    }

    private static int Run(string path, string? name, string? output)
    {
        var folder = WorkspaceFolder.Load(path);
        Terminal.Show(folder.Checked.Diagnostics, folder, Console.Error);
        if (folder.Checked.ValueUnlessErrors is not { } workspace) return ExitCode.Invalid;
        var written = WorkspaceArguments.Find(workspace, name).Select(a => (Agreement: a, OpenSlo: OpenSloWriter.Write(a))).ToList();
        foreach (var (agreement, openSlo) in written)
            foreach (var line in openSlo.LeftOut) Terminal.Error($"{agreement.Name}: left out: {line}");

        if (output is null) Console.Write(string.Concat(written.Select(w => w.OpenSlo.Text)));
        else if (Directory.Exists(output)) written.ForEach(w => File.WriteAllText(FileIn(output, w.Agreement), w.OpenSlo.Text));
        else File.WriteAllText(output, string.Concat(written.Select(w => w.OpenSlo.Text)));
        return ExitCode.Fine;
    }

    private static string FileIn(string folder, Agreement agreement) => Path.Combine(folder, $"{agreement.Name}.openslo.yaml");
}
