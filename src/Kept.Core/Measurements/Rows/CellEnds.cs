using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kept.Measurements.Rows;

/// <summary>Finds where the cells of a text end: delimiters and the characters of line ends. Of the bytes around the last one it
/// remembers which are ends, so that each is looked at about once.</summary>
internal struct CellEnds(byte delimiter)
{
    private const int Half = 32;
    private const int Width = 2 * Half;

    private int _start = -Width;
    private ulong _found;   // of the 64 bytes from the start on, those that end a cell

    /// <summary>Forgets the text, since another takes its place.</summary>
    public void Restart() => (_start, _found) = (-Width, 0);

    /// <summary>The first end at or behind an index, or the text's length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Next(ReadOnlySpan<byte> text, int from)
    {
        var within = from - _start;
        if ((uint)within >= Width) return Look(text, from);
        var ahead = _found >> within;
        return ahead != 0 ? from + BitOperations.TrailingZeroCount(ahead) : Look(text, _start + Width);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Look(ReadOnlySpan<byte> text, int from)
    {
        for (; text.Length - from >= Width; from += Width)
        {
            (_start, _found) = (from, EndsIn(text[from..]) | (ulong)EndsIn(text[(from + Half)..]) << Half);
            if (_found != 0) return from + BitOperations.TrailingZeroCount(_found);
        }
        var length = text[from..].IndexOfAny(delimiter, (byte)'\n', (byte)'\r');
        return length < 0 ? text.Length : from + length;
    }

    private readonly uint EndsIn(ReadOnlySpan<byte> text)
    {
        var bytes = Vector256.Create(text[..Half]);
        return (Vector256.Equals(bytes, Vector256.Create(delimiter)) | Vector256.Equals(bytes, Vector256.Create((byte)'\n'))
            | Vector256.Equals(bytes, Vector256.Create((byte)'\r'))).ExtractMostSignificantBits();
    }
}
