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
internal sealed record MaskedSums(RowSums Plain, RowSums Up, RowSums Leaves)
{
    public long Rows => Plain.Rows + Up.Rows + Leaves.Rows;

    public static MaskedSums operator +(MaskedSums a, MaskedSums b) => new(a.Plain + b.Plain, a.Up + b.Up, a.Leaves + b.Leaves);
}

/// <summary>The sum of each counter over some rows.</summary>
internal sealed record RowSums(Int128[] Sums, long Rows)
{
    public static RowSums operator +(RowSums a, RowSums b) => new([.. a.Sums.Zip(b.Sums, (x, y) => x + y)], a.Rows + b.Rows);
}

/// <summary>Sum of the good ÷ sum of all.</summary>
internal sealed class RatioFold : DayFold<MaskedSums>
{
    private readonly Indicator.Ratio _indicator;
    private readonly IntervalExpressions _expressions;
    private readonly Func<IntervalContents, Rational?> _good;
    private readonly Func<IntervalContents, Rational?> _total;
    private readonly IReadOnlyList<CountSeries> _series;
    private readonly MaskWindows _mask;

    public RatioFold(Indicator.Ratio indicator, Calendar? serviceHours, Scope scope, ServicePeriod period, EvaluationContext context)
    {
        _indicator = indicator;
        _expressions = new IntervalExpressions(indicator.Of.Source);
        _good = _expressions.Value(indicator.Good);
        _total = _expressions.Value(indicator.Total);
        _series = context.Counts(indicator.Of.Source).Where(s => scope.Takes(indicator.Of, s.Labels)).ToList();
        _mask = MaskWindows.Resolve(indicator.Mask, serviceHours, indicator.Of, scope, period.Range, context);
    }

    protected override MaskedSums Summarise(TimeRange day)
    {
        var mask = _mask.Within(day);
        return new MaskedSums(
            Sum(mask.Plain), Sum(mask.Counted.Intersect(mask.CountsAsUp)), Sum(mask.Counted.Intersect(mask.DowntimeLeaves)));
    }

    protected override MaskedSums Merge(IReadOnlyList<MaskedSums> inOrder) => inOrder.Aggregate((a, b) => a + b);

    protected override Measured Finish(MaskedSums summary, TimeRange range)
    {
        if (Of(_good, summary.Plain) is not { } good || Of(_total, summary.Plain) is not { } total
            || Of(_total, summary.Up) is not { } upTotal || Of(_good, summary.Leaves) is not { } leavesGood)
            return Measured.Exactly(null, summary.Rows, new Evidence.Sums(default, default));

        (good, total) = (good + upTotal + leavesGood, total + upTotal + leavesGood);
        var value = total.Sign > 0 ? Figure.Of(good / total) : null;
        return Measured.Exactly(value, CountOf(total, summary.Rows), new Evidence.Sums(good, total));
    }

    /// <summary>A qualifying condition asks for the total, not for the rows that it came in.</summary>
    private static long CountOf(Rational total, long rows) =>
        total.Sign >= 0 && total <= long.MaxValue ? (long)total.Floor() : rows;

    /// <summary>What rows come to; without any nothing, also where a formula begins with a number of its own.</summary>
    private static Rational? Of(Func<IntervalContents, Rational?> value, RowSums rows) =>
        rows.Rows == 0 ? Rational.Zero : value(new IntervalContents { Sums = rows.Sums });

    private RowSums Sum(IntervalSet time)
    {
        var rows = 0L;
        var sums = new Int128[_expressions.Atoms.Count];
        foreach (var series in _series)
            foreach (var range in time)
            {
                var (first, last) = Instants.Between(series.At.Span, range.Start, range.End);
                rows += last - first;
                for (var atom = 0; atom < sums.Length && last > first; atom++) sums[atom] += Sum(series, _expressions.Atoms[atom], first, last);
            }
        return new RowSums(sums, rows);
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
}
