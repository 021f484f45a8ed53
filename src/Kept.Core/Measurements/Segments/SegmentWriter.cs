using System.Numerics;

namespace Kept.Measurements.Segments;

/// <summary>Bytes that grow at their end. Numbers take 7 bits a byte, the lowest first; signed ones alternate: 0, -1, 1, -2.</summary>
internal sealed class SegmentWriter
{
    private byte[] _bytes = new byte[256];
    private int _length;

    public int Length => _length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public byte[] ToArray() => Written.ToArray();

    public void Clear() => _length = 0;

    public void Byte(byte value) => Free(1)[0] = value;

    public void Number(ulong value)
    {
        for (; value >= 0x80; value >>= 7) Byte((byte)(value & 0x7F | 0x80));
        Byte((byte)value);
    }

    public void Signed(long value) => Number(Alternating(value));

    /// <summary>How many bytes a number takes.</summary>
    public static int LengthOf(ulong value) => (BitOperations.Log2(value | 1) + 7) / 7;

    public static int LengthOfSigned(long value) => LengthOf(Alternating(value));

    /// <summary>A signed number of up to 128 bits.</summary>
    public void Sum(Int128 value)
    {
        Signed((long)(value >> 64));
        Number((ulong)(value & ulong.MaxValue));
    }

    public void Append(SegmentWriter other) => Append(other.Written);

    public void Append(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Free(bytes.Length));

    private static ulong Alternating(long value) => unchecked((ulong)(value << 1) ^ (ulong)(value >> 63));

    /// <summary>So many bytes more, all zero, to be filled.</summary>
    public Span<byte> Free(int count)
    {
        if (_length + count > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_length + count, 2 * _bytes.Length));
        var free = _bytes.AsSpan(_length, count);
        free.Clear();
        _length += count;
        return free;
    }
}
