using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Time;
using NodaTime;

namespace Kept.Language.Linting;

/// <summary>Counters whose rows are longer than the hours are closed: a row counts where its instant lies, so that one of a whole day, which
/// lies at midnight, is left out with all that happened within the hours.</summary>
internal static class RowsOutsideHours
{
    private static readonly TimeRange Some = DateTimeZone.Utc.RangeOf(new LocalDate(2026, 1, 1), new LocalDate(2027, 1, 1));

    public static IEnumerable<Diagnostic> Check(Agreement agreement) =>
        from objective in agreement.Objectives
        from part in objective.Indicator.Parts()
        from source in part.Selections().Select(s => s.Source).Distinct()
        let bucket = (source.Content as SourceContent.Counts)?.BucketTicks ?? 0
        from mask in part.Masks().Take(1)
        let hours = mask.Hours ?? objective.Service?.Hours
        where bucket > 0 && hours is not null && !hours.IsAlways && ShortestClosed(hours) is { } closed && bucket > closed
        select new Diagnostic(
            "KPT534", Severity.Warning, objective.Clause,
            $"A row of '{source.Name}' stands for {Wording.Length(bucket)}, longer than the hours '{hours.Name}' are closed in between, and counts only if its instant lies within them.",
            "Write 'hours: always' in the indicator, or count in shorter buckets.");

    /// <summary>The shortest time for which hours are closed between two openings of a year; null when there are no two.</summary>
    private static long? ShortestClosed(Calendar hours)
    {
        var open = hours.Resolve(Some);
        return open.Zip(open.Skip(1), (one, next) => (long?)(next.Start - one.End)).Min();
    }
}
