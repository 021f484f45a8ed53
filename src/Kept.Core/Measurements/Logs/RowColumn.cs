using System.Runtime.CompilerServices;

namespace Kept.Measurements.Logs;

/// <summary>One value for each row, in the order of reading. It grows in pieces, so that nothing large is copied to
/// grow.</summary>
internal sealed class RowColumn<T>
    where T : unmanaged
{
    private const int PieceBits = 13;   // 64 KiB of the widest values: below the large object heap
    private const int PieceLength = 1 << PieceBits;
    private const int WithinPiece = PieceLength - 1;

    private T[][] _pieces = [];
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
        if ((_count & WithinPiece) == 0) AddPiece();
        _pieces[_count >> PieceBits][_count & WithinPiece] = value;
        _count++;
    }

    /// <summary>The values of the rows, in the order given.</summary>
    public T[] Of(ReadOnlySpan<int> rows)
    {
        var values = new T[rows.Length];
        for (var i = 0; i < values.Length; i++) values[i] = this[rows[i]];
        return values;
    }

    /// <summary>As <see cref="Of"/>, and lets go of all values.</summary>
    public T[] Release(ReadOnlySpan<int> rows)
    {
        var values = Of(rows);
        _pieces = [];
        _count = 0;
        return values;
    }

    private void AddPiece()
    {
        var piece = _count >> PieceBits;
        if (piece == _pieces.Length) Array.Resize(ref _pieces, Math.Max(4, 2 * piece));
        _pieces[piece] = new T[PieceLength];
    }
}
