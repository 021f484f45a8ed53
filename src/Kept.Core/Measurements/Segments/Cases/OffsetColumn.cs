using System.Numerics;

namespace Kept.Measurements.Segments.Cases;

/// <summary>Instants of rows as bytes: how far each lies behind an instant that is known of its row, in the largest unit that divides all of
/// them, and which rows have none. Distances wrap around at 64 bits, so that every number can be written.</summary>
internal static class OffsetColumn
{
    private const byte None = 0;
    private const byte All = 1;
    private const byte Some = 2;

    /// <param name="from">The known instant of each row.</param>
    public static void Write(SegmentWriter writer, ReadOnlySpan<long> instants, ReadOnlySpan<long> from)
    {
        var offsets = new long[instants.Length];
        var count = 0;
        for (var row = 0; row < instants.Length; row++)
            if (instants[row] != EventTimes.Never) offsets[count++] = unchecked(instants[row] - from[row]);
        writer.Byte(count == 0 ? None : count == instants.Length ? All : Some);
        if (count == 0) return;
        if (count < instants.Length) WritePresence(writer, instants, count);
        WriteScaled(writer, offsets.AsSpan(0, count));
    }

    /// <summary>Reads the instants of as many rows as there is room for.</summary>
    public static void Read(ref SegmentReader reader, Span<long> into, ReadOnlySpan<long> from)
    {
        switch (reader.Byte())
        {
            case None: into.Fill(EventTimes.Never); break;
            case All:
                ReadScaled(ref reader, into);
                for (var row = 0; row < into.Length; row++) into[row] = unchecked(into[row] + from[row]);
                break;
            case Some: ReadSome(ref reader, into, from); break;
            default: throw new CorruptSegmentException("Instants are in a form that is not known.");
        }
    }

    /// <summary>Numbers divided by the largest unit that divides all of them.</summary>
    public static void WriteScaled(SegmentWriter writer, Span<long> numbers)
    {
        var unit = UnitOf(numbers);
        foreach (ref var number in numbers) number /= unit;
        writer.Number((ulong)unit);
        PackedNumbers.Write(writer, numbers);
    }

    public static void ReadScaled(ref SegmentReader reader, Span<long> into)
    {
        var unit = unchecked((long)reader.Number());
        PackedNumbers.Read(ref reader, into);
        foreach (ref var number in into) number = unchecked(number * unit);
    }

    /// <summary>Which rows have an instant, a bit for each.</summary>
    private static void WritePresence(SegmentWriter writer, ReadOnlySpan<long> instants, int count)
    {
        writer.Number((ulong)count);
        var bits = writer.Free((instants.Length + 7) / 8);
        for (var row = 0; row < instants.Length; row++)
            if (instants[row] != EventTimes.Never) bits[row >> 3] |= (byte)(1 << (row & 7));
    }

    private static void ReadSome(ref SegmentReader reader, Span<long> into, ReadOnlySpan<long> from)
    {
        var count = reader.Count(into.Length);
        var bits = reader.Bytes((into.Length + 7) / 8);
        var stated = 0;
        foreach (var eight in bits) stated += BitOperations.PopCount(eight);
        if (stated != count || (into.Length % 8 != 0 && bits[^1] >> (into.Length % 8) != 0)) throw new CorruptSegmentException("The rows that have an instant are not as many as their instants.");
        ReadScaled(ref reader, into[..count]);
        for (var row = into.Length - 1; row >= 0; row--)   // from the end, so that none is overwritten before it is moved
            into[row] = (bits[row >> 3] >> (row & 7) & 1) != 0 ? unchecked(into[--count] + from[row]) : EventTimes.Never;
    }

    private static long UnitOf(ReadOnlySpan<long> numbers)
    {
        var unit = 0L;
        foreach (var number in numbers)
        {
            if (number == long.MinValue) return 1;
            if (unit != 0 && number % unit == 0) continue;
            for (var rest = Math.Abs(number); rest != 0;) (unit, rest) = (rest, unit % rest);
            if (unit == 1) return 1;
        }
        return unit == 0 ? 1 : unit;
    }
}
