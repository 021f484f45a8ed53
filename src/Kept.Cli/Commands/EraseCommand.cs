using System.CommandLine;
using Kept.Storage;
using Kept.Storage.Pseudonyms;

namespace Kept.Cli.Commands;

internal static class EraseCommand
{
    public static Command Create(Terminal terminal)
    {
        var (store, reason) = (WorkspaceArguments.NeededStore("The store"), WorkspaceArguments.Reason());
        var person = new Option<string>("--person") { Description = "The personal data as files write it; - reads a line of standard input.", HelpName = "VALUE", Required = true };
        var command = new Verb(
            "erase", "Forgets who is behind a pseudonym; rows, statements and the audit trail keep the pseudonym, and every hash still verifies.",
            "kept erase --store kept.db --person \"Erika Mustermann\" --reason \"request 17 of 2 August\"")
        {
            store, person, reason,
        };
        command.SetAction(parsed => Run(parsed.GetValue(store)!, Value(parsed.GetValue(person)!, terminal), parsed.GetValue(reason)!, terminal));
        return command;
    }

    private static int Run(string place, string person, string reason, Terminal terminal)
    {
        if (person.Length == 0) throw new UsageException("--person takes the personal data as files write it.");
        if (reason.Contains(person, StringComparison.OrdinalIgnoreCase)) throw new UsageException("The reason names who is to be forgotten, and would stay in the audit trail.");
        using var store = Store.Open(place, makesOne: false, terminal.Account);
        var erasure = new Erasure(store, Organisation.Own);
        terminal.WriteLine(erasure.Erase(person, reason, terminal.Now) switch
        {
            ErasureOutcome.Erased erased => $"Nobody knows any more who is behind {erased.Pseudonym}. Backups that were taken before do.",
            ErasureOutcome.ErasedBefore before => $"Who is behind {before.Pseudonym} was erased before.",
            ErasureOutcome.Unknown => "No personal column of the store ever held this.",
            _ => throw new System.Diagnostics.UnreachableException(),
        });
        var left = erasure.FindLeft(person);
        foreach (var where in left) terminal.Error($"It still stands in {where}, which came into the store before it was called personal.");
        return left.Count == 0 ? ExitCode.Fine : ExitCode.Invalid;
    }

    private static string Value(string written, Terminal terminal)
    {
        if (written != "-") return written;
        using var reader = new StreamReader(terminal.Input);
        return reader.ReadLine() ?? "";
    }
}
