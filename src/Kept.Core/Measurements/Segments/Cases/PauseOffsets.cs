using Kept.Time;

namespace Kept.Measurements.Segments.Cases;

/// <summary>The pauses of one name as bytes: how many each row has, how far each begins behind the one before or, the first of a row, behind
/// the begin of the case, and how long it is; 0 for one that has not ended.</summary>
internal static class PauseOffsets
{
    private const int MostPauses = 1 << 24;

    /// <param name="counts">How many each row has; the pauses stand row by row in the others.</param>
    /// <param name="begins">When the case of each row begins.</param>
    public static void Write(SegmentWriter writer, long[] counts, long[] starts, long[] ends, ReadOnlySpan<long> begins)
    {
        writer.Number((ulong)starts.Length);
        PackedNumbers.Write(writer, counts);
        var (offsets, lengths) = (new long[starts.Length], new long[starts.Length]);
        var next = 0;
        for (var row = 0; row < counts.Length; row++)
        {
            var before = begins[row];
            for (var end = next + (int)counts[row]; next < end; before = starts[next++])
            {
                offsets[next] = unchecked(starts[next] - before);
                lengths[next] = ends[next] == PauseTimes.Open ? 0 : unchecked(ends[next] - starts[next]);
            }
        }
        OffsetColumn.WriteScaled(writer, offsets);
        OffsetColumn.WriteScaled(writer, lengths);
    }

    /// <summary>How many pauses a column has.</summary>
    public static int Count(ReadOnlySpan<byte> column)
    {
        var reader = new SegmentReader(column);
        var count = reader.Count(MostPauses);
        return PackedNumbers.LeastBytes(count) <= reader.Rest.Length ? count : throw new CorruptSegmentException("There are too few bytes for the pauses.");
    }

    /// <summary>Reads all pauses of a column.</summary>
    /// <param name="into">As long as there are pauses.</param>
    /// <param name="ends">Gets for each row where its pauses end.</param>
    /// <param name="before">How many pauses stand before those of this column.</param>
    public static void Read(ReadOnlySpan<byte> column, Span<TimeRange> into, Span<int> ends, int before, ReadOnlySpan<long> begins)
    {
        var reader = new SegmentReader(column);
        reader.Count(MostPauses);
        var (counts, starts, lengths) = (
            GC.AllocateUninitializedArray<long>(ends.Length), GC.AllocateUninitializedArray<long>(into.Length), GC.AllocateUninitializedArray<long>(into.Length));
        PackedNumbers.Read(ref reader, counts);
        OffsetColumn.ReadScaled(ref reader, starts);
        OffsetColumn.ReadScaled(ref reader, lengths);
        reader.End();
        var next = 0;
        for (var row = 0; row < ends.Length; row++)
        {
            if ((ulong)counts[row] > (ulong)(into.Length - next)) throw new CorruptSegmentException("Rows have more pauses than there are.");
            var at = begins[row];
            for (var end = next + (int)counts[row]; next < end; next++)
            {
                at = unchecked(at + starts[next]);
                into[next] = new(at, lengths[next] == 0 ? PauseTimes.Open : unchecked(at + lengths[next]));
            }
            ends[row] = before + next;
        }
        if (next != into.Length) throw new CorruptSegmentException("Rows have fewer pauses than there are.");
    }
}
