using System.Numerics;
using System.Runtime.CompilerServices;

namespace Kept.Measurements.Logs;

/// <summary>One value for each row, in the order of reading. It grows in pieces, so that nothing large is copied to
/// grow.</summary>
internal sealed class RowColumn<T>
    where T : unmanaged, IBinaryInteger<T>
{
    private const int PieceBits = 13;   // 64 KiB of the widest values: below the large object heap
    private const int PieceLength = 1 << PieceBits;
    private const int WithinPiece = PieceLength - 1;

    private T[][] _pieces = [];
    private T[] _last = [];   // the piece that is being filled
    private int _count;

    public int Count => _count;

    public T this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _pieces[row >> PieceBits][row & WithinPiece];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(T value)
    {
        var within = _count & WithinPiece;
        if (within == 0) AddPiece();
        _last[within] = value;
        _count++;
    }

    /// <summary>Adds the values of several rows.</summary>
    public void Add(ReadOnlySpan<T> values)
    {
        while (!values.IsEmpty)
        {
            var free = FreeInPiece(values.Length);
            values[..free.Length].CopyTo(free);
            values = values[free.Length..];
        }
    }

    /// <summary>Adds the same value for several rows.</summary>
    public void Add(T value, int count)
    {
        while (count > 0)
        {
            var free = FreeInPiece(count);
            free.Fill(value);
            count -= free.Length;
        }
    }

    /// <summary>The values of some rows.</summary>
    public T[] Of(RowPick rows)
    {
        var values = GC.AllocateUninitializedArray<T>(rows.Count);
        if (!rows.IsStretch)
        {
            for (var i = 0; i < values.Length; i++) values[i] = this[rows[i]];
            return values;
        }
        for (var copied = 0; copied < values.Length;)
        {
            var row = rows[copied];
            var count = Math.Min(values.Length - copied, PieceLength - (row & WithinPiece));
            _pieces[row >> PieceBits].AsSpan(row & WithinPiece, count).CopyTo(values.AsSpan(copied));
            copied += count;
        }
        return values;
    }

    /// <summary>The values of the rows, in the order given.</summary>
    public T[] Of(ReadOnlySpan<int> rows)
    {
        var values = GC.AllocateUninitializedArray<T>(rows.Length);
        for (int i = 0, count; i < values.Length; i += count)
        {
            var (row, piece) = (rows[i], _pieces[rows[i] >> PieceBits]);
            values[i] = piece[row & WithinPiece];
            for (count = 1; i + count < values.Length && rows[i + count] == row + count && ((row + count) & WithinPiece) != 0; count++)
                values[i + count] = piece[(row & WithinPiece) + count];
        }
        return values;
    }

    /// <summary>The first row behind one that has another value.</summary>
    public int EndOfStretch(int row)
    {
        var value = this[row];
        while (row < _count)
        {
            var within = row & WithinPiece;
            var piece = _pieces[row >> PieceBits].AsSpan(within, Math.Min(PieceLength - within, _count - row));
            if (piece.IndexOfAnyExcept(value) is >= 0 and var length) return row + length;
            row += piece.Length;
        }
        return row;
    }

    /// <summary>The first row behind one whose value does not lie from one on and below another.</summary>
    /// <param name="end">The row behind the last one that is asked about.</param>
    public int EndOfRange(int row, int end, T from, T below)
    {
        while (row < end)
        {
            var within = row & WithinPiece;
            var piece = _pieces[row >> PieceBits].AsSpan(within, Math.Min(PieceLength - within, end - row));
            var count = Steps.CountWithin(piece, from, below);
            row += count;
            if (count < piece.Length) break;
        }
        return row;
    }

    /// <summary>Forgets all values; their memory is used again.</summary>
    public void Clear() => _count = 0;

    /// <summary>The values of the rows, in the order given, and lets go of all values.</summary>
    public T[] Release(ReadOnlySpan<int> rows)
    {
        var values = Of(rows);
        (_pieces, _last, _count) = ([], [], 0);
        return values;
    }

    /// <summary>Adds rows, as many as are wanted and the last piece has room for; their values are to be filled.</summary>
    private Span<T> FreeInPiece(int wanted)
    {
        if ((_count & WithinPiece) == 0) AddPiece();
        var free = _last.AsSpan(_count & WithinPiece);
        if (free.Length > wanted) free = free[..wanted];
        _count += free.Length;
        return free;
    }

    private void AddPiece()
    {
        var piece = _count >> PieceBits;
        if (piece == _pieces.Length) Array.Resize(ref _pieces, Math.Max(4, 2 * piece));
        _last = _pieces[piece] ??= new T[PieceLength];
    }
}
