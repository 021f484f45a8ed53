using Kept.Agreements;
using Kept.Evaluation.Expressions;
using Kept.Measurements;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Evaluation.Folds;

/// <summary>Sums of counters in the three kinds of counted time.</summary>
/// <param name="Plain">In counted time without a rule of its own.</param>
/// <param name="Up">Where what is bad counts as good.</param>
/// <param name="Leaves">Where what is bad leaves both sides.</param>
internal sealed record MaskedSums(Int128[] Plain, Int128[] Up, Int128[] Leaves, long Rows);

/// <summary>Sum of the good ÷ sum of all.</summary>
internal sealed class RatioFold : DayFold<MaskedSums>
{
    private readonly Indicator.Ratio _indicator;
    private readonly IntervalExpressions _expressions;
    private readonly Func<IntervalContents, Rational?> _good;
    private readonly Func<IntervalContents, Rational?> _total;
    private readonly IReadOnlyList<CountSeries> _series;
    private readonly MaskWindows _mask;
    private readonly long _at;

    public RatioFold(Indicator.Ratio indicator, Calendar? serviceHours, Scope scope, ServicePeriod period, EvaluationContext context)
    {
        _indicator = indicator;
        _expressions = new IntervalExpressions(indicator.Of.Source);
        _good = _expressions.Value(indicator.Good);
        _total = _expressions.Value(indicator.Total);
        _series = context.Counts(indicator.Of.Source).Where(s => scope.Takes(indicator.Of, s.Labels)).ToList();
        _mask = MaskWindows.Resolve(indicator.Mask, serviceHours, indicator.Of, scope, period.Range, context);
        _at = context.At;
    }

    protected override MaskedSums Summarise(TimeRange day)
    {
        var past = new TimeRange(day.Start, Math.Min(day.End, _at + 1));
        var mask = _mask.Within(past);
        var plain = mask.Counted.Except(mask.CountsAsUp).Except(mask.DowntimeLeaves);
        var up = mask.Counted.Intersect(mask.CountsAsUp);
        var leaves = mask.Counted.Intersect(mask.DowntimeLeaves).Except(mask.CountsAsUp);
        var rows = 0L;
        return new MaskedSums(Sum(plain, ref rows), Sum(up, ref rows), Sum(leaves, ref rows), rows);
    }

    protected override MaskedSums Merge(IReadOnlyList<MaskedSums> inOrder) => inOrder.Aggregate((a, b) => new MaskedSums(
        Add(a.Plain, b.Plain), Add(a.Up, b.Up), Add(a.Leaves, b.Leaves), a.Rows + b.Rows));

    protected override Measured Finish(MaskedSums summary, TimeRange range)
    {
        var (plain, up, leaves) = (Contents(summary.Plain), Contents(summary.Up), Contents(summary.Leaves));
        if (_good(plain) is not { } good || _total(plain) is not { } total
            || _total(up) is not { } upTotal || _good(leaves) is not { } leavesGood)
            return Measured.Exactly(null, summary.Rows, new Evidence.Sums(default, default));

        (good, total) = (good + upTotal + leavesGood, total + upTotal + leavesGood);
        var value = total.Sign > 0 ? Figure.Of(good / total) : null;
        return Measured.Exactly(value, CountOf(total, summary.Rows), new Evidence.Sums(good, total));
    }

    /// <summary>A qualifying condition asks for the total, not for the rows that it came in.</summary>
    private static long CountOf(Rational total, long rows) =>
        total.Sign >= 0 && total <= long.MaxValue ? (long)total.Floor() : rows;

    private Int128[] Sum(IntervalSet time, ref long rows)
    {
        var sums = new Int128[_expressions.Atoms.Count];
        foreach (var series in _series)
            foreach (var range in time)
            {
                var (first, last) = Rows.Between(series.At.Span, range.Start, range.End);
                rows += last - first;
                for (var atom = 0; atom < sums.Length && last > first; atom++) sums[atom] += Sum(series, _expressions.Atoms[atom], first, last);
            }
        return sums;
    }

    private Int128 Sum(CountSeries series, CounterAtom atom, int first, int last)
    {
        if (!LabelConditions.Holds(atom.Filter, _indicator.Of.Source, series.Labels)) return 0;
        var values = series.Counters[atom.Counter].Span;
        if (values.IsEmpty) return last - first;
        var sum = Int128.Zero;
        foreach (var value in values[first..last]) sum += value;
        return sum;
    }

    private static Int128[] Add(Int128[] a, Int128[] b) => [.. a.Zip(b, (x, y) => x + y)];

    private static IntervalContents Contents(Int128[] sums) => new() { Sums = sums };
}
