using System.CommandLine;
using Kept.Storage.Statements;

namespace Kept.Cli.Commands;

internal static class IssueCommand
{
    public static Command Create(Terminal terminal)
    {
        var (store, agreement, period) = (WorkspaceArguments.NeededStore("The store"), WorkspaceArguments.Agreement(), WorkspaceArguments.Period());
        var (asOf, at) = (WorkspaceArguments.AsOf(), WorkspaceArguments.At());
        var workspace = WorkspaceArguments.StoredWorkspace();
        var command = new Verb(
            "issue", "Writes the statements of a period down for good; what differs from those before is a new revision, with the reasons.",
            "kept issue --store kept.db --period 2026-06")
        {
            workspace, store, agreement, period, asOf, at,
        };
        command.SetAction(parsed => Run(
            new EvaluationRequest(
                parsed.GetValue(workspace), parsed.GetValue(agreement), parsed.GetValue(period)!, Data: null, parsed.GetValue(asOf), parsed.GetValue(at),
                Store: parsed.GetValue(store)),
            terminal));
        return command;
    }

    private static int Run(EvaluationRequest request, Terminal terminal)
    {
        if (request.Workspace is { } named && (Directory.Exists(named) || File.Exists(named)))
            throw new UsageException($"Statements are issued by the texts of the store, and '{named}' is a folder or file. Import it, and give its name.");
        if (Evaluating.Run(request, terminal) is not { } statements) return ExitCode.Invalid;
        using var opened = OpenedWorkspace.Open(request.Store!, request.Workspace, terminal.Account);
        foreach (var statement in statements)
        {
            var (issued, word) = opened.Statements.Issue(statement, terminal.Now) switch
            {
                IssueOutcome.Issued now => (now.Statement, "issued"),
                IssueOutcome.Unchanged before => (before.Last, "stands as it was issued"),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
            terminal.WriteLine($"{issued.Agreement}@{issued.Version} {issued.Period}: revision {issued.Revision} {word}, {issued.Hash}");
            if (word == "issued")
                foreach (var change in issued.Changes) terminal.WriteLine($"  {change}");
        }
        return ExitCode.Fine;
    }
}
