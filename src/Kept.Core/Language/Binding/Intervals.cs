using Kept.Agreements;
using Kept.Language.Binding.Shapes;
using NodaTime;

namespace Kept.Language.Binding;

internal static class Intervals
{
    /// <summary>The length of intervals in ticks; null (and reported) when they do not divide a day, are so short that a
    /// day of them fills the memory, or cut the buckets of the source's counters.</summary>
    public static long? TicksOf(RecordReader record, Field<Length> field, Source source)
    {
        var length = record.Get(field);
        if (length.Ticks < NodaConstants.TicksPerSecond)
            record.Report(IndicatorDiagnostics.IntervalIsTooShort(record.PlaceOf(field), length.Written));
        else if (NodaConstants.TicksPerDay % length.Ticks != 0)
            record.Report(IndicatorDiagnostics.IntervalDoesNotDivideTheDay(record.PlaceOf(field), length.Written));
        else if (source.Content is SourceContent.Counts { BucketTicks: > 0 and var bucket } && length.Ticks % bucket != 0)
            record.Report(IndicatorDiagnostics.IntervalCutsBuckets(record.PlaceOf(field), length.Written, source, bucket));
        else
            return length.Ticks;
        return null;
    }
}
