using System.Runtime.CompilerServices;

namespace Kept.Measurements.Segments;

/// <summary>Reads what a <see cref="SegmentWriter"/> wrote, and never beyond the end.</summary>
internal ref struct SegmentReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _position;

    /// <summary>All that has not been read.</summary>
    public readonly ReadOnlySpan<byte> Rest => _bytes[_position..];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte Byte()
    {
        if (_position == _bytes.Length) throw CutOff();
        return _bytes[_position++];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Number() => Byte() is var first && first < 0x80 ? first : Longer(first);

    private ulong Longer(byte first)
    {
        var value = (ulong)first & 0x7F;
        for (var shift = 7; ; shift += 7)
        {
            var next = Byte();
            if (shift == 63 && next > 1) throw new CorruptSegmentException("A number of at most 64 bits is expected.");
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return value;
        }
    }

    public long Signed()
    {
        var value = Number();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>A signed number of up to 128 bits.</summary>
    public Int128 Sum() => ((Int128)Signed() << 64) | Number();

    /// <summary>A number that is no more than <paramref name="most"/>.</summary>
    public int Count(int most)
    {
        var count = Number();
        return count <= (ulong)most
            ? (int)count
            : throw new CorruptSegmentException($"A count of at most {most} is expected, but it is {count}.");
    }

    public ReadOnlySpan<byte> Bytes(int count)
    {
        if (count > _bytes.Length - _position) throw CutOff();
        var read = _bytes.Slice(_position, count);
        _position += count;
        return read;
    }

    public void Skip(int count) => Bytes(count);

    /// <summary>Begins a segment of a kind and version.</summary>
    public void Begin(byte format)
    {
        if (Byte() is var found && found != format)
            throw new CorruptSegmentException($"A segment of the format {format} is expected, but it begins with {found}.");
    }

    public readonly void End()
    {
        if (_position != _bytes.Length) throw new CorruptSegmentException("Bytes stand behind the end of the segment.");
    }

    private static CorruptSegmentException CutOff() => new("The segment ends too early.");
}
