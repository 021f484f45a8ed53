using System.CommandLine;
using Kept.Cli.Files;
using Kept.Diagnostics;
using Kept.Language.Explaining;
using Kept.Quantities;

namespace Kept.Cli.Commands;

internal static class ExplainCommand
{
    public static Command Create(Terminal terminal)
    {
        var (workspace, agreement) = (WorkspaceArguments.Workspace(), WorkspaceArguments.Agreement());
        var format = WorkspaceArguments.Format("text for people, json for programs.", "text", "json");
        var command = new Verb(
            "explain", "Shows agreements as they hold, with everything that they extend and include: each value with where it comes from.",
            "kept explain examples/three-levels --agreement acme-shop",
            "kept explain examples/three-levels --format json")
        {
            workspace, agreement, format,
        };
        command.SetAction(parsed => Explain(parsed.GetValue(workspace)!, parsed.GetValue(agreement), parsed.GetValue(format)!, terminal));
        return command;
    }

    private static int Explain(string path, string? name, string format, Terminal terminal)
    {
        var folder = WorkspaceFolder.Load(path);
        Terminal.Show(folder.Checked.Diagnostics.Where(d => d.Severity is not Severity.Note), folder.Find, terminal.Errors);
        if (folder.Checked.HasErrors) return ExitCode.Invalid;
        var texts = folder.Effective.Find(name);
        if (texts.Count == 0 && name is not null) throw UsageException.Unknown("agreement", name, folder.Effective.Names);
        if (format == "json") terminal.Output.Writer.Write(EffectiveTextJson.Write(texts));
        else Write(texts, terminal.Output.Writer);
        return ExitCode.Fine;
    }

    public static void Write(IReadOnlyList<EffectiveText> texts, TextWriter writer)
    {
        var isFirst = true;
        foreach (var page in InParallel.Select(texts, EffectiveTextPrinter.Print))
        {
            if (!isFirst) writer.Write('\n');
            writer.Write(page);
            isFirst = false;
        }
    }
}
