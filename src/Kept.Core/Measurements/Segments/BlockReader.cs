namespace Kept.Measurements.Segments;

/// <summary>Reads what a <see cref="BlockWriter"/> wrote, and never beyond the end.</summary>
internal ref struct BlockReader
{
    private readonly ReadOnlySpan<byte> _bytes;
    private int _position;

    /// <param name="bytes">With the checksum behind them.</param>
    /// <exception cref="DamagedBlockException">They are not what was written.</exception>
    public BlockReader(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Checksum.Length) throw DamagedBlockException.CutOff;
        _bytes = bytes[..^Checksum.Length];
        if (!bytes[^Checksum.Length..].SequenceEqual(Checksum.Of(_bytes)))
            throw new DamagedBlockException("Stored measurements are damaged: their checksum does not fit.");
    }

    public readonly bool IsAtEnd => _position == _bytes.Length;

    public byte Byte() => Take(1)[0];

    public ulong Number()
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = Byte();
            if (shift == 63 && next > 1) throw DamagedBlockException.OutOfBounds;
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return value;
        }
    }

    public long Signed()
    {
        var value = Number();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>A number that is no more than <paramref name="most"/>.</summary>
    public int Count(int most) => Number() is var count && count <= (ulong)most ? (int)count : throw DamagedBlockException.OutOfBounds;

    public ReadOnlySpan<byte> Bytes() => Take(Count(int.MaxValue));

    /// <summary>Numbers of so many bits each.</summary>
    public void Packed(scoped Span<ulong> values, int width)
    {
        var bytes = Take((int)(((long)values.Length * width + 7) / 8));
        var mask = width == 0 ? 0 : ulong.MaxValue >> (64 - width);
        var (held, bits, next) = ((UInt128)0, 0, 0);
        for (var i = 0; i < values.Length; i++)
        {
            for (; bits < width; bits += 8) held |= (UInt128)bytes[next++] << bits;
            values[i] = unchecked((ulong)held) & mask;
            held >>= width;
            bits -= width;
        }
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _bytes.Length - _position) throw DamagedBlockException.CutOff;
        var taken = _bytes.Slice(_position, count);
        _position += count;
        return taken;
    }
}
