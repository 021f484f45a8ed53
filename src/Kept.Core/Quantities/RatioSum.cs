using System.Numerics;

namespace Kept.Quantities;

/// <summary>A sum of many fractions that is cheap to compare and exact when asked. It keeps a fixed-point enclosure with
/// 96 fractional bits, and the numerators grouped by denominator.</summary>
public sealed class RatioSum
{
    private const int FractionBits = 96;
    private const int StepBits = 32;
    private const long Short = 1L << 31;   // numbers below are short: a step of a division stays within 64 bits

    private static readonly BigInteger Longest = BigInteger.Pow(10, 64);

    private readonly Groups _groups;
    private readonly BigInteger _low;   // in units of 2^-96, at most the sum
    private readonly long _inexact;     // how many groups were cut; the sum is below low + inexact units

    private RatioSum(Groups groups)
    {
        _groups = groups;
        var (wholes, fractions) = (Int128.Zero, UInt128.Zero);
        foreach (var (numerator, denominator) in groups.Short)
        {
            var (whole, rest) = Math.DivRem(numerator, denominator);
            wholes += whole;
            if (rest == 0) continue;
            fractions += Fraction((ulong)rest, (ulong)denominator);
            _inexact++;
        }
        _low = ((groups.Whole + (BigInteger)wholes) << FractionBits) + (BigInteger)fractions;
        foreach (var (denominator, numerator) in groups.Long)
        {
            var quotient = BigInteger.DivRem(numerator << FractionBits, denominator, out var rest);
            _low += rest.Sign < 0 ? quotient - 1 : quotient;
            if (!rest.IsZero) _inexact++;
        }
    }

    public static RatioSum Add(IEnumerable<RatioSum> sums)
    {
        var total = new Builder();
        foreach (var sum in sums) total.Add(sum);
        return total.Build();
    }

    /// <summary>(This sum + <paramref name="more"/>) ÷ <paramref name="count"/>; at hand when the denominators have a common
    /// multiple of at most 64 digits.</summary>
    /// <param name="again">Works out this sum once more, when the exact fraction is asked for: so that nobody has to keep it.</param>
    public Figure Over(long count, long more, Func<RatioSum> again) => HasShortDenominator() ? Figure.Of((Exact() + more) / count) : Figure.Enclosed(
        Rational.Of(_low + ((BigInteger)more << FractionBits), (BigInteger)count << FractionBits),
        Rational.Of(_low + _inexact + ((BigInteger)more << FractionBits), (BigInteger)count << FractionBits),
        () => (again().Exact() + more) / count);

    private bool HasShortDenominator()
    {
        var common = BigInteger.One;
        foreach (var (_, denominator) in Parts())
        {
            common = common / BigInteger.GreatestCommonDivisor(common, denominator) * denominator;
            if (common > Longest) return false;
        }
        return true;
    }

    /// <summary>The exact sum; slow when many denominators differ.</summary>
    private Rational Exact()
    {
        var parts = Parts().Append((_groups.Whole, 1)).ToList();
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

    /// <summary>The sum of each group in lowest terms.</summary>
    private IEnumerable<(BigInteger N, BigInteger D)> Parts() => _groups.Short
        .Select(g => Rational.Of(g.Numerator, g.Denominator)).Concat(_groups.Long.Select(g => Rational.Of(g.Value, g.Key)))
        .Select(part => (part.Numerator, part.Denominator));

    /// <summary>The first 96 bits behind the point of a proper fraction of short numbers.</summary>
    private static UInt128 Fraction(ulong numerator, ulong denominator)
    {
        var bits = UInt128.Zero;
        for (var step = 0; step < FractionBits; step += StepBits)
        {
            var (digit, rest) = Math.DivRem(numerator << StepBits, denominator);
            (bits, numerator) = (bits << StepBits | digit, rest);
        }
        return bits;
    }

    /// <summary>Numerators by denominator: those of short numbers, and all others.</summary>
    private sealed record Groups(BigInteger Whole, (long Numerator, long Denominator)[] Short, Dictionary<BigInteger, BigInteger> Long);

    public sealed class Builder
    {
        [ThreadStatic]
        private static ShortRatios? _spare;

        private readonly Dictionary<BigInteger, BigInteger> _long = [];
        private ShortRatios? _short;
        private BigInteger _whole;
        private long _ones;

        public Builder Add(Rational value)
        {
            if (value.IsWhole) _whole += value.Numerator;
            else if (value.Sign >= 0 && value.Numerator < RatioSum.Short && value.Denominator < RatioSum.Short)
                AddShort((long)value.Numerator, (long)value.Denominator);
            else Count(value.Denominator, value.Numerator);
            return this;
        }

        /// <summary>Adds a fraction that need not be in lowest terms.</summary>
        public void Add(long numerator, long denominator)
        {
            if (numerator == denominator) _ones++;
            else if (numerator is >= 0 and < RatioSum.Short && denominator is > 0 and < RatioSum.Short) AddShort(numerator, denominator);
            else Add(Rational.Of(numerator, denominator));
        }

        /// <summary>Adds the number 1 so many times.</summary>
        public void AddOnes(long count) => _ones += count;

        internal void Add(RatioSum sum)
        {
            _whole += sum._groups.Whole;
            foreach (var (numerator, denominator) in sum._groups.Short) AddShort(numerator, denominator);
            foreach (var (denominator, numerator) in sum._groups.Long) Count(denominator, numerator);
        }

        public RatioSum Build()
        {
            var (groups, table) = (new Groups(_whole + _ones, _short?.Take() ?? [], new(_long)), _short);
            (_short, _whole, _ones) = (null, 0, 0);
            _long.Clear();
            _spare = table ?? _spare;
            return new(groups);
        }

        private void AddShort(long numerator, long denominator)
        {
            if (_short is null) (_short, _spare) = (_spare ?? new(), null);
            _short.Add(numerator, denominator);
        }

        private void Count(BigInteger denominator, BigInteger numerator) =>
            _long[denominator] = _long.GetValueOrDefault(denominator) + numerator;
    }
}
