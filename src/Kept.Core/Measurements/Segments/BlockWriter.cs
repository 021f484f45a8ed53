namespace Kept.Measurements.Segments;

/// <summary>Bytes that grow at their end. Numbers take 7 bits a byte, the lowest first; signed ones alternate: 0, -1, 1, -2.</summary>
internal sealed class BlockWriter
{
    private byte[] _bytes = new byte[256];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Byte(byte value) => Room(1)[0] = value;

    public void Number(ulong value)
    {
        for (; value >= 0x80; value >>= 7) Byte((byte)(value & 0x7F | 0x80));
        Byte((byte)value);
    }

    public void Signed(long value) => Number(unchecked((ulong)(value << 1) ^ (ulong)(value >> 63)));

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        Number((ulong)bytes.Length);
        bytes.CopyTo(Room(bytes.Length));
    }

    public void Append(BlockWriter other) => other.Written.CopyTo(Room(other.Length));

    /// <summary>Numbers of so many bits each, the first in the lowest bits.</summary>
    public void Packed(ReadOnlySpan<ulong> values, int width)
    {
        var room = Room((int)(((long)values.Length * width + 7) / 8));
        var (held, bits, next) = ((UInt128)0, 0, 0);
        foreach (var value in values)
        {
            held |= (UInt128)value << bits;
            for (bits += width; bits >= 8; bits -= 8, held >>= 8) room[next++] = (byte)(held & 0xFF);
        }
        if (bits > 0) room[next] = (byte)(held & 0xFF);
    }

    /// <summary>All that was written, with a checksum behind it.</summary>
    public byte[] Sealed() => [.. Written, .. Checksum.Of(Written)];

    private Span<byte> Room(int count)
    {
        if (Length + count > _bytes.Length) Array.Resize(ref _bytes, Math.Max(Length + count, 2 * _bytes.Length));
        var room = _bytes.AsSpan(Length, count);
        Length += count;
        return room;
    }
}
