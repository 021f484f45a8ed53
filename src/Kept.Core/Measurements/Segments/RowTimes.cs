namespace Kept.Measurements.Segments;

/// <summary>The instants of a segment's rows, in order: as runs of equal distances, or, where that is longer, as the distances
/// one by one. All are written in the largest unit that divides them.</summary>
internal static class RowTimes
{
    /// <summary>The most rows of a segment.</summary>
    public const int MaxRows = 1 << 24;

    private const long FarthestTick = long.MaxValue / 2;   // so that no sum of two overflows
    private const byte AsRuns = 0;
    private const byte AsDistances = 1;

    public static void Write(SegmentWriter writer, ReadOnlySpan<TimeRun> runs)
    {
        var unit = UnitOf(runs);
        writer.Number((ulong)unit);
        var (inRuns, oneByOne) = (new SegmentWriter(), new SegmentWriter());
        WriteRuns(inRuns, runs, unit);
        var isRegular = inRuns.Length <= PackedNumbers.LeastBytes(CountOf(runs) - 1);
        if (!isRegular)
        {
            WriteDistances(oneByOne, runs, unit);
            isRegular = inRuns.Length <= oneByOne.Length;
        }
        writer.Byte(isRegular ? AsRuns : AsDistances);
        writer.Append(isRegular ? inRuns : oneByOne);
    }

    public static TimeRun[] Read(ref SegmentReader reader)
    {
        var unit = (long)reader.Number();
        if (IsRegular(ref reader)) return ReadRuns(ref reader, unit);
        var at = new long[reader.Count(MaxRows)];
        ReadDistances(ref reader, unit, at);
        return TimeRun.Of(at);
    }

    public static int CountOf(ReadOnlySpan<TimeRun> runs)
    {
        var rows = 0L;
        foreach (var run in runs) rows += run.Count;
        return rows <= MaxRows ? (int)rows : throw new CorruptSegmentException($"At most {MaxRows} rows are expected in a segment.");
    }

    /// <summary>Reads as many instants as there is room for, one for each row.</summary>
    public static void Read(ref SegmentReader reader, Span<long> into)
    {
        var unit = (long)reader.Number();
        var runs = IsRegular(ref reader) ? ReadRuns(ref reader, unit) : null;
        if ((runs is null ? reader.Count(MaxRows) : CountOf(runs)) != into.Length) throw new CorruptSegmentException("As many times as values are expected.");
        if (runs is null) ReadDistances(ref reader, unit, into);
        else Expand(runs, into);
    }

    /// <summary>All instants, one for each row.</summary>
    public static void Expand(ReadOnlySpan<TimeRun> runs, Span<long> into)
    {
        var row = 0;
        foreach (var run in runs)
            for (var (i, at) = (0, run.First); i < run.Count; i++, at += run.Step) into[row++] = at;
    }

    private static long UnitOf(ReadOnlySpan<TimeRun> runs)
    {
        if (runs.IsEmpty) return 1;
        var unit = Math.Abs(runs[0].First);
        var before = runs[0].First;
        foreach (var run in runs)
        {
            unit = Divisor(run.Step, Divisor(run.First - before, unit));   // mostly it divides them, which one step shows
            before = run.Last;
        }
        return unit == 0 ? 1 : unit;
    }

    /// <summary>The greatest common divisor of two numbers of at least 0.</summary>
    private static long Divisor(long a, long b)
    {
        while (b != 0) (a, b) = (b, a % b);
        return a;
    }

    private static void WriteRuns(SegmentWriter writer, ReadOnlySpan<TimeRun> runs, long unit)
    {
        writer.Number((ulong)runs.Length);
        var (before, step) = (0L, 0L);
        for (var i = 0; i < runs.Length; i++)
        {
            var run = runs[i];
            if (i == 0) writer.Signed(run.First / unit);
            else writer.Number((ulong)(run.First - before) / (ulong)unit);
            var hasNewStep = run.Count > 1 && run.Step != step;
            writer.Number((ulong)(run.Count - 1) << 1 | (hasNewStep ? 1UL : 0));
            if (hasNewStep) writer.Number((ulong)(run.Step / unit));
            (before, step) = (run.Last, run.Count > 1 ? run.Step : step);
        }
    }

    private static bool IsRegular(ref SegmentReader reader) => reader.Byte() switch
    {
        AsRuns => true,
        AsDistances => false,
        var form => throw new CorruptSegmentException($"Times in a form {form} are not expected."),
    };

    private static TimeRun[] ReadRuns(ref SegmentReader reader, long unit)
    {
        var runs = new TimeRun[reader.Count(reader.Rest.Length)];   // a run takes more than one byte
        var (before, step) = (0L, 0L);
        for (var i = 0; i < runs.Length; i++)
        {
            var first = i == 0 ? reader.Signed() * unit : before + (long)reader.Number() * unit;
            var count = reader.Number();
            if ((count & 1) != 0) step = (long)reader.Number() * unit;
            if (count >> 1 >= MaxRows) throw new CorruptSegmentException($"At most {MaxRows} rows are expected in a segment.");
            runs[i] = new TimeRun(Within(first), count < 2 ? 0 : step, (int)(count >> 1) + 1);
            before = Within(runs[i].Last);
        }
        return runs;
    }

    /// <summary>The tick; throws <see cref="CorruptSegmentException"/> when it is so far off that a sum would overflow.</summary>
    public static long Within(long tick) => tick is >= -FarthestTick and <= FarthestTick
        ? tick
        : throw new CorruptSegmentException("An instant lies beyond all years.");

    private static void WriteDistances(SegmentWriter writer, ReadOnlySpan<TimeRun> runs, long unit)
    {
        var at = new long[CountOf(runs)];
        Expand(runs, at);
        writer.Number((ulong)at.Length);
        if (at.Length == 0) return;
        writer.Signed(at[0] / unit);
        for (var i = at.Length - 1; i > 0; i--) at[i] = (at[i] - at[i - 1]) / unit;
        PackedNumbers.Write(writer, at.AsSpan(1));
    }

    private static void ReadDistances(ref SegmentReader reader, long unit, Span<long> at)
    {
        if (at.Length == 0) return;
        at[0] = Within(reader.Signed() * unit);
        PackedNumbers.Read(ref reader, at[1..]);
        for (var i = 1; i < at.Length; i++)
        {
            if (at[i] < 0) throw new CorruptSegmentException("Rows in order of time are expected.");
            at[i] = at[i - 1] + at[i] * unit;
        }
        Within(at[^1]);
    }
}
