using System.Diagnostics;
using Kept.Agreements;
using Kept.Measurements.Cells;
using Kept.Measurements.Logs;
using Kept.Quantities;

namespace Kept.Measurements.Segments.Packs;

/// <summary>One series of a plain source out of stored rows: as long as they do not change, it gives the same objects.</summary>
public sealed class PackedSeries
{
    private readonly Packer _packer;
    private readonly IReadOnlyList<StoredRows> _stored;
    private readonly object? _series;
    private readonly Lazy<CountSeries>? _differences;

    private PackedSeries(Source source, Packer packer, Sequence<string> labels, IReadOnlyList<StoredRows> stored)
    {
        (_packer, Labels, _stored) = (packer, labels, stored);
        var packs = stored.Select(rows => rows.IsPack ? packer.Read(rows) : packer.Cut(BlockCodec.Decode(rows.Payload.Span), settles: true)).ToList();
        if (packs.Contains(null) || Pieces.Arrange(packer, packs!, joinsSmall: false, settles: true) is not { Count: > 0 } pieces) return;
        Rows = pieces.Sum(piece => (long)piece.Rows);
        LatestStamp = pieces[^1].Last;
        _series = packer switch
        {
            StatePacker states => StatesOf(states, pieces),
            CountPacker => new CountSeries(labels, pieces.Select(piece => ((Piece.Counts)piece).Segment).ToSequence()),
            SamplePacker => SamplePacker.Fit(pieces) ? new SampleSeries(labels, pieces.Select(piece => ((Piece.Samples)piece).Segment).ToSequence()) : null,
            _ => throw new UnreachableException(),
        };
        if (packer is CountPacker counts && RunningTotals.Are(counts.Counting))
            _differences = new(() => counts.Differences((CountSeries)_series!));
    }

    /// <summary>The order in which series come.</summary>
    public static IComparer<Sequence<string>> LabelOrder { get; } = Comparer<Sequence<string>>.Create(SeriesIndex.Compare);

    public Sequence<string> Labels { get; }

    internal long Rows { get; }

    internal long? LatestStamp { get; }

    /// <summary>Whether it can be evaluated as it is stored.</summary>
    internal bool IsReady => _series is not null;

    /// <param name="stored">In the order in which the rows came; at least one.</param>
    /// <exception cref="DamagedBlockException">The bytes are not what was written.</exception>
    public static PackedSeries Of(Source source, Sequence<string> labels, IReadOnlyList<StoredRows> stored) =>
        new(source, Packer.For(source)!, labels, stored);

    /// <summary>The rows up to a tick as states; null without any.</summary>
    internal StateSeries? States(long tick) => ((StateSeries)_series!).UpTo(tick) is { Runs.IsEmpty: false } known ? known : null;

    internal CountSeries? Counts(long tick)
    {
        var all = (CountSeries)_series!;
        var known = all.UpTo(tick);
        if (known.Segments.Count == 0) return null;
        if (_differences is null) return known;
        return ReferenceEquals(known, all) ? _differences.Value : ((CountPacker)_packer).Differences(known);
    }

    internal SampleSeries? Samples(long tick) => ((SampleSeries)_series!).UpTo(tick) is { Segments.Count: > 0 } known ? known : null;

    /// <summary>The rows as they were read.</summary>
    internal IEnumerable<RowBlock> Blocks() => _stored.Select(_packer.Unpack);

    private StateSeries StatesOf(StatePacker packer, IReadOnlyList<Piece> pieces)
    {
        var words = pieces.SelectMany(piece => ((Piece.States)piece).Words).Distinct().ToSequence();
        return new(Labels, words, pieces.SelectMany(piece => StatePacker.Renumbered((Piece.States)piece, words)).ToArray(), packer.HoldsAtMost);
    }
}
