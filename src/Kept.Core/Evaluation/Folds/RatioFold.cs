using Kept.Agreements;
using Kept.Evaluation.Expressions;
using Kept.Measurements;
using Kept.Measurements.Segments;
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
    private readonly IReadOnlyList<CounterAtom> _atoms;
    private readonly Func<IntervalContents, Rational?> _good;
    private readonly Func<IntervalContents, Rational?> _total;
    private readonly IReadOnlyList<CountSeries> _series;
    private readonly MaskWindows _mask;

    public RatioFold(Indicator.Ratio indicator, Calendar? serviceHours, Scope scope, ServicePeriod period, EvaluationContext context)
    {
        _indicator = indicator;
        (_atoms, _good, _total) = context.Compiled(indicator, () => Compile(indicator));
        _series = context.Counts(indicator.Of, scope);
        _mask = MaskWindows.Resolve(indicator.Mask, serviceHours, indicator.Of, scope, period.Range, context);
    }

    private static (IReadOnlyList<CounterAtom>, Func<IntervalContents, Rational?> Good, Func<IntervalContents, Rational?> Total) Compile(
        Indicator.Ratio indicator)
    {
        var expressions = new IntervalExpressions(indicator.Of.Source);
        return (expressions.Atoms, expressions.Value(indicator.Good), expressions.Value(indicator.Total));
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
        var (sums, count) = (new Int128[_atoms.Count], 0L);
        if (time.IsEmpty) return new(sums, count);
        var rows = new CountRows();
        foreach (var series in _series)
        {
            var counted = _atoms.Select(atom => LabelConditions.Holds(atom.Filter, _indicator.Of.Source, series.Labels)).ToArray();
            foreach (var segment in series.Segments)
            {
                if (segment.Rows == 0) continue;
                var range = new TimeRange(segment.First, segment.Last + 1);
                var inside = time.LengthWithin(range);
                if (inside == range.Length) count += Add(segment, counted, sums);
                else if (inside > 0) count += Add(segment, time.Within(range), rows, counted, sums);
            }
        }
        return new(sums, count);
    }

    /// <summary>Adds what all rows of a segment come to, and tells how many they are.</summary>
    private int Add(CountSegment whole, bool[] counted, Int128[] sums)
    {
        for (var i = 0; i < sums.Length; i++)
            if (counted[i]) sums[i] += whole.Sums[_atoms[i].Counter];
        return whole.Rows;
    }

    /// <summary>Adds what the rows inside some time come to, and tells how many they are.</summary>
    private int Add(CountSegment segment, IntervalSet inside, CountRows rows, bool[] counted, Int128[] sums)
    {
        segment.Read(rows);
        var count = 0;
        foreach (var range in inside)
        {
            var (first, last) = (rows.CountBefore(range.Start), rows.CountBefore(range.End));
            if (first == last) continue;
            for (var i = 0; i < sums.Length; i++)
                if (counted[i]) sums[i] += Sum(rows, _atoms[i].Counter, first, last);
            count += last - first;
        }
        return count;
    }

    private static Int128 Sum(CountRows rows, int counter, int first, int last)
    {
        var values = rows[counter];
        if (values.IsEmpty) return last - first;
        var isSafe = rows.MostOf(counter) * (last - first) <= long.MaxValue;
        var (sum, wide) = (0L, Int128.Zero);
        if (isSafe)
            foreach (var value in values[first..last]) sum = unchecked(sum + value);
        else
            foreach (var value in values[first..last]) wide += value;
        return sum + wide;
    }
}
