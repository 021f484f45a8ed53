using System.Numerics;
using Kept.Agreements;
using Kept.Evaluation.Folds;
using Kept.Quantities;

namespace Kept.Evaluation;

/// <summary>Percentiles by the three rules in use; exact, on whole multiples of a step.</summary>
internal static class Percentiles
{
    /// <summary>The smallest value that at least the rank's share of all values does not exceed; null of no values.</summary>
    public static Int128? NearestRank(IReadOnlyCollection<Int128> values, Rational rank)
    {
        if (values.Count == 0) return null;
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return sorted[Position(sorted.Length, rank)];
    }

    /// <summary>The smallest of at least one value that at least the rank's share of all values does not exceed.</summary>
    public static Int128 NearestRank(FallingValues values, Rational rank) => values[values.Count - 1 - Position(values.Count, rank)];

    /// <summary>The percentile of at least one whole number.</summary>
    public static Rational Of(FallingValues values, Rational rank, PercentileMethod method)
    {
        Rational Sorted(int index) => (BigInteger)values[values.Count - 1 - index];
        if (method is PercentileMethod.NearestRank) return (BigInteger)NearestRank(values, rank);
        var (below, part) = Between(values.Count, rank, method);
        return part.IsZero ? Sorted(below) : Sorted(below) + part * (Sorted(below + 1) - Sorted(below));
    }

    /// <summary>The percentile of sorted values; null of none.</summary>
    public static Rational? OfExact(IReadOnlyList<Rational> sorted, Rational rank, PercentileMethod method)
    {
        if (sorted.Count == 0) return null;
        if (method is PercentileMethod.NearestRank) return sorted[Position(sorted.Count, rank)];
        var (below, part) = Between(sorted.Count, rank, method);
        return part.IsZero ? sorted[below] : sorted[below] + part * (sorted[below + 1] - sorted[below]);
    }

    /// <summary>The index of the neighbour below the percentile's position, and how far the position lies beyond it.</summary>
    private static (int Below, Rational Part) Between(int count, Rational rank, PercentileMethod method)
    {
        var position = method is PercentileMethod.Linear
            ? 1 + (count - 1) * rank
            : Rational.Max(1, Rational.Min(count, (count + 1) * rank));
        var below = (int)position.Floor();
        return (below - 1, position - below);
    }

    private static int Position(int count, Rational rank) => rank.Denominator <= int.MaxValue
        ? (int)((count * (long)rank.Numerator - 1) / (long)rank.Denominator)   // the rank is no more than 1
        : (int)((count * rank.Numerator - 1) / rank.Denominator);
}
