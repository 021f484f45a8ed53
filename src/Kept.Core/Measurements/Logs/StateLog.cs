using Kept.Agreements;
using Kept.Measurements.Segments;
using Kept.Quantities;

namespace Kept.Measurements.Logs;

internal sealed class StateLog(
    Source source, SourceReport report, KnownSeries series, Sequence<string> states, byte[] state, long? holdsAtMost)
    : SourceLog(source, report)
{
    /// <summary>The distinct states that the rows have.</summary>
    public Sequence<string> States => states;

    public override long? LatestInstant => series.Rows.LatestStamp is { } stamp ? InstantOf(Source, stamp) : null;

    private protected override SourceTimeline KnownAt(long tick) => new SourceTimeline.States(Source, series.Known(tick,
        (_, labels, rows) => new StateSeries(
            labels, states, StateRun.Of(rows.Of(series.Rows.At).Span, rows.Of(state).Span), holdsAtMost)));
}
