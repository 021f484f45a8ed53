using System.Numerics;
using Kept.Measurements.Segments;

namespace Kept.Evaluation.Folds;

/// <summary>Numbers from the largest to the smallest. Exactly one of the cases below; of a segment no more are read than are asked for.</summary>
/// <param name="Count">At least one.</param>
internal abstract record FallingValues(int Count, Int128 Largest, Int128 Smallest)
{
    /// <summary>All of a segment.</summary>
    /// <param name="Factor">What the segment's values are multiplied by.</param>
    public sealed record OfSegment(SampleSegment Segment, Int128 Factor) : FallingValues(Segment.Rows, Segment.Most * Factor, Segment.Least * Factor);

    /// <summary>Some that were read.</summary>
    public sealed record Read(Int128[] Values) : FallingValues(Values.Length, Values[0], Values[^1]);

    /// <summary>The value with so many larger ones, or as large ones, before it.</summary>
    public Int128 this[int place] => this switch
    {
        OfSegment s => s.Segment.LargestAt(place) * s.Factor,
        Read r => r.Values[place],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>So many of the largest ones, or all when there are fewer.</summary>
    public IEnumerable<Int128> First(int count) => this switch
    {
        OfSegment s => LargestOf(s.Segment, Math.Min(count, Count)).Select(value => value * s.Factor),
        Read r => r.Values.Take(count),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public BigInteger Sum() => this switch
    {
        OfSegment s => SumOf(LargestOf(s.Segment, Count)) * s.Factor,
        Read r => r.Values.Aggregate(BigInteger.Zero, (sum, value) => sum + value),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static long[] LargestOf(SampleSegment segment, int count)
    {
        var values = new long[count];
        segment.ReadLargest(values);
        return values;
    }

    /// <summary>A segment does not have so many values that this overflows.</summary>
    private static BigInteger SumOf(long[] values)
    {
        var sum = Int128.Zero;
        foreach (var value in values) sum += value;
        return sum;
    }
}
