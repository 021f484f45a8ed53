using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Kept.Agreements;
using Kept.Evaluation.Expressions;
using Kept.Measurements;
using Kept.Quantities;

namespace Kept.Evaluation.Folds;

/// <summary>A ratio of good to total: two whole numbers, or an exact number where those are too long.</summary>
internal readonly record struct Ratio(long Good, long Total, Figure? Exact)
{
    public static Ratio One => new(1, 1, null);

    public Rational Value => Exact?.Exact ?? Rational.Of(Good, Total);

    /// <summary>Whether it is less than 1.</summary>
    public bool IsBad => Exact is { } exact ? exact.Exact < Rational.One : Good < Total;

    public static Ratio Of(Rational value) => new(0, 0, Figure.Of(value));

    public void AddTo(RatioSum.Builder sum)
    {
        if (Exact is { } exact) sum.Add(exact.Exact);
        else sum.Add(Good, Total);
    }
}

/// <summary>A formula for the intervals: compiled, and as a ratio of sums where it is one.</summary>
internal sealed record IntervalFormula(Func<IntervalContents, Rational?> Value, WholeRatio? Ratio)
{
    public static IntervalFormula Of(Expression formula, IntervalExpressions expressions) =>
        new(expressions.Value(formula), expressions.Ratio(formula));
}

/// <summary>Good ÷ total of intervals: read from columns where both are whole sums, else worked out one by one.</summary>
internal readonly ref struct IntervalRatios
{
    private readonly Intervals _intervals;
    private readonly IntervalFormula _goodOf;
    private readonly IntervalFormula _totalOf;
    private readonly ReadOnlySpan<long> _good;
    private readonly ReadOnlySpan<long> _total;

    public IntervalRatios(Intervals intervals, IntervalFormula good, IntervalFormula total)
    {
        (_intervals, _goodOf, _totalOf) = (intervals, good, total);
        if (good.Ratio is not { Below: { IsConstant: true } below } || total.Ratio is not { Below.IsConstant: true }) return;
        if (total.Ratio.Below != below || intervals.Columns() is not var (sums, most)) return;
        if (good.Ratio.Above.Most(most) > long.MaxValue || total.Ratio.Above.Most(most) > long.MaxValue) return;
        _good = good.Ratio.Above.Column(sums, intervals.Count);
        _total = total.Ratio.Above.Column(sums, intervals.Count);
    }

    /// <summary>The sign of the total; null where nobody looked or the formula has no value.</summary>
    public int? SignOfTotal(int index) =>
        !_intervals.Marks[index].Has(IntervalMarks.Observed) ? null
        : _total.IsEmpty ? _totalOf.Value(_intervals.Contents(index))?.Sign : Math.Sign(_total[index]);

    /// <summary>Reads good and total where both are whole numbers and the total is more than 0.</summary>
    public bool TryRead(int index, out long good, out long total)
    {
        (good, total) = (0, 0);
        if (_total.IsEmpty || _total[index] <= 0) return false;
        (good, total) = (_good[index], _total[index]);
        return true;
    }

    /// <summary>Counts the intervals that are ordinary and have the ratio 1, and lists all others.</summary>
    /// <param name="others">Room for all intervals.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int CountOnes(ReadOnlySpan<IntervalMarks> marks, Span<int> others, out int count)
    {
        count = 0;
        if (_total.IsEmpty)
        {
            for (var i = 0; i < marks.Length; i++) others[count++] = i;
            return 0;
        }
        var (first, ones) = (0, 0);
        for (var width = Vector512<byte>.Count; first + width <= marks.Length; first += width)
        {
            var areOnes = Steps.AreSameAndPositive(_total.Slice(first, width), _good.Slice(first, width))
                & IntervalMarkWords.AreOrdinary(marks.Slice(first, width));
            ones += BitOperations.PopCount(areOnes);
            for (var left = ~areOnes; left != 0; left &= left - 1) others[count++] = first + BitOperations.TrailingZeroCount(left);
        }
        for (; first < marks.Length; first++)
            if (marks[first].IsOrdinary && _total[first] > 0 && _good[first] == _total[first]) ones++;
            else others[count++] = first;
        return ones;
    }

    /// <summary>The ratio where the total is not 0; null where the good has no value.</summary>
    public Ratio? Of(int index)
    {
        if (TryRead(index, out var goodOnes, out var all)) return new Ratio(goodOnes, all, null);
        if (!_total.IsEmpty) return Ratio.Of(Rational.Of((BigInteger)_good[index], _total[index]));
        var contents = _intervals.Contents(index);
        return _goodOf.Value(contents) is { } good ? Ratio.Of(good / _totalOf.Value(contents)!.Value) : null;
    }
}
