using System.Numerics;
using Kept.Agreements;
using Kept.Quantities;

namespace Kept.Evaluation.Folds;

internal static class Statistics
{
    /// <summary>A statistic of whole multiples of a step; null where no values leave none.</summary>
    public static Rational? Of(Fold fold, FallingValues values, Rational step)
    {
        if (values.Count == 0 && fold is not (Fold.Count or Fold.Sum)) return null;
        return fold switch
        {
            Fold.Count => values.Count,
            Fold.Sum => values.Sum() * step,
            Fold.Mean => values.Sum() * step / values.Count,
            Fold.Minimum => (BigInteger)values.Smallest * step,
            Fold.Maximum => (BigInteger)values.Largest * step,
            Fold.Percentile percentile => Percentiles.Of(values, percentile.Rank, percentile.Method) * step,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>A statistic of whole multiples of a step in order of time; null where no values leave none.</summary>
    public static Rational? Of(Fold fold, ReadOnlySpan<long> inOrder, Rational step)
    {
        if (fold is Fold.Latest) return inOrder.IsEmpty ? null : inOrder[^1] * step;
        if (fold is not (Fold.Sum or Fold.Mean)) return Of(fold, FallingValues.Of(Wide(inOrder)), step);
        if (inOrder.IsEmpty && fold is Fold.Mean) return null;
        var sum = Int128.Zero;
        foreach (var value in inOrder) sum += value;
        return fold is Fold.Sum ? (BigInteger)sum * step : (BigInteger)sum * step / inOrder.Length;
    }

    private static Int128[] Wide(ReadOnlySpan<long> values)
    {
        var wide = new Int128[values.Length];
        for (var i = 0; i < wide.Length; i++) wide[i] = values[i];
        return wide;
    }

    /// <summary>A statistic of exact values in order of time; null where no values leave none.</summary>
    public static Rational? Of(Fold fold, IReadOnlyList<Rational> inOrder)
    {
        if (fold is Fold.Latest) return inOrder.Count == 0 ? null : inOrder[^1];
        var common = inOrder.Aggregate(BigInteger.One, (lcm, v) => lcm / BigInteger.GreatestCommonDivisor(lcm, v.Denominator) * v.Denominator);
        if (BigInteger.Abs(common) < 1_000_000_000_000 && inOrder.All(v => BigInteger.Abs(v.Numerator) < 1_000_000_000_000))
        {
            var whole = inOrder.Select(v => (Int128)(v.Numerator * (common / v.Denominator))).ToArray();
            return Of(fold, FallingValues.Of(whole), Rational.Of(1, common));
        }
        return Slowly(fold, inOrder.Order().ToList());
    }

    private static Rational? Slowly(Fold fold, List<Rational> sorted) => fold switch
    {
        Fold.Count => sorted.Count,
        Fold.Sum => sorted.Aggregate(Rational.Zero, (a, b) => a + b),
        _ when sorted.Count == 0 => null,
        Fold.Mean => sorted.Aggregate(Rational.Zero, (a, b) => a + b) / sorted.Count,
        Fold.Minimum => sorted[0],
        Fold.Maximum => sorted[^1],
        Fold.Percentile percentile => Percentiles.OfExact(sorted, percentile.Rank, percentile.Method),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
