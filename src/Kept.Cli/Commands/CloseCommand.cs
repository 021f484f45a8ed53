using System.CommandLine;
using Kept.Agreements;

namespace Kept.Cli.Commands;

internal static class CloseCommand
{
    public static Command Create(Terminal terminal)
    {
        var (store, agreement, period) = (WorkspaceArguments.NeededStore("The store"), WorkspaceArguments.Agreement(), WorkspaceArguments.Period());
        var workspace = WorkspaceArguments.StoredWorkspace();
        var command = new Verb(
            "close", "Closes a period that is over: measurements that come later are kept, but no longer change it.",
            "kept close --store kept.db --period 2026-06")
        {
            workspace, store, agreement, period,
        };
        command.SetAction(parsed => Run(
            new EvaluationRequest(parsed.GetValue(workspace), parsed.GetValue(agreement), parsed.GetValue(period)!, null, null, null, Store: parsed.GetValue(store)), terminal));
        return command;
    }

    private static int Run(EvaluationRequest request, Terminal terminal)
    {
        using var opened = OpenedWorkspace.Open(request.Store!, request.Workspace, terminal.Account);
        if (opened.Folder.Checked.ValueUnlessErrors is not { } workspace) throw new UsageException("The texts have errors; 'kept check' shows them.");
        foreach (var versions in request.Find(workspace).GroupBy(a => a.Name))
        {
            if (versions.Select(a => request.PeriodIn(a.Zone)).FirstOrDefault(p => p.Range.End > terminal.Now) is { } running)
                throw new UsageException($"{running.Label} is not over, so that '{versions.Key}' cannot be closed for it.");
            terminal.WriteLine(Close(versions.Key, request, versions, opened, terminal));
        }
        return ExitCode.Fine;
    }

    private static string Close(string name, EvaluationRequest request, IEnumerable<Agreement> versions, OpenedWorkspace opened, Terminal terminal)
    {
        var period = request.PeriodIn(versions.First().Zone).Label;
        return opened.Closings.Close(name, period, versions.SelectMany(a => a.Sources()).DistinctBy(s => s.Name), terminal.Now) is null
            ? $"{name} {period}: was closed before"
            : $"{name} {period}: closed";
    }
}
