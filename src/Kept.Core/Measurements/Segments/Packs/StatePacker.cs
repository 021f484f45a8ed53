using System.Text;
using Kept.Agreements;
using Kept.Quantities;

namespace Kept.Measurements.Segments.Packs;

/// <summary>Packs states: all records of a pack are one segment, whatever days they are of.</summary>
internal sealed class StatePacker(SourceContent.States content) : Packer
{
    private const byte Format = 0x51;
    private const int MaxStates = 256;

    public long? HoldsAtMost => content.HoldsAtMost;

    internal override bool GoTogether(Piece before, Piece next, int rowsBefore) => true;

    internal override IReadOnlyList<Piece>? Merge(IReadOnlyList<Piece> pieces, bool settles)
    {
        var parts = pieces.Cast<Piece.States>().OrderBy(piece => piece.First).ToList();
        for (var i = 1; i < parts.Count; i++)
            if (parts[i].First <= parts[i - 1].Last) return base.Merge(pieces, settles);
        var words = parts.SelectMany(piece => piece.Words).Distinct().ToSequence();
        return words.Count > MaxStates ? null : [new Piece.States(words, [.. parts.SelectMany(piece => Renumbered(piece, words))])];
    }

    internal override IReadOnlyList<Piece>? Cut(RowBlock rows, bool settles)
    {
        var codes = rows.Texts[0].CodesInOrder;
        if (rows.Texts[0].Words.Count > MaxStates) return null;
        if (rows.Rows == 0) return [];
        var words = rows.Texts[0].Words.Select(Encoding.UTF8.GetString).ToSequence();
        if (Steps.AllRise(rows.At)) return [new Piece.States(words, StateRun.Of(rows.At, codes))];
        var order = Pieces.OrderOf(rows.At);
        var state = new byte[rows.Rows];
        for (var row = 0; row < state.Length; row++) state[row] = checked((byte)codes[row]);
        var (at, kept) = (order is null ? [.. rows.At] : Pieces.Of(rows.At, order), 0);
        state = Pieces.Of(state, order);
        for (var row = 0; row < at.Length; row++)
        {
            if (kept > 0 && at[kept - 1] == at[row])
            {
                if (!settles) return null;
                kept--;   // of records of one instant the last one counts
            }
            (at[kept], state[kept]) = (at[row], state[row]);
            kept++;
        }
        return [new Piece.States(words, StateRun.Of<byte>(at.AsSpan(0, kept), state.AsSpan(0, kept)))];
    }

    internal override StoredRows Write(IReadOnlyList<Piece> pieces)
    {
        var parts = pieces.Cast<Piece.States>().ToList();
        var words = parts.SelectMany(piece => piece.Words).Distinct().ToSequence();
        return new(PackBytes.Write(Format, words, [.. parts.Select(piece => (ReadOnlyMemory<byte>)StateSegment.Encode(Renumbered(piece, words)))]));
    }

    private protected override IReadOnlyList<Piece> ReadPieces(StoredRows pack)
    {
        var (words, segments) = PackBytes.Read(Format, pack.Payload);
        return [.. segments.Select(segment =>
        {
            var runs = new List<StateRun>();
            StateSegment.Decode(segment.Span, runs);
            return runs.Count > 0 && runs.TrueForAll(run => run.State < words.Count)
                ? new Piece.States(words, [.. runs])
                : throw new CorruptSegmentException("A state has no word.");
        })];
    }

    private protected override RowBlock RowsOf(Piece piece)
    {
        var (words, runs) = (Piece.States)piece;
        var (at, codes, row) = (new long[piece.Rows], new int[piece.Rows], 0);
        foreach (var run in runs)
            for (var i = 0; i < run.Times.Count; i++, row++) (at[row], codes[row]) = (run.Times[i], run.State);
        return new(at.Length, at, [], null, [], [new TextColumn([.. words.Select(Encoding.UTF8.GetBytes)], codes)]);
    }

    /// <summary>The runs with the numbers that other words give their states.</summary>
    public static StateRun[] Renumbered(Piece.States piece, Sequence<string> words)
    {
        if (piece.Words == words) return piece.Runs;
        var numbers = piece.Words.Select(word => (byte)words.TakeWhile(other => other != word).Count()).ToArray();
        return Array.ConvertAll(piece.Runs, run => run with { State = numbers[run.State] });
    }
}
