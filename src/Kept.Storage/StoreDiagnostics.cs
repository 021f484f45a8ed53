using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Storage.Retention;
using Kept.Time;
using NodaTime;
using NodaTime.Text;

namespace Kept.Storage;

/// <summary>What can be wrong between files, sources and the store.</summary>
internal static class StoreDiagnostics
{
    private static string Date(long tick) => LocalDatePattern.Iso.Format(DateTimeZone.Utc.LocalAt(tick).Date);

    public static Diagnostic FileChanged(string file) => new(
        "KPT454", Severity.Error, new Place(file, 1, 0, 0),
        "A file that was imported may only grow, since its rows have no key by which they replace earlier ones, but this one says something else in "
        + "rows that were taken before.",
        "Give the source a 'key', so that a row that comes again replaces the earlier one; or import the rows that are new in a file of their own.");

    /// <param name="needed">The time of which measurements are needed.</param>
    public static Diagnostic Removed(Source source, string agreement, string period, TimeRange needed, RemovedTime removed) => new(
        "KPT456", Severity.Error, source.Clause,
        $"'{agreement}' needs measurements of '{source.Name}'{(needed == TimeRange.Always ? "" : $" from {Date(needed.Start)} on")} for {period}, but those of "
            + $"{Date(removed.Range.Start)} to {Date(removed.Range.End - 1)} were removed by retention on {Date(removed.Recorded)}.",
        "What was issued for the period stands: kept issued. A backup from before still has the measurements.");

    public static Diagnostic NothingImported(Source source, bool isKnown) => new(
        "KPT455", Severity.Error, source.Clause,
        isKnown
            ? $"The measurements of '{source.Name}' were imported when the source read its files in another way, and not again since."
            : $"Measurements of '{source.Name}' are expected in the store, but none were imported.",
        "Import the workspace with its files: kept import.");
}
