using Kept.Agreements;

namespace Kept.Measurements.Logs;

/// <param name="digits">For each series the decimal digits of its values.</param>
internal sealed class SampleLog(
    Source source, SourceReport report, KnownSeries series, long[] value, int[] digits)
    : SourceLog(source, report)
{
    public override long? LatestInstant => series.Rows.LatestStamp;

    private protected override SourceTimeline KnownAt(long tick) => new SourceTimeline.Samples(Source, series.Known(tick,
        (number, labels, rows) => SampleSeries.Of(
            labels, rows.Of(series.Rows.At).Span, rows.Of(value).Span, digits[number])));
}
