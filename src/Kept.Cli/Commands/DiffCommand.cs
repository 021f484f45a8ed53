using System.CommandLine;
using Kept.Agreements;
using Kept.Cli.Files;
using Kept.Documents;

namespace Kept.Cli.Commands;

internal static class DiffCommand
{
    public static Command Create(Terminal terminal)
    {
        var before = new Argument<string>("BEFORE") { Description = "A workspace folder, or a single file of one: the older version." };
        var after = new Argument<string>("AFTER") { Description = "The newer version." };
        var agreement = WorkspaceArguments.Agreement("all of them");
        var format = WorkspaceArguments.Format("text for people, md to mail, html to read or print, pdf to send.", "text", "md", "html", "pdf");
        var output = Delivery.Output("the redline");
        var command = new Verb(
            "diff", "Shows what two versions of agreements say differently, in words, and what that does to credits.",
            "kept diff examples/web-shop examples/web-shop",
            "kept diff contracts/2025 contracts/2026 --agreement acme-shop",
            "kept diff acme-v3.yaml acme-v4.yaml --format html --output redline.html")
        {
            before, after, agreement, format, output,
        };
        command.SetAction(parsed => Run(
            parsed.GetValue(before)!, parsed.GetValue(after)!, parsed.GetValue(agreement), parsed.GetValue(format)!, parsed.GetValue(output), terminal));
        return command;
    }

    private static int Run(string before, string after, string? name, string format, string? output, Terminal terminal)
    {
        var delivery = new Delivery(format, output, terminal);
        if (Load(before, terminal) is not { } old || Load(after, terminal) is not { } now) return ExitCode.Invalid;
        if (name is not null && !old.Concat(now).Any(a => a.IsNamed(name)))
            throw UsageException.Unknown("agreement", name, old.Concat(now).Select(a => a.Name));

        var amendments = Amendments.Between(Named(old, name), Named(now, name));
        delivery.Write(format switch
        {
            "text" => RedlineText.Write(amendments),
            "md" => RedlineMarkdown.Write(amendments),
            _ => RedlineHtml.Write(amendments),
        });
        return ExitCode.Fine;
    }

    private static List<Agreement>? Load(string path, Terminal terminal)
    {
        var folder = WorkspaceFolder.Load(path, prefersAsked: true);
        Terminal.Show(folder.Checked.Diagnostics, folder.Find, terminal.Errors);
        return folder.Checked.ValueUnlessErrors?.Agreements.Where(a => folder.Asks(a.Clause.File)).ToList();
    }

    private static List<Agreement> Named(List<Agreement> agreements, string? name) =>
        [.. (name is null ? agreements : agreements.FindAll(a => a.IsNamed(name))).Latest()];
}
