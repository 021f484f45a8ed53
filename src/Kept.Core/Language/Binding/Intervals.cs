using Kept.Language.Binding.Shapes;
using NodaTime;

namespace Kept.Language.Binding;

internal static class Intervals
{
    /// <summary>The length of intervals in ticks; null (and reported) when they do not divide a day.</summary>
    public static long? TicksOf(RecordReader record, Field<Length> field)
    {
        var length = record.Get(field);
        if (length.Ticks > 0 && NodaConstants.TicksPerDay % length.Ticks == 0) return length.Ticks;
        record.Report(IndicatorDiagnostics.IntervalDoesNotDivideTheDay(record.PlaceOf(field), length.Written));
        return null;
    }
}
