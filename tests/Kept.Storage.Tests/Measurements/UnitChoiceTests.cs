using Kept.Agreements;
using Kept.Core.Tests.Evaluation;
using Kept.Measurements.Segments;
using Kept.Storage.Measurements;
using Kept.Time;

namespace Kept.Storage.Tests.Measurements;

/// <summary>What is read of a series for some time.</summary>
public sealed class UnitChoiceTests
{
    private const int April = 675;   // 2026

    /// <summary>A reading that came late lies beside the month that it will be packed into, and may be the next one.</summary>
    [Fact]
    public void The_next_reading_of_a_running_total_may_lie_in_a_month_or_in_a_day_of_it()
    {
        var (march, february) = (SegmentDays.FirstDayOf(April) - 15, SegmentDays.FirstDayOf(April) - 40);
        StoredUnit[] units =
        [
            Unit(isMonth: true, April, SegmentDays.FirstDayOf(April) + 20), Unit(isMonth: false, february, february), Unit(isMonth: false, march, march),
            Unit(isMonth: false, SegmentDays.FirstDayOf(April) + 1, SegmentDays.FirstDayOf(April) + 1), Unit(isMonth: true, April + 1, SegmentDays.FirstDayOf(April + 1)),
        ];

        var chosen = new UnitChoice(Running, new TimeRange(SegmentDays.StartOf(march), SegmentDays.StartOf(march + 1)), long.MaxValue / 4, long.MaxValue / 4, long.MaxValue).Of(units);

        Assert.Equal(units[..4], chosen);
    }

    private static Source Running => Trial.Bind("""
        apiVersion: kept/v1
        kind: Source
        metadata: {name: counts}
        spec: {files: a.csv, counts: {at: at, counters: {good: good}, counting: running-from-zero}}
        """).Sources[0];

    private static StoredUnit Unit(bool isMonth, int number, int lastDay) => new(isMonth, Series: 1, number, Part: 0, Revision: 0, Latest: SegmentDays.StartOf(lastDay), Batch: 0);
}
