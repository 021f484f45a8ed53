using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kept.Measurements.Segments;

/// <summary>Whole numbers in frames: the smallest one of a frame, then how far each lies above it, all in the same number of
/// bits.</summary>
internal static class PackedNumbers
{
    private const int Frame = 128;
    private const int WidestSplit = 56;   // a wider number may lie in nine bytes, so it is written in 64 bits
    private const int WidestOfFour = 16;   // four such numbers lie in one word, wherever in its first byte they begin
    private const int Whole = 64;
    private const int WordBytes = sizeof(ulong);
    private const int Together = 8;   // so many numbers take a whole number of bytes

    public static void Write(SegmentWriter writer, ReadOnlySpan<long> values)
    {
        for (; !values.IsEmpty; values = values[Math.Min(Frame, values.Length)..])
            WriteFrame(writer, values[..Math.Min(Frame, values.Length)]);
    }

    /// <summary>Reads as many numbers as there is room for; none of them is farther from 0 than what is returned.</summary>
    public static Int128 Read(ref SegmentReader reader, Span<long> into)
    {
        var most = Int128.Zero;
        for (; !into.IsEmpty; into = into[Math.Min(Frame, into.Length)..])
            most = Int128.Max(most, ReadFrame(ref reader, into[..Math.Min(Frame, into.Length)]));
        return most;
    }

    /// <summary>As many bytes as so many numbers take at least.</summary>
    public static int LeastBytes(int count) => (count + Frame - 1) / Frame * 2;

    /// <summary>As many bytes as some numbers take.</summary>
    public static long LengthOf(ReadOnlySpan<long> values)
    {
        var length = 0L;
        for (; !values.IsEmpty; values = values[Math.Min(Frame, values.Length)..])
        {
            var (least, width) = BoundsOf(values[..Math.Min(Frame, values.Length)]);
            length += 1 + SegmentWriter.LengthOfSigned(least) + BytesOf(Math.Min(Frame, values.Length), width);
        }
        return length;
    }

    /// <summary>The least of some numbers, and how many bits it takes to say how far each lies above it.</summary>
    private static (long Least, int Width) BoundsOf(ReadOnlySpan<long> values)
    {
        var (least, most) = Steps.Bounds(values);
        var width = Whole - BitOperations.LeadingZeroCount(Above(most, least));
        return (least, width > WidestSplit ? Whole : width);
    }

    private static void WriteFrame(SegmentWriter writer, ReadOnlySpan<long> values)
    {
        var (least, width) = BoundsOf(values);
        writer.Byte((byte)width);
        writer.Signed(least);
        Pack(values, least, width, writer.Free(BytesOf(values.Length, width)));
    }

    private static void Pack(ReadOnlySpan<long> values, long least, int width, Span<byte> into)
    {
        var (held, bits) = (0UL, 0);   // what fills no word yet
        foreach (var value in values)
        {
            var above = Above(value, least);
            held |= above << bits;
            bits += width;
            if (bits < Whole) continue;
            BinaryPrimitives.WriteUInt64LittleEndian(into, held);
            into = into[WordBytes..];
            bits -= Whole;
            held = bits == 0 ? 0 : above >> (width - bits);
        }
        for (; bits > 0; bits -= 8, held >>= 8, into = into[1..]) into[0] = (byte)(held & 0xFF);
    }

    private static Int128 ReadFrame(ref SegmentReader reader, Span<long> into)
    {
        var width = reader.Byte();
        if (width is > WidestSplit and not Whole) throw new CorruptSegmentException($"A number in {width} bits is not expected.");
        var least = reader.Signed();
        var length = BytesOf(into.Length, width);
        var most = Int128.Abs(least) + (((Int128)1 << width) - 1);
        if (reader.Rest.Length >= length + WordBytes)
        {
            Unpack(reader.Rest, least, width, into);
            reader.Skip(length);
            return most;
        }
        Span<byte> copy = stackalloc byte[Frame * WordBytes + WordBytes];   // so that the last word may be read whole
        copy.Clear();
        reader.Bytes(length).CopyTo(copy);
        Unpack(copy, least, width, into);
        return most;
    }

    /// <param name="packed">The frame and at least eight bytes behind it.</param>
    private static void Unpack(ReadOnlySpan<byte> packed, long least, int width, Span<long> into)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(packed.Length, BytesOf(into.Length, width) + WordBytes);
        if (width == 0)
        {
            into.Fill(least);
            return;
        }
        var (done, mask) = (UnpackTogether(packed, least, width, into), width == Whole ? ulong.MaxValue : (1UL << width) - 1);
        for (int i = done, bit = done * width; i < into.Length; i++, bit += width)
            into[i] = unchecked(least + (long)(WordAt(packed, bit >> 3) >> (bit & 7) & mask));
    }

    /// <summary>Unpacks small numbers, eight at once, and tells how many. Each is shifted up to the end of a word of its own, which drops what is
    /// above it, and down again; up by multiplying, since each is shifted by another distance.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int UnpackTogether(ReadOnlySpan<byte> packed, long least, int width, Span<long> into)
    {
        if (width > WidestOfFour) return 0;
        var (half, odd, down) = (Together / 2 * width >> 3, Together / 2 * width & 7, Whole - width);
        var up = Vector512.Create(
            Up(down), Up(down - width), Up(down - 2 * width), Up(down - 3 * width),
            Up(down - odd), Up(down - width - odd), Up(down - 2 * width - odd), Up(down - 3 * width - odd));
        var (lowest, i) = (Vector512.Create(least), 0);
        for (var at = 0; i + Together <= into.Length; i += Together, at += width)
        {
            var words = Vector512.Create(Vector256.Create(WordAt(packed, at)), Vector256.Create(WordAt(packed, at + half)));
            ((words * up >>> down).AsInt64() + lowest).CopyTo(into[i..]);
        }
        return i;
    }

    private static ulong Up(int bits) => 1UL << bits;

    /// <summary>The eight bytes from one on, which is known to lie within those that there are.</summary>
    private static ulong WordAt(ReadOnlySpan<byte> packed, int at)
    {
        var word = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref MemoryMarshal.GetReference(packed), at));
        return BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word);
    }

    private static ulong Above(long value, long least) => unchecked((ulong)(value - least));

    private static int BytesOf(int count, int width) => (count * width + 7) / 8;
}
