using System.CommandLine;
using System.Globalization;
using Kept.Diagnostics;
using Kept.Storage.Retention;
using Kept.Time;
using NodaTime;
using NodaTime.Text;

namespace Kept.Cli.Commands;

internal static class RetainCommand
{
    public static Command Create(Terminal terminal)
    {
        var (store, workspace) = (WorkspaceArguments.NeededStore("The store"), WorkspaceArguments.StoredWorkspace());
        var at = new Option<string?>("--at") { Description = "The instant from which the age of measurements is counted; now when left out.", HelpName = "TIME" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Says what would be removed, and removes nothing." };
        var command = new Verb(
            "retain", "Removes measurements that are older than their sources keep, once the statements that need them are issued.",
            "kept retain --store kept.db --dry-run",
            "kept retain --store kept.db --at 2026-07-01")
        {
            workspace, store, at, dryRun,
        };
        command.SetAction(parsed => Run(parsed.GetValue(store)!, parsed.GetValue(workspace), parsed.GetValue(at), parsed.GetValue(dryRun), terminal));
        return command;
    }

    private static int Run(string place, string? named, string? written, bool isDry, Terminal terminal)
    {
        var now = terminal.Now;
        var at = EvaluationRequest.ParseInstant(written, "--at", DateTimeZone.Utc) ?? now;
        if (at > now) throw new UsageException("--at lies in the future: measurements are not older than they are.");
        using var opened = OpenedWorkspace.Open(place, named, terminal.Account);
        var sources = isDry ? opened.Retention().Preview(at) : opened.Retention().Remove(at, now);
        if (sources.Count == 0) terminal.WriteLine("No source says how long its measurements are kept.");
        foreach (var source in sources)
        {
            terminal.WriteLine(Line(source, isDry ? "would be removed" : "removed"));
            foreach (var why in source.Kept) terminal.WriteLine($"  older ones stay: {DisplayText.Harmless(why)}");
        }
        return ExitCode.Fine;
    }

    private static string Line(SourceRetention source, string done) => source.Rows == 0
        ? $"{source.Source.Name}: nothing {done}"
        : string.Create(CultureInfo.InvariantCulture, $"{source.Source.Name}: {source.Rows:N0} rows of {Date(source.Days.Start)} to {Date(source.Days.End - 1)} {done}");

    private static string Date(long tick) => LocalDatePattern.Iso.Format(DateTimeZone.Utc.LocalAt(tick).Date);
}
