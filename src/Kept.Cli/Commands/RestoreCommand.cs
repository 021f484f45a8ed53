using System.CommandLine;
using System.Globalization;
using Kept.Storage;
using Kept.Storage.Backups;

namespace Kept.Cli.Commands;

internal static class RestoreCommand
{
    public static Command Create(Terminal terminal)
    {
        var backup = new Argument<string>("BACKUP") { Description = "The file with the backup." };
        var store = WorkspaceArguments.NeededStore("The store, which is made when it is not there, and may hold nothing yet");
        var command = new Verb(
            "restore", "Brings a backup into an empty store, of whichever kind.",
            "kept restore monday.db --store kept.db",
            "kept restore monday.db --store postgresql://kept@localhost/kept")
        {
            backup, store,
        };
        command.SetAction(parsed => Run(parsed.GetValue(backup)!, parsed.GetValue(store)!, terminal));
        return command;
    }

    private static int Run(string backup, string place, Terminal terminal)
    {
        using var store = Store.Open(place, by: terminal.Account);
        var rows = Backup.Restore(backup, store, Organisation.Own, terminal.Now);
        terminal.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows are in the store."));
        return ExitCode.Fine;
    }
}
