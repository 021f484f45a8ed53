using Kept.Quantities;

namespace Kept.Measurements.Segments;

/// <summary>Rows of counters of one series, as bytes: their times, then one column for each counter.</summary>
public sealed class CountSegment
{
    private const byte Format = 0x21;
    private const int MaxCounters = 255;

    private CountSegment(ReadOnlyMemory<byte> payload)
    {
        Payload = payload;
        var reader = new SegmentReader(payload.Span);
        reader.Begin(Format);
        var times = RowTimes.Read(ref reader);
        Rows = RowTimes.CountOf(times);
        if (times.Length > 0) (First, Last) = (times[0].First, times[^1].Last);
        var sums = new Int128[reader.Count(MaxCounters)];
        foreach (ref var sum in sums.AsSpan()) sum = reader.Sum();
        Sums = Sequence.Of<Int128>(sums);
    }

    public ReadOnlyMemory<byte> Payload { get; }

    public int Rows { get; }

    /// <summary>The tick of the first row; 0 without rows.</summary>
    public long First { get; }

    /// <summary>The tick of the last row; 0 without rows.</summary>
    public long Last { get; }

    /// <summary>For each counter the sum of all rows.</summary>
    public Sequence<Int128> Sums { get; }

    /// <param name="at">In order.</param>
    /// <param name="counters">For each counter its values; empty for one that is one for each row.</param>
    public static CountSegment Encode(ReadOnlySpan<long> at, Sequence<ReadOnlyMemory<long>> counters)
    {
        var writer = new SegmentWriter();
        writer.Byte(Format);
        RowTimes.Write(writer, TimeRun.Of(at));
        writer.Number((ulong)counters.Count);
        foreach (var counter in counters) writer.Sum(counter.IsEmpty ? at.Length : SumOf(counter.Span));
        for (var i = 0; i < counters.Count; i++)
            if (counters[i].IsEmpty) writer.Byte(CounterColumn.OneEach);
            else CounterColumn.Write(writer, counters, i);
        return new(writer.ToArray());
    }

    /// <summary>The segment with these bytes; throws <see cref="CorruptSegmentException"/>.</summary>
    public static CountSegment Of(ReadOnlyMemory<byte> payload)
    {
        try
        {
            return new(payload);
        }
        catch (OverflowException)
        {
            throw CorruptSegmentException.TooLarge;
        }
    }

    /// <summary>The rows up to a tick.</summary>
    public CountSegment UpTo(long tick)
    {
        if (Last <= tick) return this;
        var rows = new CountRows();
        Read(rows);
        var at = new long[rows.Rows];
        RowTimes.Expand(rows.Times, at);
        var count = Instants.CountUpTo(at, tick);
        return Encode(at.AsSpan(0, count), Enumerable.Range(0, rows.Counters)
            .Select(i => rows[i].IsEmpty ? default : new ReadOnlyMemory<long>(rows[i][..count].ToArray())).ToSequence());
    }

    /// <summary>Reads all rows; throws <see cref="CorruptSegmentException"/>.</summary>
    public void Read(CountRows into)
    {
        try
        {
            var reader = new SegmentReader(Payload.Span);
            reader.Begin(Format);
            into.Begin(RowTimes.Read(ref reader));
            var counters = reader.Count(MaxCounters);
            for (var i = 0; i < counters; i++) reader.Sum();
            for (var i = 0; i < counters; i++) into.ReadColumn(ref reader);
            reader.End();
        }
        catch (OverflowException)
        {
            throw CorruptSegmentException.TooLarge;
        }
    }

    private static Int128 SumOf(ReadOnlySpan<long> values)
    {
        var (upper, lower) = Steps.SumsOfHalves(values);
        return ((Int128)upper << 32) + lower;
    }
}
