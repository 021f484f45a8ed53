using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kept.Measurements.Rows;

/// <summary>The cells of one column of plain rows.</summary>
/// <param name="text">The cells are parts of it; at least <see cref="Ahead"/> bytes of it stand behind each.</param>
/// <param name="ends">What ends the cell before each cell and what ends it itself, once every so many ends; the first cell's first.</param>
/// <param name="stride">How many ends there are from a row to the next.</param>
/// <param name="lineEnd">How many bytes before its end a cell has that are not of it: those of a line end.</param>
internal readonly ref struct PlainColumn(ReadOnlySpan<byte> text, ReadOnlySpan<int> ends, int stride, int lineEnd)
{
    /// <summary>How many bytes stand behind each cell.</summary>
    public const int Ahead = sizeof(ulong);

    private readonly ReadOnlySpan<byte> _text = text;
    private readonly ReadOnlySpan<int> _ends = ends;

    public ReadOnlySpan<byte> this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var (start, length) = PlaceOf(row);
            return _text.Slice(start, length);
        }
    }

    /// <summary>How long a cell is, and the first sixteen bytes from its start on, the first in the lowest one. What is behind the cell stands there as
    /// well; of a cell of up to eight bytes the second half is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (int Length, ulong First, ulong Second) WordsOf(int row)
    {
        var (start, length) = PlaceOf(row);
        return (length, WordAt(start), length > sizeof(ulong) ? WordAt(start + sizeof(ulong)) : 0);
    }

    /// <summary>How many rows from one on have the same text.</summary>
    /// <param name="end">The row behind the last one that is asked about.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int CountSame(int from, int end, ReadOnlySpan<byte> text)
    {
        Span<byte> beginning = stackalloc byte[sizeof(ulong)];
        beginning.Clear();
        text[..Math.Min(text.Length, sizeof(ulong))].CopyTo(beginning);
        var word = BinaryPrimitives.ReadUInt64LittleEndian(beginning);
        var unused = 8 * Math.Max(sizeof(ulong) - text.Length, 0);   // bits
        var row = from;
        for (; row < end; row++)
        {
            var (start, length) = PlaceOf(row);
            if (length != text.Length || (length > 0 && unchecked((WordAt(start) ^ word) << unused) != 0)) break;
            if (length > sizeof(ulong) && !_text.Slice(start, length).SequenceEqual(text)) break;
        }
        return row - from;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (int Start, int Length) PlaceOf(int row)
    {
        var first = unchecked(row * stride);
        var start = unchecked(_ends[first] + 1);
        return (start, unchecked(_ends[first + 1] - start - lineEnd));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong WordAt(int start)
    {
        var word = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref MemoryMarshal.GetReference(_text), start));   // no more bytes than stand behind a cell
        return BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word);
    }
}
