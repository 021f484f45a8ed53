using System.Diagnostics;
using Kept.Agreements;
using Kept.Measurements.Segments;
using Kept.Measurements.Segments.Packs;
using Kept.Quantities;

namespace Kept.Measurements.Logs;

/// <summary>A plain source out of a store, in the form in which it is stored.</summary>
internal sealed class PackedLog(Source source, IReadOnlyList<PackedSeries> series)
    : SourceLog(source, new(series.Sum(s => s.Rows), series.Sum(s => s.Rows), 0, 0, 0, 0, []))
{
    private readonly IReadOnlyList<PackedSeries> _series = IsInOrder(series) ? series : [.. series.OrderBy(s => s.Labels, PackedSeries.LabelOrder)];

    public override long? LatestInstant => _series.Max(s => s.LatestStamp) is { } stamp ? InstantOf(Source, stamp) : null;

    private protected override SourceTimeline KnownAt(long tick) => Source.Content switch
    {
        SourceContent.States => new SourceTimeline.States(Source, Known(s => s.States(tick))),
        SourceContent.Counts => new SourceTimeline.Counts(Source, Known(s => s.Counts(tick - SourceLayout.Lag(Source)))),
        SourceContent.Samples => new SourceTimeline.Samples(Source, Known(s => s.Samples(tick))),
        _ => throw new UnreachableException(),
    };

    private static bool IsInOrder(IReadOnlyList<PackedSeries> series)
    {
        for (var i = 1; i < series.Count; i++)
            if (PackedSeries.LabelOrder.Compare(series[i - 1].Labels, series[i].Labels) > 0) return false;
        return true;
    }

    private Sequence<T> Known<T>(Func<PackedSeries, T?> known)
        where T : class => _series.Select(known).OfType<T>().ToSequence();
}
