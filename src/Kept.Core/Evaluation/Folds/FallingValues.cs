using System.Numerics;
using Kept.Measurements.Segments;

namespace Kept.Evaluation.Folds;

/// <summary>Numbers from the largest to the smallest, of which no more are read than are asked for. Exactly one of the cases below.</summary>
internal abstract class FallingValues
{
    private protected FallingValues() { }

    public abstract int Count { get; }

    /// <summary>The largest of at least one.</summary>
    public abstract Int128 Largest { get; }

    /// <summary>The smallest of at least one.</summary>
    public abstract Int128 Smallest { get; }

    /// <summary>The value with so many larger ones, or as large ones, before it.</summary>
    public abstract Int128 this[int place] { get; }

    /// <summary>So many of the largest ones, or all when there are fewer.</summary>
    public abstract IEnumerable<Int128> First(int count);

    public virtual BigInteger Sum() => First(Count).Aggregate(BigInteger.Zero, (sum, value) => sum + value);

    public static FallingValues Of(IReadOnlyList<FallingValues> parts) => parts is [var only] ? only : new Together([.. parts]);

    /// <param name="values">In any order; they are put into falling order.</param>
    public static FallingValues Of(Int128[] values)
    {
        Array.Sort(values);
        Array.Reverse(values);
        return new Wide(values);
    }

    /// <summary>All of a segment, which is not empty, as multiples of a factor.</summary>
    public sealed class OfSegment(SampleSegment segment, long factor) : FallingValues
    {
        public override int Count => segment.Rows;

        public override Int128 Largest => Math.BigMul(segment.Most, factor);

        public override Int128 Smallest => Math.BigMul(segment.Least, factor);

        public override Int128 this[int place] => Math.BigMul(segment.LargestAt(place), factor);

        public override IEnumerable<Int128> First(int count) => Read(count).Select(value => Math.BigMul(value, factor));

        /// <summary>A segment does not have so many values that this overflows.</summary>
        public override BigInteger Sum()
        {
            var sum = Int128.Zero;
            foreach (var value in Read(Count)) sum += value;
            return (BigInteger)sum * factor;
        }

        private long[] Read(int count)
        {
            var values = new long[Math.Min(count, segment.Rows)];
            segment.ReadLargest(values);
            return values;
        }
    }

    /// <summary>Some of a segment, as multiples of a factor.</summary>
    public sealed class Some(long[] values, long factor) : FallingValues
    {
        public override int Count => values.Length;

        public override Int128 Largest => Math.BigMul(values[0], factor);

        public override Int128 Smallest => Math.BigMul(values[^1], factor);

        public override Int128 this[int place] => Math.BigMul(values[place], factor);

        public override IEnumerable<Int128> First(int count) => values.Take(count).Select(value => Math.BigMul(value, factor));
    }

    private sealed class Wide(Int128[] values) : FallingValues
    {
        public override int Count => values.Length;

        public override Int128 Largest => values[0];

        public override Int128 Smallest => values[^1];

        public override Int128 this[int place] => values[place];

        public override IEnumerable<Int128> First(int count) => values.Take(count);
    }

    private sealed class Together(FallingValues[] parts) : FallingValues
    {
        private Int128[] _largest = [];   // in falling order

        public override int Count { get; } = parts.Sum(part => part.Count);

        public override Int128 Largest => parts.Max(part => part.Largest);

        public override Int128 Smallest => parts.Min(part => part.Smallest);

        public override Int128 this[int place]
        {
            get
            {
                if (place >= _largest.Length) _largest = [.. First(place + 1).OrderDescending()];
                return _largest[place];
            }
        }

        public override IEnumerable<Int128> First(int count) => parts.SelectMany(part => part.First(count));

        public override BigInteger Sum() => parts.Aggregate(BigInteger.Zero, (sum, part) => sum + part.Sum());
    }
}
