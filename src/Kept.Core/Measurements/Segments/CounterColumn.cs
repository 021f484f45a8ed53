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
        SegmentWriter? shortest = null;
        var differences = new long[counters[number].Length];
        for (var reference = 0; reference <= number; reference++)
        {
            if (reference > 0 && counters[reference - 1].IsEmpty) continue;
            var differing = Subtract(counters[number].Span, reference == 0 ? [] : counters[reference - 1].Span, differences);
            var written = new SegmentWriter();
            var isSparse = differing * OftenEnoughSame <= differences.Length;
            written.Byte(isSparse ? Sparse : Packed);
            written.Number((ulong)reference);
            if (isSparse) WriteSparse(written, differences, differing);
            else PackedNumbers.Write(written, differences);
            if (shortest is null || written.Length < shortest.Length) shortest = written;
        }
        writer.Append(shortest!);
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

    /// <summary>How many values differ from the reference, and by how much each.</summary>
    private static int Subtract(ReadOnlySpan<long> values, ReadOnlySpan<long> reference, long[] differences)
    {
        var differing = 0;
        for (var i = 0; i < values.Length; i++)
        {
            differences[i] = unchecked(values[i] - (reference.IsEmpty ? 0 : reference[i]));
            if (differences[i] != 0) differing++;
        }
        return differing;
    }

    private static void WriteSparse(SegmentWriter writer, ReadOnlySpan<long> differences, int differing)
    {
        writer.Number((ulong)differing);
        var before = -1;
        for (var i = 0; i < differences.Length; i++)
        {
            if (differences[i] == 0) continue;
            writer.Number((ulong)(i - before - 1));
            writer.Signed(differences[i]);
            before = i;
        }
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
