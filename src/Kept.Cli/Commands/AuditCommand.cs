using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kept.Diagnostics;
using Kept.Storage;
using Kept.Storage.Audit;
using NodaTime;
using NodaTime.Text;

namespace Kept.Cli.Commands;

internal static class AuditCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(Terminal terminal)
    {
        var store = WorkspaceArguments.NeededStore("The store");
        var format = WorkspaceArguments.Format("text for people; json has all that the hashes are taken of.", "text", "json");
        var command = new Verb(
            "audit", "Shows what was done in a store, when, and by whom if that is known, and whether the trail and the issued statements are whole.",
            "kept audit --store kept.db")
        {
            store, format,
        };
        command.SetAction(parsed => Run(parsed.GetValue(store)!, parsed.GetValue(format)!, terminal));
        return command;
    }

    private static int Run(string place, string format, Terminal terminal)
    {
        using var store = Store.Open(place, makesOne: false);
        var trail = new AuditTrail(store, Organisation.Own);
        var (entries, fault) = (trail.All(), trail.FindFault());
        if (format == "json") WriteJson(entries, fault, terminal);
        else WriteText(entries, fault, terminal);
        if (fault is null) return ExitCode.Fine;
        terminal.Error(fault);
        return ExitCode.Invalid;
    }

    private static void WriteText(IReadOnlyList<AuditEntry> entries, string? fault, Terminal terminal)
    {
        foreach (var entry in entries)
        {
            terminal.WriteLine(DisplayText.Harmless(string.Create(
                CultureInfo.InvariantCulture, $"{entry.Number}. {At(entry)} {entry.What}{(entry.By is { } by ? $" (by {by})" : "")}")));
            foreach (var line in entry.Details) terminal.WriteLine($"   {DisplayText.Harmless(line)}");
        }
        if (fault is null)
            terminal.WriteLine(entries.Count == 0 ? "Nothing was done yet." : string.Create(CultureInfo.InvariantCulture, $"All {entries.Count} entries are whole; the last hash is {entries[^1].Hash}."));
    }

    private static void WriteJson(IReadOnlyList<AuditEntry> entries, string? fault, Terminal terminal) => terminal.WriteLine(JsonSerializer.Serialize(
        new
        {
            isWhole = fault is null,
            fault,
            entries = entries.Select(e => new { number = e.Number, at = At(e), what = e.What, by = e.By, details = e.Details, ticks = e.Recorded, text = e.Text, hash = e.Hash }),
        },
        Indented));

    private static string At(AuditEntry entry) => InstantPattern.General.Format(Instant.FromUnixTimeTicks(entry.Recorded));
}
