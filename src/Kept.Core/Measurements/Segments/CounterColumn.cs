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

    /// <summary>Reads the next column: how far from 0 its values are at most; null when it has none.</summary>
    public static Int128? Read(ref SegmentReader reader, CountRows before, Span<long> into)
    {
        var form = reader.Byte();
        if (form == OneEach) return null;
        var reference = reader.Count(before.Counters);
        var values = reference == 0 ? [] : before[reference - 1];
        var most = reference == 0 ? 0 : before.MostOf(reference - 1);
        if (reference > 0 && values.Length != into.Length) throw new CorruptSegmentException("A counter refers to one without values.");
        switch (form)
        {
            case Packed:
                most += PackedNumbers.Read(ref reader, into);
                for (var i = 0; i < values.Length; i++) into[i] = unchecked(into[i] + values[i]);
                return most;
            case Sparse:
                if (values.IsEmpty) into.Clear();
                else values.CopyTo(into);
                return most + ReadSparse(ref reader, into);
            default: throw new CorruptSegmentException($"A counter in a form {form} is not expected.");
        }
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

    private static Int128 ReadSparse(ref SegmentReader reader, Span<long> into)
    {
        var (row, most) = (-1, Int128.Zero);
        for (var left = reader.Count(into.Length); left > 0; left--)
        {
            row += reader.Count(into.Length - 1) + 1;
            if (row >= into.Length) throw new CorruptSegmentException("A counter has more values than rows.");
            var difference = reader.Signed();
            into[row] = unchecked(into[row] + difference);
            most = Int128.Max(most, Int128.Abs(difference));
        }
        return most;
    }
}
