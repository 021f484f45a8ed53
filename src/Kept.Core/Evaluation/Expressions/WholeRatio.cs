using System.Numerics;
using Kept.Quantities;

namespace Kept.Evaluation.Expressions;

/// <summary>A linear ratio with whole factors, worked out for a column of intervals at once.</summary>
internal sealed record WholeRatio(WholeForm Above, WholeForm Below)
{
    private const long MostFactor = 1L << 31;

    /// <summary>Null when the factors are too large to be sure of 64 bits.</summary>
    public static WholeRatio? Of(LinearRatio? ratio)
    {
        if (ratio is null) return null;
        Rational[] all = [ratio.Above.Constant, ratio.Below.Constant, .. ratio.Above.Factors.Values, .. ratio.Below.Factors.Values];
        var scale = all.Aggregate(BigInteger.One, (lcm, f) => lcm / BigInteger.GreatestCommonDivisor(lcm, f.Denominator) * f.Denominator);
        return all.Any(f => Rational.Max(f, -f) * scale > MostFactor) ? null : new(WholeForm.Of(ratio.Above, scale), WholeForm.Of(ratio.Below, scale));
    }
}

/// <summary>A linear form with whole factors.</summary>
internal sealed record WholeForm(long Constant, Sequence<(int Sum, long Factor)> Factors)
{
    public bool IsConstant => Factors.Count == 0;

    public static WholeForm Of(LinearForm form, BigInteger scale) => new(
        (long)(form.Constant * scale).Numerator,
        form.Factors.Where(f => !f.Value.IsZero).Select(f => (f.Key, (long)(f.Value * scale).Numerator)).ToSequence());

    /// <summary>How far from 0 it can be where no sum is farther than <paramref name="most"/>.</summary>
    public Int128 Most(long most)
    {
        var largest = (Int128)Math.Abs(Constant);
        foreach (var (_, factor) in Factors) largest += (Int128)Math.Abs(factor) * most;
        return largest;
    }

    /// <summary>Works it out for each interval; it must be known to fit.</summary>
    public void Fill(IReadOnlyList<long[]> sums, Span<long> into)
    {
        into.Fill(Constant);
        foreach (var (sum, factor) in Factors) Add(sums[sum].AsSpan(0, into.Length), factor, into);
    }

    private static void Add(ReadOnlySpan<long> sums, long factor, Span<long> into)
    {
        unchecked
        {
            for (var i = 0; i < into.Length; i++) into[i] += factor * sums[i];
        }
    }
}
