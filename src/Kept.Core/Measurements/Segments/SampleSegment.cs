using Kept.Time;

namespace Kept.Measurements.Segments;

/// <summary>Samples of one series, as bytes in two parts: the values from the largest to the smallest; the times, and for each time the
/// place of its value. So a high percentile reads the beginning of the first part only, and the order of time is kept.</summary>
public sealed class SampleSegment
{
    private const byte Format = 0x32;
    private const int MaxDigits = 18;
    private const int FewRows = 1024;   // so many are looked at without an array of their own

    private readonly Lazy<ReadOnlyMemory<byte>[]> _details;
    private readonly int _number;
    private readonly int _valuesAt;

    private SampleSegment(ReadOnlyMemory<byte> payload, Lazy<ReadOnlyMemory<byte>[]> details, int number)
    {
        (Payload, _details, _number) = (payload, details, number);
        var reader = new SegmentReader(payload.Span);
        reader.Begin(Format);
        Digits = reader.Count(MaxDigits);
        Rows = reader.Count(RowTimes.MaxRows);
        (Most, Least) = (reader.Signed(), reader.Signed());
        First = RowTimes.Within(reader.Signed());
        Last = RowTimes.Within(First + (long)reader.Number());
        _valuesAt = payload.Length - reader.Rest.Length;
    }

    /// <summary>The values.</summary>
    public ReadOnlyMemory<byte> Payload { get; }

    /// <summary>The times and places, which are got when they are first asked for.</summary>
    public ReadOnlyMemory<byte> Details => _details.Value[_number];

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

        var (writer, details) = (new SegmentWriter(), new SegmentWriter());
        writer.Byte(Format);
        writer.Number((ulong)digits);
        writer.Number((ulong)sorted.Length);
        writer.Signed(sorted is [var most, ..] ? most : 0);
        writer.Signed(sorted is [.., var least] ? least : 0);
        writer.Signed(at is [var first, ..] ? first : 0);
        writer.Number(at.IsEmpty ? 0 : (ulong)(at[^1] - at[0]));
        for (var i = 1; i < sorted.Length; i++) writer.Number(unchecked((ulong)(sorted[i - 1] - sorted[i])));
        RowTimes.Write(details, TimeRun.Of(at));
        PackedNumbers.Write(details, places);
        return new(writer.ToArray(), new([details.ToArray()]), 0);
    }

    /// <summary>The segment with these bytes; throws <see cref="CorruptSegmentException"/>.</summary>
    /// <param name="details">Gets the times and places of it and of others.</param>
    /// <param name="number">Which of them are its own.</param>
    public static SampleSegment Of(ReadOnlyMemory<byte> payload, Lazy<ReadOnlyMemory<byte>[]> details, int number = 0)
    {
        try
        {
            return new(payload, details, number);
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
        var reader = new SegmentReader(Payload.Span[_valuesAt..]);
        var value = Most;
        for (var i = 0; i < into.Length; i++)
        {
            if (i > 0) value = unchecked(value - (long)reader.Number());
            into[i] = value;
        }
    }

    /// <summary>The value with so many larger ones, or as large ones, before it; throws <see cref="CorruptSegmentException"/>.</summary>
    public long LargestAt(int place)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(place, Rows);
        var reader = new SegmentReader(Payload.Span[_valuesAt..]);
        var value = Most;
        for (var i = 0; i < place; i++) value = unchecked(value - (long)reader.Number());
        return value;
    }

    /// <summary>The values of the samples in some time in falling order; throws <see cref="CorruptSegmentException"/>.</summary>
    public long[] FallingIn(IntervalSet time)
    {
        if (time.LengthWithin(Range) == 0) return [];
        var at = Rows <= FewRows ? stackalloc long[Rows] : new long[Rows];
        var places = Rows <= FewRows ? stackalloc long[Rows] : new long[Rows];
        var counts = Rows <= FewRows ? stackalloc byte[Rows] : new byte[Rows];
        ReadDetails(at, places);
        var count = 0;
        foreach (var range in time.AsSpan())
        {
            var (first, last) = Instants.Between(at, range.Start, range.End);
            foreach (var place in places[first..last]) counts[(int)place] = 1;
            count += last - first;
        }
        var falling = new long[count];
        var reader = new SegmentReader(Payload.Span[_valuesAt..]);
        var value = Most;
        var found = 0;
        for (var place = 0; place < Rows && found < count; place++)
        {
            if (place > 0) value = unchecked(value - (long)reader.Number());
            falling[found] = value;   // which stays when it counts
            found += counts[place];
        }
        return found == count ? falling : throw new CorruptSegmentException("A place of its own is expected for each sample.");
    }

    /// <summary>All samples in order of time, as many as there is room for in both; throws <see cref="CorruptSegmentException"/>.</summary>
    public void Read(Span<long> at, Span<long> values)
    {
        ReadDetails(at[..Rows], values[..Rows]);
        var sorted = new long[Rows];
        ReadLargest(sorted);
        foreach (ref var value in values[..Rows]) value = sorted[value];
    }

    /// <summary>The instant of each sample, and the place of its value.</summary>
    private void ReadDetails(Span<long> at, Span<long> places)
    {
        try
        {
            var reader = new SegmentReader(Details.Span);
            RowTimes.Read(ref reader, at);
            PackedNumbers.Read(ref reader, places);
            reader.End();
        }
        catch (OverflowException)
        {
            throw CorruptSegmentException.TooLarge;
        }
        var (least, greatest) = places.IsEmpty ? (0, 0) : Steps.Bounds(places);
        if (least < 0 || greatest >= Math.Max(Rows, 1)) throw new CorruptSegmentException($"Places below {Rows} are expected.");
    }
}
