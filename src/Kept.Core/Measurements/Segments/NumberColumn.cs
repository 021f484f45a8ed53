using System.Numerics;

namespace Kept.Measurements.Segments;

/// <summary>A column of whole numbers as bytes: runs of equal steps where that is short, else frames of so many bits each, of the
/// numbers or of the steps from one to the next. Steps wrap around at 64 bits, so every number can be written.</summary>
internal static class NumberColumn
{
    private const byte Runs = 0;
    private const byte Values = 1;
    private const byte Steps = 2;
    private const int Frame = 128;

    public static void Write(BlockWriter writer, ReadOnlySpan<long> numbers)
    {
        writer.Number((ulong)numbers.Length);
        if (numbers.IsEmpty) return;
        var unit = UnitOf(numbers);
        var scaled = new long[numbers.Length];
        for (var i = 0; i < scaled.Length; i++) scaled[i] = unchecked(numbers[i] - numbers[0]) / unit;
        writer.Signed(numbers[0]);
        writer.Number((ulong)unit);
        WriteShortest(writer, scaled);
    }

    /// <param name="most">The most numbers that there may be.</param>
    public static long[] Read(ref BlockReader reader, int most)
    {
        var numbers = new long[reader.Count(most)];
        if (numbers.Length == 0) return numbers;
        var (first, unit) = (reader.Signed(), unchecked((long)reader.Number()));
        switch (reader.Byte())
        {
            case Runs: ReadRuns(ref reader, numbers); break;
            case Values: ReadFrames(ref reader, numbers); break;
            case Steps:
                ReadFrames(ref reader, numbers);
                for (var i = 1; i < numbers.Length; i++) numbers[i] = unchecked(numbers[i] + numbers[i - 1]);
                break;
            default: throw new DamagedBlockException("Stored measurements have numbers in a form that is not known.");
        }
        foreach (ref var number in numbers.AsSpan()) number = unchecked(number * unit + first);
        return numbers;
    }

    /// <summary>The largest number that divides all distances; 1 where a distance does not fit into 64 bits.</summary>
    private static long UnitOf(ReadOnlySpan<long> numbers)
    {
        var unit = 0L;
        foreach (var number in numbers)
        {
            var distance = (Int128)number - numbers[0];
            if (distance > long.MaxValue || distance < -long.MaxValue) return 1;
            for (var rest = Math.Abs((long)distance); rest != 0;) (unit, rest) = (rest, unit % rest);
            if (unit == 1) return 1;
        }
        return unit == 0 ? 1 : unit;
    }

    private static void WriteShortest(BlockWriter writer, long[] numbers)
    {
        var steps = new long[numbers.Length];
        for (var i = 1; i < steps.Length; i++) steps[i] = unchecked(numbers[i] - numbers[i - 1]);
        var shortest = Written(Runs, into => WriteRuns(into, steps));
        foreach (var other in new[] { Written(Values, into => WriteFrames(into, numbers)), Written(Steps, into => WriteFrames(into, steps)) })
            if (other.Length < shortest.Length) shortest = other;
        writer.Append(shortest);
    }

    private static BlockWriter Written(byte form, Action<BlockWriter> write)
    {
        var writer = new BlockWriter();
        writer.Byte(form);
        write(writer);
        return writer;
    }

    private static void WriteRuns(BlockWriter writer, ReadOnlySpan<long> steps)
    {
        for (var i = 0; i < steps.Length;)
        {
            var length = steps[i..].IndexOfAnyExcept(steps[i]) is >= 0 and var end ? end : steps.Length - i;
            writer.Signed(steps[i]);
            writer.Number((ulong)length);
            i += length;
        }
    }

    private static void ReadRuns(ref BlockReader reader, long[] numbers)
    {
        var number = 0L;
        for (var i = 0; i < numbers.Length;)
        {
            var (step, length) = (reader.Signed(), reader.Count(numbers.Length - i));
            if (length == 0) throw DamagedBlockException.OutOfBounds;
            for (var end = i + length; i < end; i++) numbers[i] = number = unchecked(number + step);
        }
    }

    private static void WriteFrames(BlockWriter writer, ReadOnlySpan<long> numbers)
    {
        Span<ulong> above = stackalloc ulong[Frame];
        for (; !numbers.IsEmpty; numbers = numbers[Math.Min(Frame, numbers.Length)..])
        {
            var frame = numbers[..Math.Min(Frame, numbers.Length)];
            var (least, most) = (long.MaxValue, long.MinValue);
            foreach (var number in frame) (least, most) = (Math.Min(least, number), Math.Max(most, number));
            for (var i = 0; i < frame.Length; i++) above[i] = unchecked((ulong)frame[i] - (ulong)least);
            var width = 64 - BitOperations.LeadingZeroCount(unchecked((ulong)most - (ulong)least));
            writer.Signed(least);
            writer.Byte((byte)width);
            writer.Packed(above[..frame.Length], width);
        }
    }

    private static void ReadFrames(ref BlockReader reader, Span<long> numbers)
    {
        Span<ulong> above = stackalloc ulong[Frame];
        for (; !numbers.IsEmpty; numbers = numbers[Math.Min(Frame, numbers.Length)..])
        {
            var frame = numbers[..Math.Min(Frame, numbers.Length)];
            var (least, width) = (reader.Signed(), (int)reader.Byte());
            if (width > 64) throw DamagedBlockException.OutOfBounds;
            reader.Packed(above[..frame.Length], width);
            for (var i = 0; i < frame.Length; i++) frame[i] = unchecked((long)(above[i] + (ulong)least));
        }
    }
}
