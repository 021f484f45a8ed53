using Kept.Agreements;
using Kept.Quantities;

namespace Kept.Measurements.Logs;

/// <param name="counters">For each counter of the source its values; none for one that is one for each row.</param>
internal sealed class CountLog(
    Source source, SourceReport report, KnownSeries series, long[]?[] counters, Counting counting, long bucketTicks)
    : SourceLog(source, report)
{
    public override long? LatestInstant =>
        Source.Recorded is null ? series.Rows.LatestStamp + bucketTicks : series.Rows.LatestStamp;

    public override SourceTimeline AsOf(long tick) => new SourceTimeline.Counts(Source, series.Known(tick,
        (_, labels, rows) => Counted(new CountSeries(labels, rows.Of(series.Rows.At),
            counters.Select(values => values is null ? default : rows.Of(values)).ToSequence()))));

    private CountSeries Counted(CountSeries rows) =>
        RunningTotals.Are(counting) ? RunningTotals.Differences(rows, startsAtZero: counting is Counting.RunningFromZero) : rows;
}
