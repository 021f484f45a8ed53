using System.Buffers;
using System.Numerics;

namespace Kept.Quantities;

/// <summary>A sum of many fractions that is cheap to compare and exact when asked. It keeps a fixed-point enclosure with
/// 96 fractional bits, and the fractions.</summary>
public sealed class RatioSum
{
    private const int FractionBits = 96;
    private const int StepBits = 32;
    private const int Remembered = 256;    // so many denominators that are known to divide a common multiple
    private const long Short = 1L << 31;   // numbers below are short: a step of a division stays within 64 bits

    private static readonly BigInteger Longest = BigInteger.Pow(10, 64);

    private readonly BigInteger _whole;
    private readonly UInt128 _fractions;   // the sum of all short ones, each cut at 2^-96
    private readonly (uint Numerator, uint Denominator)[] _short;   // between 0 and 1
    private readonly Dictionary<BigInteger, BigInteger> _long;   // numerators by denominator
    private readonly BigInteger _low;   // in units of 2^-96, at most the sum
    private readonly long _inexact;     // how many fractions were cut; the sum is below low + inexact units

    private RatioSum(BigInteger whole, UInt128 fractions, (uint, uint)[] shortOnes, Dictionary<BigInteger, BigInteger> longOnes)
    {
        (_whole, _fractions, _short, _long) = (whole, fractions, shortOnes, longOnes);
        (_low, _inexact) = ((whole << FractionBits) + (BigInteger)fractions, shortOnes.Length);
        foreach (var (denominator, numerator) in longOnes)
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
        var (common, dividing) = (BigInteger.One, new uint[Remembered]);
        foreach (var (numerator, denominator) in _short)
        {
            ref var last = ref dividing[denominator % Remembered];
            if (last == denominator) continue;
            var lowest = denominator / Divisor(denominator, numerator);
            if (lowest == denominator) last = denominator;
            if (!TryExtend(ref common, lowest)) return false;
        }
        foreach (var (denominator, numerator) in _long)
            if (!TryExtend(ref common, Rational.Of(numerator, denominator).Denominator)) return false;
        return true;
    }

    /// <summary>Makes a common multiple one of another number as well, as long as it stays short.</summary>
    private static bool TryExtend(ref BigInteger common, BigInteger number)
    {
        common = common / BigInteger.GreatestCommonDivisor(common, number) * number;
        return common <= Longest;
    }

    /// <summary>The greatest common divisor of two numbers.</summary>
    private static uint Divisor(uint a, uint b)
    {
        while (b != 0) (a, b) = (b, a % b);
        return a;
    }

    /// <summary>The exact sum; slow when many denominators differ.</summary>
    private Rational Exact()
    {
        var parts = Parts().Append((_whole, 1)).ToList();
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

    /// <summary>The sum of those with the same denominator, in lowest terms.</summary>
    private IEnumerable<(BigInteger N, BigInteger D)> Parts() => _short
        .AggregateBy(f => f.Denominator, 0L, (sum, f) => sum + f.Numerator).Select(g => Rational.Of(g.Value, g.Key))
        .Concat(_long.Select(g => Rational.Of(g.Value, g.Key)))
        .Select(part => (part.Numerator, part.Denominator));

    /// <summary>The first 96 bits behind the point of a proper fraction of short numbers.</summary>
    private static UInt128 Fraction(ulong numerator, ulong denominator)
    {
        var (high, rest) = Math.DivRem(numerator << StepBits, denominator);
        (var middle, rest) = Math.DivRem(rest << StepBits, denominator);
        return new(high, middle << StepBits | (rest << StepBits) / denominator);
    }

    public sealed class Builder
    {
        private readonly Dictionary<BigInteger, BigInteger> _long = [];
        private (uint Numerator, uint Denominator)[] _short = [];
        private int _count;
        private UInt128 _fractions;
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
            _whole += sum._whole;
            _fractions += sum._fractions;
            MakeRoom(sum._short.Length);
            sum._short.CopyTo(_short, _count);
            _count += sum._short.Length;
            foreach (var (denominator, numerator) in sum._long) Count(denominator, numerator);
        }

        /// <summary>The sum; the builder begins again.</summary>
        public RatioSum Build()
        {
            var sum = new RatioSum(_whole + _ones, _fractions, _short[.._count], new(_long));
            ArrayPool<(uint, uint)>.Shared.Return(_short);
            (_short, _count, _fractions, _whole, _ones) = ([], 0, 0, 0, 0);
            _long.Clear();
            return sum;
        }

        private void AddShort(long numerator, long denominator)
        {
            if (numerator >= denominator)
            {
                (var whole, numerator) = Math.DivRem(numerator, denominator);
                _ones += whole;
            }
            if (numerator == 0) return;
            if (_count == _short.Length) MakeRoom(1);
            _short[_count++] = ((uint)numerator, (uint)denominator);
            _fractions += Fraction((ulong)numerator, (ulong)denominator);
        }

        private void MakeRoom(int count)
        {
            if (_count + count <= _short.Length) return;
            var larger = ArrayPool<(uint, uint)>.Shared.Rent(Math.Max(_count + count, 2 * _count));
            _short.AsSpan(0, _count).CopyTo(larger);
            ArrayPool<(uint, uint)>.Shared.Return(_short);
            _short = larger;
        }

        private void Count(BigInteger denominator, BigInteger numerator) =>
            _long[denominator] = _long.GetValueOrDefault(denominator) + numerator;
    }
}
