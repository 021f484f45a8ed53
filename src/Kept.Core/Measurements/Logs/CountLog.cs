using Kept.Agreements;
using Kept.Quantities;

namespace Kept.Measurements.Logs;

/// <param name="counters">For each counter of the source its values; none for one that is one for each row.</param>
internal sealed class CountLog(
    Source source, SourceReport report, KnownSeries series, long[]?[] counters, Counting counting)
    : SourceLog(source, report)
{
    public override long? LatestInstant => series.Rows.LatestStamp is { } stamp ? InstantOf(Source, stamp) : null;

    private protected override SourceTimeline KnownAt(long tick) => new SourceTimeline.Counts(Source, series.Known(tick,
        (_, labels, rows) => Counted(labels, rows.Of(series.Rows.At),
            counters.Select(values => values is null ? default : rows.Of(values)).ToSequence())));

    private CountSeries Counted(Sequence<string> labels, ReadOnlyMemory<long> at, Sequence<ReadOnlyMemory<long>> values) =>
        RunningTotals.Are(counting)
            ? RunningTotals.Differences(labels, at, values, startsAtZero: counting is Counting.RunningFromZero)
            : CountSeries.Of(labels, at.Span, values);
}
