using System.Numerics;
using Kept.Measurements.Segments;
using Kept.Quantities;

namespace Kept.Evaluation.Folds;

/// <summary>Samples by size, of which no more are read than are asked for, from the largest on.</summary>
/// <param name="digits">The decimal digits of the values.</param>
internal sealed class LargestFirst(Sequence<SampleSegment> segments, Sequence<Int128> single, int digits)
{
    private Int128[] _largest = [];   // in falling order

    public int Count { get; } = CountOf(segments) + single.Count;

    public Int128 Largest
    {
        get
        {
            var largest = Int128.MinValue;
            foreach (var segment in segments) largest = Int128.Max(largest, segment.Most * Factor(segment));
            foreach (var value in single) largest = Int128.Max(largest, value);
            return largest;
        }
    }

    public Int128 Smallest
    {
        get
        {
            var smallest = Int128.MaxValue;
            foreach (var segment in segments) smallest = Int128.Min(smallest, segment.Least * Factor(segment));
            foreach (var value in single) smallest = Int128.Min(smallest, value);
            return smallest;
        }
    }

    /// <summary>The value with so many larger ones, or as large ones, before it.</summary>
    public Int128 this[int place]
    {
        get
        {
            if (segments is [var only] && single.Count == 0) return only.LargestAt(place) * Factor(only);
            if (place >= _largest.Length) _largest = Read(place + 1);
            return _largest[place];
        }
    }

    public BigInteger Sum()
    {
        var sum = BigInteger.Zero;
        foreach (var value in single) sum += value;
        foreach (var segment in segments)
        {
            var ofSegment = Int128.Zero;
            foreach (var value in LargestOf(segment, segment.Rows)) ofSegment += value;
            sum += ofSegment * Factor(segment);
        }
        return sum;
    }

    private Int128[] Read(int count)
    {
        var values = new List<Int128>(single.Count + count);
        values.AddRange(single.AsSpan());
        foreach (var segment in segments)
        {
            var factor = Factor(segment);
            foreach (var value in LargestOf(segment, Math.Min(count, segment.Rows))) values.Add(value * factor);
        }
        values.Sort((a, b) => b.CompareTo(a));
        return [.. values];
    }

    private static long[] LargestOf(SampleSegment segment, int count)
    {
        var values = new long[count];
        segment.ReadLargest(values);
        return values;
    }

    private static int CountOf(Sequence<SampleSegment> segments)
    {
        var count = 0;
        foreach (var segment in segments) count += segment.Rows;
        return count;
    }

    private Int128 Factor(SampleSegment segment) => SampleStep.PowerOfTen(digits - segment.Digits);
}
