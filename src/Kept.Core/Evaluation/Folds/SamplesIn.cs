using Kept.Measurements;
using Kept.Measurements.Cells;
using Kept.Measurements.Segments;
using Kept.Time;

namespace Kept.Evaluation.Folds;

/// <summary>The samples of a series in some time, in order, with their instants, as multiples of 10^-digits.</summary>
internal static class SamplesIn
{
    public static IEnumerable<(long At, Int128 Value)> Time(SampleSeries series, IntervalSet time, int digits) => time.IsEmpty
        ? []
        : SegmentsOf(series, new TimeRange(time[0].Start, time[^1].End)).ToArray().SelectMany(segment => Time(segment, time, digits));

    public static IEnumerable<(long At, Int128 Value)> Time(SampleSegment segment, IntervalSet time, int digits)
    {
        var inside = time.Within(segment.Range);
        if (inside.IsEmpty) yield break;
        var (at, values) = (new long[segment.Rows], new long[segment.Rows]);
        segment.Read(at, values);
        var factor = DecimalText.PowerOfTen(digits - segment.Digits);
        foreach (var range in inside)
        {
            var (first, last) = Instants.Between(at, range.Start, range.End);
            for (var row = first; row < last; row++) yield return (at[row], Math.BigMul(values[row], factor));
        }
    }

    /// <summary>The segments of a series that have samples in a range, or around it.</summary>
    public static ReadOnlySpan<SampleSegment> SegmentsOf(SampleSeries series, TimeRange range)
    {
        var segments = series.Segments.AsSpan();
        var (low, high) = (0, segments.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (segments[middle].Last < range.Start) low = middle + 1;
            else high = middle;
        }
        var end = low;
        while (end < segments.Length && segments[end].First < range.End) end++;
        return segments[low..end];
    }
}
