using System.Numerics;
using System.Runtime.Intrinsics;

namespace Kept.Measurements.Rows;

/// <summary>Finds where the cells of a text end, in order: delimiters and the characters of line ends.</summary>
internal ref struct CellEnds(ReadOnlySpan<byte> text, byte delimiter)
{
    private const int Width = 32;

    private readonly ReadOnlySpan<byte> _text = text;
    private int _start;
    private uint _found;   // of the 32 bytes from the start on, those that end a cell

    /// <summary>The first end at or behind an index, or the text's length.</summary>
    public int Next(int from)
    {
        while (_text.Length - from >= Width)
        {
            if (from - _start >= Width || _found == 0) Look(from);
            if (_found >> (from - _start) is not 0 and var ahead) return from + BitOperations.TrailingZeroCount(ahead);
            (from, _found) = (_start + Width, 0);
        }
        var length = _text[from..].IndexOfAny(delimiter, (byte)'\n', (byte)'\r');
        return length < 0 ? _text.Length : from + length;
    }

    private void Look(int from)
    {
        var bytes = Vector256.Create(_text.Slice(from, Width));
        _found = (Vector256.Equals(bytes, Vector256.Create(delimiter)) | Vector256.Equals(bytes, Vector256.Create((byte)'\n'))
            | Vector256.Equals(bytes, Vector256.Create((byte)'\r'))).ExtractMostSignificantBits();
        _start = from;
    }
}
