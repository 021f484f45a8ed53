using Kept.Agreements;
using Kept.Measurements.Logs;
using Kept.Quantities;

namespace Kept.Measurements.Segments.Packs;

/// <summary>Packs counters, with what was measured: of running totals the totals.</summary>
internal sealed class CountPacker(SourceContent.Counts content) : Packer
{
    private const byte Format = 0x61;

    private readonly bool[] _isWritten = [.. content.Counters.Select(counter => counter.From is not null)];

    public Counting Counting => content.Counting;

    internal override bool GoTogether(Piece before, Piece next, int rowsBefore) => Pieces.AreSmall(before, next, rowsBefore);

    internal override IReadOnlyList<Piece>? Cut(RowBlock rows, bool settles)
    {
        var order = Pieces.OrderOf(rows.At);
        var (columns, next) = (new ReadOnlyMemory<long>[_isWritten.Length], 0);
        for (var i = 0; i < columns.Length; i++)
            if (_isWritten[i]) columns[i] = Pieces.Of(rows.Numbers[next++], order);
        return [.. CountSeries.Of([], Pieces.Of(rows.At, order), columns.ToSequence()).Segments.Select(segment => new Piece.Counts(segment))];
    }

    /// <summary>What running totals say happened from each row to the next.</summary>
    public CountSeries Differences(CountSeries totals)
    {
        var rows = RowBlock.Join([.. totals.Segments.Select(segment => RowsOf(new Piece.Counts(segment)))]);
        return RunningTotals.Differences(
            totals.Labels, rows.At, rows.Numbers.Select(column => new ReadOnlyMemory<long>(column)).ToSequence(), Counting is Counting.RunningFromZero);
    }

    internal override StoredRows Write(IReadOnlyList<Piece> pieces) =>
        new(PackBytes.Write(Format, [], [.. pieces.Select(piece => ((Piece.Counts)piece).Segment.Payload)]));

    private protected override IReadOnlyList<Piece> ReadPieces(StoredRows pack)
    {
        var (_, segments) = PackBytes.Read(Format, pack.Payload);
        var pieces = new Piece[segments.Length];
        for (var i = 0; i < pieces.Length; i++)
        {
            var segment = CountSegment.Of(segments[i]);
            if (segment.Sums.Count != _isWritten.Length) throw new CorruptSegmentException("As many counters as the source has are expected.");
            pieces[i] = new Piece.Counts(segment);
        }
        return pieces;
    }

    private protected override RowBlock RowsOf(Piece piece)
    {
        var rows = new CountRows();
        ((Piece.Counts)piece).Segment.Read(rows);
        var at = new long[rows.Rows];
        RowTimes.Expand(rows.Times, at);
        return new(at.Length, at, [], null, Enumerable.Range(0, rows.Counters).Where(i => _isWritten[i]).Select(i => rows[i].ToArray()).ToSequence(), []);
    }
}
