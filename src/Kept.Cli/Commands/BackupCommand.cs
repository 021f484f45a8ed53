using System.CommandLine;
using System.Globalization;
using Kept.Storage;
using Kept.Storage.Backups;

namespace Kept.Cli.Commands;

internal static class BackupCommand
{
    public static Command Create(Terminal terminal)
    {
        var store = WorkspaceArguments.NeededStore("The store");
        var output = new Option<string>("--output", "-o")
        {
            Description = "The file that gets the backup; it is a store itself, and no other backup is replaced.",
            HelpName = "FILE",
            Required = true,
        };
        var command = new Verb(
            "backup", "Copies all of a store, as it stands at one instant, into a file.",
            "kept backup --store kept.db --output monday.db",
            "kept backup --store postgresql://kept@localhost/kept --output monday.db")
        {
            store, output,
        };
        command.SetAction(parsed => Run(parsed.GetValue(store)!, parsed.GetValue(output)!, terminal));
        return command;
    }

    private static int Run(string place, string output, Terminal terminal)
    {
        using var store = Store.Open(place, makesOne: false, terminal.Account);
        var rows = Backup.Write(store, Organisation.Own, output, terminal.Now);
        terminal.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows are in {output}."));
        return ExitCode.Fine;
    }
}
