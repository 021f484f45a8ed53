using System.Diagnostics;
using Kept.Agreements;
using Kept.Measurements.Cells;
using Kept.Measurements.Segments;
using Kept.Measurements.Segments.Packs;
using Kept.Quantities;

namespace Kept.Measurements.Logs;

/// <summary>A plain source out of a store, in the form in which it is stored.</summary>
internal sealed class PackedLog(Source source, IReadOnlyList<PackedSeries> series)
    : SourceLog(source, new(series.Sum(s => s.Rows), series.Sum(s => s.Rows), 0, 0, 0, 0, []))
{
    private readonly IReadOnlyList<PackedSeries> _series = [.. series.Order(Comparer<PackedSeries>.Create((left, right) => SeriesIndex.Compare(left.Labels, right.Labels)))];

    public override long? LatestInstant => _series.Max(s => s.LatestStamp) is { } stamp ? InstantOf(Source, stamp) : null;

    private protected override SourceTimeline KnownAt(long tick) => Source.Content switch
    {
        SourceContent.States => new SourceTimeline.States(Source, Known(s => s.States(tick))),
        SourceContent.Counts => new SourceTimeline.Counts(Source, Known(s => s.Counts(tick - SourceLayout.Lag(Source)))),
        SourceContent.Samples => new SourceTimeline.Samples(Source, Known(s => s.Samples(tick))),
        _ => throw new UnreachableException(),
    };

    private Sequence<T> Known<T>(Func<PackedSeries, T?> known)
        where T : class => _series.Select(known).OfType<T>().ToSequence();
}
