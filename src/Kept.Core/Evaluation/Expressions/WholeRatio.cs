using System.Numerics;
using System.Runtime.InteropServices;
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

    /// <summary>A form times a number less another times a number; null when the factors do not fit 64 bits.</summary>
    public static WholeForm? Difference(WholeForm a, long timesA, WholeForm b, long timesB)
    {
        var constant = (Int128)a.Constant * timesA - (Int128)b.Constant * timesB;
        var factors = a.Factors.Select(f => (f.Sum, Factor: (Int128)f.Factor * timesA))
            .Concat(b.Factors.Select(f => (f.Sum, Factor: -(Int128)f.Factor * timesB)))
            .GroupBy(f => f.Sum, (sum, all) => (Sum: sum, Factor: all.Aggregate(Int128.Zero, (total, f) => total + f.Factor)))
            .Where(f => f.Factor != 0).ToList();
        return Int128.Abs(constant) > long.MaxValue || factors.Exists(f => Int128.Abs(f.Factor) > long.MaxValue)
            ? null
            : new((long)constant, factors.Select(f => (f.Sum, (long)f.Factor)).ToSequence());
    }

    /// <inheritdoc cref="Column(IReadOnlyList{long[]}, Span{long})"/>
    public ReadOnlySpan<long> Column(IReadOnlyList<long[]> sums, int count) => AsSum(sums) is { } sum ? sum.AsSpan(0, count) : Column(sums, new long[count]);

    /// <summary>What it comes to for each interval; it must be known to fit.</summary>
    /// <param name="room">Where it is worked out, unless it is one of the sums.</param>
    public ReadOnlySpan<long> Column(IReadOnlyList<long[]> sums, Span<long> room)
    {
        if (AsSum(sums) is { } sum) return sum.AsSpan(0, room.Length);
        room.Fill(Constant);
        foreach (var (number, factor) in Factors) Add(sums[number].AsSpan(0, room.Length), factor, room);
        return room;
    }

    /// <summary>The sums that it is just one of; null when it is something else.</summary>
    private long[]? AsSum(IReadOnlyList<long[]> sums) => this is { Constant: 0, Factors: [(var only, 1)] } ? sums[only] : null;

    private static void Add(ReadOnlySpan<long> sums, long factor, Span<long> into)
    {
        var words = MemoryMarshal.Cast<long, Vector<long>>(sums);
        var wordsInto = MemoryMarshal.Cast<long, Vector<long>>(into);
        for (var i = 0; i < words.Length; i++) wordsInto[i] += words[i] * factor;
        unchecked
        {
            for (var i = words.Length * Vector<long>.Count; i < into.Length; i++) into[i] += factor * sums[i];
        }
    }
}
