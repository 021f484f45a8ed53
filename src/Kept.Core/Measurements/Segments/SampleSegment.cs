using Kept.Time;

namespace Kept.Measurements.Segments;

/// <summary>Samples of one series, as bytes: the values from the largest to the smallest, the times, and for each time the place
/// of its value. So a high percentile reads the beginning only, and the order of time is kept.</summary>
public sealed class SampleSegment
{
    private const byte Format = 0x31;
    private const int MaxDigits = 18;

    private readonly int _valuesAt;
    private readonly int _timesAt;

    private SampleSegment(ReadOnlyMemory<byte> payload)
    {
        Payload = payload;
        var reader = new SegmentReader(payload.Span);
        reader.Begin(Format);
        Digits = reader.Count(MaxDigits);
        Rows = reader.Count(RowTimes.MaxRows);
        var length = reader.Count(payload.Length);
        (Most, Least) = (reader.Signed(), reader.Signed());
        _valuesAt = payload.Length - reader.Rest.Length;
        reader.Skip(length);
        _timesAt = payload.Length - reader.Rest.Length;
        var times = RowTimes.Read(ref reader);
        if (RowTimes.CountOf(times) != Rows) throw new CorruptSegmentException("As many times as values are expected.");
        if (times.Length > 0) (First, Last) = (times[0].First, times[^1].Last);
    }

    public ReadOnlyMemory<byte> Payload { get; }

    public int Rows { get; }

    /// <summary>The decimal digits of the values.</summary>
    public int Digits { get; }

    /// <summary>The tick of the first sample; 0 without samples.</summary>
    public long First { get; }

    /// <summary>The tick of the last sample; 0 without samples.</summary>
    public long Last { get; }

    /// <summary>From the first sample to the tick behind the last.</summary>
    internal TimeRange Range => new(First, Rows == 0 ? First : Last + 1);

    /// <summary>The largest value; 0 without samples.</summary>
    public long Most { get; }

    /// <summary>The smallest value; 0 without samples.</summary>
    public long Least { get; }

    /// <param name="at">In order.</param>
    /// <param name="values">As whole multiples of 10^-<paramref name="digits"/>.</param>
    public static SampleSegment Encode(ReadOnlySpan<long> at, ReadOnlySpan<long> values, int digits)
    {
        var (sorted, rows, places) = (values.ToArray(), new int[values.Length], new long[values.Length]);
        for (var i = 0; i < rows.Length; i++) rows[i] = i;
        Array.Sort(sorted, rows);
        Array.Reverse(sorted);
        Array.Reverse(rows);
        for (var place = 0; place < rows.Length; place++) places[rows[place]] = place;

        var (distances, writer) = (new SegmentWriter(), new SegmentWriter());
        for (var i = 1; i < sorted.Length; i++) distances.Number(unchecked((ulong)(sorted[i - 1] - sorted[i])));
        writer.Byte(Format);
        writer.Number((ulong)digits);
        writer.Number((ulong)sorted.Length);
        writer.Number((ulong)distances.Length);
        writer.Signed(sorted is [var most, ..] ? most : 0);
        writer.Signed(sorted is [.., var least] ? least : 0);
        writer.Append(distances);
        RowTimes.Write(writer, TimeRun.Of(at));
        PackedNumbers.Write(writer, places);
        return new(writer.ToArray());
    }

    /// <summary>The segment with these bytes; throws <see cref="CorruptSegmentException"/>.</summary>
    public static SampleSegment Of(ReadOnlyMemory<byte> payload)
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

    /// <summary>The samples up to a tick.</summary>
    public SampleSegment UpTo(long tick)
    {
        if (Last <= tick) return this;
        var (at, values) = (new long[Rows], new long[Rows]);
        Read(at, values);
        var count = Instants.CountUpTo(at, tick);
        return Encode(at.AsSpan(0, count), values.AsSpan(0, count), Digits);
    }

    /// <summary>The largest values in falling order, as many as there is room for, which is at most <see cref="Rows"/>; throws
    /// <see cref="CorruptSegmentException"/>.</summary>
    public void ReadLargest(Span<long> into)
    {
        var reader = new SegmentReader(Payload.Span[_valuesAt.._timesAt]);
        var value = Most;
        for (var i = 0; i < into.Length; i++)
        {
            if (i > 0) value = unchecked(value - (long)reader.Number());
            into[i] = value;
        }
    }

    /// <summary>All samples in order of time, as many as there is room for in both; throws <see cref="CorruptSegmentException"/>.</summary>
    public void Read(Span<long> at, Span<long> values)
    {
        var reader = new SegmentReader(Payload.Span[_timesAt..]);
        RowTimes.Expand(RowTimes.Read(ref reader), at[..Rows]);
        PackedNumbers.Read(ref reader, values[..Rows]);
        reader.End();
        var sorted = new long[Rows];
        ReadLargest(sorted);
        foreach (ref var value in values[..Rows])
            value = value >= 0 && value < Rows
                ? sorted[value]
                : throw new CorruptSegmentException($"A place below {Rows} is expected, but it is {value}.");
    }
}
