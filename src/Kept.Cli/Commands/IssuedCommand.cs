using System.CommandLine;
using NodaTime;
using NodaTime.Text;

namespace Kept.Cli.Commands;

internal static class IssuedCommand
{
    public static Command Create(Terminal terminal)
    {
        var store = WorkspaceArguments.NeededStore("The store");
        var workspace = WorkspaceArguments.StoredWorkspace();
        var format = WorkspaceArguments.Format("text lists the revisions; json writes all statements as they were issued, in an array.", "text", "json");
        var command = new Verb(
            "issued", "Shows the statements that were issued, in all revisions, and whether the audit trail is whole.",
            "kept issued --store kept.db")
        {
            workspace, store, format,
        };
        command.SetAction(parsed => Run(parsed.GetValue(store)!, parsed.GetValue(workspace), parsed.GetValue(format)!, terminal));
        return command;
    }

    private static int Run(string place, string? named, string format, Terminal terminal)
    {
        using var opened = OpenedWorkspace.Open(place, named);
        var issued = opened.Statements.All();
        if (format == "json") terminal.Output.Writer.Write($"[\n{string.Join(",\n", issued.Select(s => s.Content.TrimEnd('\n')))}\n]\n");
        else
            foreach (var statement in issued)
            {
                var at = InstantPattern.General.Format(Instant.FromUnixTimeTicks(statement.Recorded));
                terminal.WriteLine($"{statement.Agreement}@{statement.Version} {statement.Period}: revision {statement.Revision}, issued {at}, {statement.Hash}");
                foreach (var change in statement.Changes) terminal.WriteLine($"  {change}");
            }
        if (opened.Trail.FindFault() is not { } fault) return ExitCode.Fine;
        terminal.Error(fault);
        return ExitCode.Invalid;
    }
}
