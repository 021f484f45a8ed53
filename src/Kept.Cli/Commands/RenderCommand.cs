using System.CommandLine;
using Kept.Agreements;
using Kept.Cli.Files;
using Kept.Documents;

namespace Kept.Cli.Commands;

internal static class RenderCommand
{
    public static Command Create(Terminal terminal)
    {
        var path = WorkspaceArguments.Path("A workspace folder, or a single file of one.");
        var agreement = WorkspaceArguments.OneAgreement();
        var format = WorkspaceArguments.Format("html to read or print, md for plain text, pdf to sign.", "html", "md", "pdf");
        var output = Delivery.Output("the document");
        var summary = new Option<bool>("--summary") { Description = "Only the summary on one page; the contract is what holds." };
        var command = new Verb(
            "render", "Writes the contract document of an agreement: everything that its text says, in plain English.",
            "kept render examples/web-shop --output contract.html",
            "kept render examples/web-shop --format pdf --output contract.pdf",
            "kept render examples/web-shop --format md --summary",
            "kept render contracts --agreement acme-shop --format md > acme-shop.md")
        {
            path, agreement, format, output, summary,
        };
        command.SetAction(parsed => Run(
            parsed.GetValue(path)!, parsed.GetValue(agreement), parsed.GetValue(format)!, parsed.GetValue(output), parsed.GetValue(summary), terminal));
        return command;
    }

    private static int Run(string path, string? name, string format, string? output, bool isSummary, Terminal terminal)
    {
        var delivery = new Delivery(format, output, terminal);
        var folder = WorkspaceFolder.Load(path, prefersAsked: true);
        Terminal.Show(folder.Checked.Diagnostics, folder.Find, terminal.Errors);
        if (folder.Checked.ValueUnlessErrors is not { } workspace) return ExitCode.Invalid;

        var drawn = Contract.Draw(Find(workspace, folder, name));
        Terminal.Show(drawn.Diagnostics, folder.Find, terminal.Errors);
        if (drawn.ValueUnlessErrors is not { } contract) return ExitCode.Invalid;
        delivery.Write(format == "md"
            ? isSummary ? ContractMarkdown.WriteSummary(contract) : ContractMarkdown.Write(contract)
            : isSummary ? ContractHtml.WriteSummary(contract) : ContractHtml.Write(contract));
        return ExitCode.Fine;
    }

    private static Agreement Find(Workspace workspace, WorkspaceFolder folder, string? name)
    {
        var asked = workspace.Agreements.Where(a => folder.Asks(a.Clause.File)).ToList();
        var found = asked.Where(a => name is null ? !a.IsExtended : a.IsNamed(name)).Latest().ToList();
        return found.Count switch
        {
            0 when name is not null => throw UsageException.Unknown("agreement", name, asked.Select(a => a.Name)),
            0 => throw new UsageException("There is no agreement, and so no contract."),
            1 => found[0],
            _ => throw new UsageException($"There are {found.Count} agreements: name one with --agreement. There are {string.Join(", ", found.Select(a => a.Name))}."),
        };
    }
}
