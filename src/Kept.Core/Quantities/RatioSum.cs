using System.Numerics;

namespace Kept.Quantities;

/// <summary>A sum of many fractions that is cheap to compare and exact when asked. It keeps a fixed-point enclosure with
/// 96 fractional bits, and the numerators grouped by denominator.</summary>
public sealed class RatioSum
{
    private const int FractionBits = 96;

    private static readonly BigInteger Longest = BigInteger.Pow(10, 64);

    private readonly BigInteger _low;   // in units of 2^-96, at most the sum
    private readonly long _inexact;     // how many summands were cut; the sum is below low + inexact units
    private readonly Dictionary<BigInteger, BigInteger> _byDenominator;

    private RatioSum(BigInteger low, long inexact, Dictionary<BigInteger, BigInteger> byDenominator)
    {
        _low = low;
        _inexact = inexact;
        _byDenominator = byDenominator;
    }

    public static RatioSum Add(IEnumerable<RatioSum> sums)
    {
        var total = new Builder();
        foreach (var sum in sums) total.Add(sum);
        return total.Build();
    }

    /// <summary>(This sum + <paramref name="more"/>) ÷ <paramref name="count"/>; at hand when the denominators have a common
    /// multiple of at most 64 digits.</summary>
    public Figure Over(long count, long more = 0) => HasShortDenominator() ? Figure.Of((Exact() + more) / count) : Figure.Enclosed(
        Rational.Of(_low + ((BigInteger)more << FractionBits), (BigInteger)count << FractionBits),
        Rational.Of(_low + _inexact + ((BigInteger)more << FractionBits), (BigInteger)count << FractionBits),
        () => (Exact() + more) / count);

    private bool HasShortDenominator()
    {
        var common = BigInteger.One;
        foreach (var denominator in _byDenominator.Keys)
        {
            common = common / BigInteger.GreatestCommonDivisor(common, denominator) * denominator;
            if (common > Longest) return false;
        }
        return true;
    }

    /// <summary>The exact sum; slow when many denominators differ.</summary>
    private Rational Exact()
    {
        var parts = _byDenominator.Select(pair => (N: pair.Value, D: pair.Key)).ToList();
        if (parts.Count == 0) return Rational.Zero;
        while (parts.Count > 1)
        {
            var joined = new List<(BigInteger N, BigInteger D)>((parts.Count + 1) / 2);
            for (var i = 0; i + 1 < parts.Count; i += 2)
            {
                var (a, b) = (parts[i], parts[i + 1]);
                joined.Add((a.N * b.D + b.N * a.D, a.D * b.D));
            }
            if (parts.Count % 2 == 1) joined.Add(parts[^1]);
            parts = joined;
        }
        return Rational.Of(parts[0].N, parts[0].D);
    }

    public sealed class Builder
    {
        private readonly Dictionary<BigInteger, BigInteger> _byDenominator = [];
        private BigInteger _low;
        private long _inexact;

        public Builder Add(Rational value)
        {
            var quotient = BigInteger.DivRem(value.Numerator << FractionBits, value.Denominator, out var rest);
            _low += rest.Sign < 0 ? quotient - 1 : quotient;
            if (!value.IsWhole) _inexact++;
            Count(value.Denominator, value.Numerator);
            return this;
        }

        internal void Add(RatioSum sum)
        {
            _low += sum._low;
            _inexact += sum._inexact;
            foreach (var (denominator, numerator) in sum._byDenominator) Count(denominator, numerator);
        }

        public RatioSum Build() => new(_low, _inexact, _byDenominator);

        private void Count(BigInteger denominator, BigInteger numerator) =>
            _byDenominator[denominator] = _byDenominator.GetValueOrDefault(denominator) + numerator;
    }
}
