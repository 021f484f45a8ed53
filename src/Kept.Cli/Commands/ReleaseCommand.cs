using System.CommandLine;

namespace Kept.Cli.Commands;

internal static class ReleaseCommand
{
    public static Command Create(Terminal terminal)
    {
        var (store, workspace, reason) = (WorkspaceArguments.NeededStore("The store"), WorkspaceArguments.StoredWorkspace(), WorkspaceArguments.Reason());
        var hold = new Option<long>("--hold") { Description = "The number of the hold, as 'kept hold' lists it.", HelpName = "NUMBER", Required = true };
        var command = new Verb(
            "release", "Ends a legal hold, so that measurements may be removed again.",
            "kept release --store kept.db --hold 1 --reason \"the parties agreed on 3 September\"")
        {
            workspace, store, hold, reason,
        };
        command.SetAction(parsed =>
        {
            using var opened = OpenedWorkspace.Open(parsed.GetValue(store)!, parsed.GetValue(workspace), terminal.Account);
            var number = parsed.GetValue(hold);
            if (opened.Holds.Release(number, parsed.GetValue(reason)!, terminal.Now) is not { } released)
                throw new UsageException($"There is no hold {number} that holds. 'kept hold' lists all.");
            terminal.WriteLine($"Hold {number} on {released.Agreement}, {released.Days}, is released.");
            return ExitCode.Fine;
        });
        return command;
    }
}
