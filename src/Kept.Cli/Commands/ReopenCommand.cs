using System.CommandLine;

namespace Kept.Cli.Commands;

internal static class ReopenCommand
{
    public static Command Create(Terminal terminal)
    {
        var (store, period, workspace) = (WorkspaceArguments.NeededStore("The store"), WorkspaceArguments.Period(), WorkspaceArguments.StoredWorkspace());
        var agreement = new Option<string>("--agreement", "-a") { Description = "The name of the agreement.", HelpName = "NAME", Required = true };
        var reason = WorkspaceArguments.Reason();
        var command = new Verb(
            "reopen", "Opens a period again that was closed, so that everything counts that came since.",
            "kept reopen --store kept.db --agreement web-shop --period 2026-06 --reason \"the probes of the 12th came late\"")
        {
            workspace, store, agreement, period, reason,
        };
        command.SetAction(parsed => Run(
            parsed.GetValue(store)!, parsed.GetValue(workspace), parsed.GetValue(agreement)!, parsed.GetValue(period)!, parsed.GetValue(reason)!, terminal));
        return command;
    }

    private static int Run(string place, string? named, string agreement, string period, string reason, Terminal terminal)
    {
        using var opened = OpenedWorkspace.Open(place, named, terminal.Account);
        if (opened.Closings.Reopen(agreement, period, reason, terminal.Now) is null)
            throw new UsageException($"{period} is not closed for '{agreement}'. {Closed(opened)}");
        terminal.WriteLine($"{agreement} {period}: open again");
        return ExitCode.Fine;
    }

    private static string Closed(OpenedWorkspace opened) => opened.Closings.All().Where(c => c.IsClosed).Select(c => $"{c.Agreement} {c.Period}").ToList() is { Count: > 0 } closed
        ? $"Closed are {string.Join(", ", closed)}."
        : "Nothing is closed.";
}
