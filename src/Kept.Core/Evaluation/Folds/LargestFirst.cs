using System.Numerics;

namespace Kept.Evaluation.Folds;

/// <summary>Samples by size, of which no more are read than are asked for, from the largest on.</summary>
/// <param name="parts">What they are put together of.</param>
internal sealed class LargestFirst(IReadOnlyList<FallingValues> parts)
{
    private Int128[] _largest = [];   // in falling order, where there are several parts

    /// <param name="values">In any order; they are put into falling order.</param>
    public static LargestFirst Of(Int128[] values)
    {
        if (values.Length == 0) return new([]);
        Array.Sort(values);
        Array.Reverse(values);
        return new([new FallingValues.Read(values)]);
    }

    public int Count { get; } = parts.Sum(part => part.Count);

    public Int128 Largest => parts.Max(part => part.Largest);

    public Int128 Smallest => parts.Min(part => part.Smallest);

    /// <summary>The value with so many larger ones, or as large ones, before it.</summary>
    public Int128 this[int place]
    {
        get
        {
            if (parts is [var only]) return only[place];
            if (place >= _largest.Length) _largest = [.. parts.SelectMany(part => part.First(place + 1)).OrderDescending()];
            return _largest[place];
        }
    }

    public BigInteger Sum() => parts.Aggregate(BigInteger.Zero, (sum, part) => sum + part.Sum());
}
