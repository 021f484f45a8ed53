namespace Kept.Measurements.Segments;

/// <summary>Records of the states of one series, as bytes: the times of all, then how many in a row have which state. It is read
/// as runs, without a step for each record.</summary>
public static class StateSegment
{
    private const byte Format = 0x11;

    /// <param name="runs">In order of time, with the numbers of the states among those of the source.</param>
    public static byte[] Encode(ReadOnlySpan<StateRun> runs)
    {
        var writer = new SegmentWriter();
        writer.Byte(Format);
        RowTimes.Write(writer, TimesOf(runs));
        for (var i = 0; i < runs.Length;)
        {
            var (state, count) = (runs[i].State, 0L);
            for (; i < runs.Length && runs[i].State == state; i++) count += runs[i].Times.Count;
            writer.Number((ulong)count);
            writer.Byte(state);
        }
        return writer.ToArray();
    }

    /// <summary>Adds the segment's runs to a list; throws <see cref="CorruptSegmentException"/>.</summary>
    public static void Decode(ReadOnlySpan<byte> payload, List<StateRun> into)
    {
        try
        {
            Read(payload, into);
        }
        catch (OverflowException)
        {
            throw CorruptSegmentException.TooLarge;
        }
    }

    private static void Read(ReadOnlySpan<byte> payload, List<StateRun> into)
    {
        var reader = new SegmentReader(payload);
        reader.Begin(Format);
        var (left, state) = (0, (byte)0);
        foreach (var run in RowTimes.Read(ref reader))
            for (var row = 0; row < run.Count;)
            {
                if (left == 0) (left, state) = (reader.Count(RowTimes.MaxRows), reader.Byte());
                if (left == 0) throw new CorruptSegmentException("A state is expected to hold for at least one record.");
                var count = Math.Min(left, run.Count - row);
                into.Add(new(new TimeRun(run[row], count == 1 ? 0 : run.Step, count), state));
                (row, left) = (row + count, left - count);
            }
        if (left > 0) throw new CorruptSegmentException("The segment has more states than times.");
        reader.End();
    }

    /// <summary>The times of all records, with neighbours in one run where their distances are equal.</summary>
    private static TimeRun[] TimesOf(ReadOnlySpan<StateRun> runs)
    {
        var times = new List<TimeRun>();
        foreach (var (next, _) in runs)
            if (times is [.., var last] && last.With(next) is { } both) times[^1] = both;
            else times.Add(next);
        return [.. times];
    }
}
