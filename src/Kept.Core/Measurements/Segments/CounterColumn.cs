using System.Buffers;
using Kept.Quantities;

namespace Kept.Measurements.Segments;

/// <summary>The values of one counter in a segment, written as how far they differ from another counter (or from 0), since a
/// total and its good part are mostly the same: packed, or only the rows that differ.</summary>
internal static class CounterColumn
{
    /// <summary>The counter is one for each row.</summary>
    public const byte OneEach = 0;

    private const byte Packed = 1;
    private const byte Sparse = 2;
    private const int OftenEnoughSame = 4;   // one row in so many may differ for a column to be tried as sparse

    /// <summary>Writes a column in the shortest way.</summary>
    public static void Write(SegmentWriter writer, Sequence<ReadOnlyMemory<long>> counters, int number)
    {
        var values = counters[number].Span;
        var pool = ArrayPool<long>.Shared;
        var (one, other) = (pool.Rent(values.Length), pool.Rent(values.Length));
        var shortest = one.AsSpan(0, values.Length);
        var differences = other.AsSpan(0, values.Length);
        var (length, to, differing) = (long.MaxValue, 0, 0);
        for (var reference = 0; reference <= number; reference++)
        {
            if (reference > 0 && counters[reference - 1].IsEmpty) continue;
            if (reference == 0) values.CopyTo(differences);
            else Steps.Subtract(values, counters[reference - 1].Span, differences);
            var count = values.Length - differences.Count(0);
            var written = IsSparse(count, values.Length) ? LengthOfSparse(differences) : PackedNumbers.LengthOf(differences);
            if (written >= length) continue;
            (length, to, differing) = (written, reference, count);
            var spare = shortest;
            shortest = differences;
            differences = spare;
        }
        var isSparse = IsSparse(differing, values.Length);
        writer.Byte(isSparse ? Sparse : Packed);
        writer.Number((ulong)to);
        if (isSparse) WriteSparse(writer, shortest, differing);
        else PackedNumbers.Write(writer, shortest);
        pool.Return(one);
        pool.Return(other);
    }

    /// <summary>Reads the next column of so many rows.</summary>
    /// <param name="before">The counters before it, which it may refer to.</param>
    public static void Read(ref SegmentReader reader, ReadOnlySpan<CounterValues> before, int rows, CounterValues into)
    {
        var form = reader.Byte();
        if (form == OneEach)
        {
            into.BeginOneEach();
            return;
        }
        var number = reader.Count(before.Length);
        var reference = number == 0 ? null : before[number - 1];
        if (reference is { IsOneEach: true } && rows > 0) throw new CorruptSegmentException("A counter refers to one without values.");
        switch (form)
        {
            case Packed: ReadPacked(ref reader, reference, into.BeginAll(rows), into); break;
            case Sparse: ReadSparse(ref reader, reference, rows, into); break;
            default: throw new CorruptSegmentException($"A counter in a form {form} is not expected.");
        }
    }

    private static void ReadPacked(ref SegmentReader reader, CounterValues? reference, Span<long> all, CounterValues into)
    {
        into.Most = PackedNumbers.Read(ref reader, all);
        if (reference is null || all.IsEmpty) return;
        into.Most += reference.Most;
        var values = reference.All;
        for (var i = 0; i < values.Length; i++) all[i] = unchecked(all[i] + values[i]);
    }

    private static bool IsSparse(int differing, int rows) => (long)differing * OftenEnoughSame <= rows;

    private static void WriteSparse(SegmentWriter writer, ReadOnlySpan<long> differences, int differing)
    {
        writer.Number((ulong)differing);
        for (int row = 0, same; (same = differences[row..].IndexOfAnyExcept(0)) >= 0; row += same + 1)
        {
            writer.Number((ulong)same);
            writer.Signed(differences[row + same]);
        }
    }

    private static long LengthOfSparse(ReadOnlySpan<long> differences)
    {
        var length = 0L;
        for (int row = 0, same; (same = differences[row..].IndexOfAnyExcept(0)) >= 0; row += same + 1)
            length += SegmentWriter.LengthOf((ulong)same) + SegmentWriter.LengthOfSigned(differences[row + same]);
        return length;
    }

    private static void ReadSparse(ref SegmentReader reader, CounterValues? reference, int rows, CounterValues into)
    {
        into.BeginSparse(rows, reference, reader.Count(rows));
        var places = into.Places;
        var differences = into.Differences;
        var (row, most) = (-1L, 0UL);
        for (var i = 0; i < places.Length; i++)
        {
            var (distance, difference) = (reader.Number(), reader.Signed());
            row += 1 + (long)Math.Min(distance, RowTimes.MaxRows);
            if (row >= rows) throw new CorruptSegmentException("A counter has more values than rows.");
            (places[i], differences[i]) = ((int)row, difference);
            most = Math.Max(most, unchecked((ulong)(difference < 0 ? -difference : difference)));
        }
        into.Most = (reference?.Most ?? 0) + (Int128)most;
    }
}
