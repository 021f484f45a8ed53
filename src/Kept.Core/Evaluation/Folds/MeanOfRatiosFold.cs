using System.Buffers;
using Kept.Agreements;
using Kept.Evaluation.Expressions;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Evaluation.Folds;

/// <summary>The ratios of intervals, added up.</summary>
/// <param name="Sum">Of the intervals that have a ratio.</param>
/// <param name="Counted">How many those are.</param>
/// <param name="Leaving">How many of which nobody knows lie where what is bad leaves both sides.</param>
/// <param name="SumSoFar">Of the intervals that are not over.</param>
internal sealed record RatioSummary(
    RatioSum Sum, long Counted, long Bad, long Empty, long Unknown, long Leaving, RatioSum SumSoFar, long CountedSoFar);

/// <summary>The plain mean over intervals of good ÷ total in each.</summary>
internal sealed class MeanOfRatiosFold : DayFold<RatioSummary>
{
    private readonly Indicator.MeanOfRatios _indicator;
    private readonly IntervalReader _reader;
    private readonly IntervalFormula _good;
    private readonly IntervalFormula _total;
    private readonly MaskWindows _mask;

    public MeanOfRatiosFold(
        Indicator.MeanOfRatios indicator, Calendar? serviceHours, Scope scope, ServicePeriod period, EvaluationContext context)
    {
        _indicator = indicator;
        (var expressions, _good, _total) = context.Compiled(indicator, () => Compile(indicator));
        _reader = new IntervalReader(expressions, indicator.Of, scope, indicator.EveryTicks, period.Zone, context);
        _mask = MaskWindows.Resolve(indicator.Mask, serviceHours, indicator.Of, scope, period.Range, context);
    }

    private static (IntervalExpressions, IntervalFormula Good, IntervalFormula Total) Compile(Indicator.MeanOfRatios indicator)
    {
        var expressions = new IntervalExpressions(indicator.Of.Source);
        return (expressions, IntervalFormula.Of(indicator.Good, expressions), IntervalFormula.Of(indicator.Total, expressions));
    }

    protected override RatioSummary Summarise(TimeRange range)
    {
        var (sum, sumSoFar) = (new RatioSum.Builder(), new RatioSum.Builder());
        long bad = 0, empty = 0, unknown = 0, leaving = 0, countedSoFar = 0;
        var intervals = _reader.Read(range);
        var ratios = new IntervalRatios(intervals, _good, _total);
        var all = intervals.Under(_mask);
        var others = ArrayPool<int>.Shared.Rent(all.Length);
        var counted = (long)ratios.CountOnes(all, others, out var count);
        sum.AddOnes(counted);
        foreach (var i in others.AsSpan(0, count))
        {
            var marks = all[i];
            if (!marks.Has(IntervalMarks.Counted)) continue;
            if (marks.IsOrdinary && ratios.TryRead(i, out var good, out var whole))
            {
                counted++;
                if (good < whole) bad++;
                sum.Add(good, whole);
                continue;
            }
            var (isOver, leaves) = (marks.Has(IntervalMarks.Over), marks.Has(IntervalMarks.BadLeaves));
            var total = ratios.SignOfTotal(i);
            if (total is 0) empty++;
            if (IsLeftOut(total) && isOver) continue;
            var ratio = RatioOf(i, marks, total, ratios);
            if (ratio is null || !isOver)
            {
                if (leaves) leaving++; else unknown++;
            }
            if (ratio is not { } known || (leaves && known.IsBad)) continue;
            if (known.IsBad) bad++;
            if (isOver) counted++; else countedSoFar++;
            known.AddTo(isOver ? sum : sumSoFar);
        }
        ArrayPool<int>.Shared.Return(others);
        return new RatioSummary(sum.Build(), counted, bad, empty, unknown, leaving, sumSoFar.Build(), countedSoFar);
    }

    /// <summary>The first intervals that count and are not good.</summary>
    private List<BadInterval> BadOnes(TimeRange range, int most)
    {
        var intervals = _reader.Read(range);
        var ratios = new IntervalRatios(intervals, _good, _total);
        var marks = intervals.Under(_mask);
        var bad = new List<BadInterval>();
        for (var i = 0; i < marks.Length && bad.Count < most; i++)
            if (marks[i].Has(IntervalMarks.Counted) && !marks[i].Has(IntervalMarks.BadLeaves)
                && RatioOf(i, marks[i], ratios.SignOfTotal(i), ratios) is { IsBad: true } ratio)
                bad.Add(new BadInterval(intervals[i], ratio.Value));
        return bad;
    }

    protected override RatioSummary Merge(IReadOnlyList<RatioSummary> inOrder) => new(
        RatioSum.Add(inOrder.Select(s => s.Sum)), inOrder.Sum(s => s.Counted), inOrder.Sum(s => s.Bad), inOrder.Sum(s => s.Empty),
        inOrder.Sum(s => s.Unknown), inOrder.Sum(s => s.Leaving), RatioSum.Add(inOrder.Select(s => s.SumSoFar)),
        inOrder.Sum(s => s.CountedSoFar));

    /// <summary>An interval that is not over counts as it stands, but may come out otherwise.</summary>
    protected override Measured Finish(RatioSummary summary, TimeRange range)
    {
        var counted = summary.Counted + summary.CountedSoFar;
        var (atWorst, undecided) = (summary.Counted + summary.Unknown, summary.Unknown + summary.Leaving);
        var evidence = new Evidence.Intervals(
            counted, counted - summary.Bad, summary.Empty, undecided - summary.CountedSoFar, _indicator.EveryTicks,
            new(summary.Bad, most => BadOnes(range, most)));
        var value = counted > 0 ? AllOf(summary).Over(counted, more: 0, Again(range, AllOf)) : null;
        if (undecided == 0) return Measured.Exactly(value, counted, evidence);
        if (atWorst == 0) return new Measured(value, null, null, counted, evidence);
        var certain = Again(range, s => s.Sum);
        return new Measured(
            value, summary.Sum.Over(atWorst, more: 0, certain), summary.Sum.Over(atWorst + summary.Leaving, undecided, certain), counted, evidence);
    }

    private Func<RatioSum> Again(TimeRange range, Func<RatioSummary, RatioSum> of) => () => of(Summarise(range));

    private static RatioSum AllOf(RatioSummary summary) =>
        summary.CountedSoFar == 0 ? summary.Sum : RatioSum.Add([summary.Sum, summary.SumSoFar]);

    /// <summary>Whether nothing happened in an interval, and it leaves both sides for that; also where downtime counts as up.</summary>
    private bool IsLeftOut(int? signOfTotal) => signOfTotal is 0 && _indicator.Empty is null;

    /// <summary>Null when nobody knows it, or when it is left out as it stands.</summary>
    private Ratio? RatioOf(int index, IntervalMarks marks, int? signOfTotal, in IntervalRatios ratios)
    {
        if (IsLeftOut(signOfTotal)) return null;
        if (marks.Has(IntervalMarks.CountsAsUp) && !marks.IsAhead) return Ratio.One;
        return signOfTotal switch
        {
            null => null,
            0 => Ratio.Of(_indicator.Empty!.Value),
            _ => ratios.Of(index),
        };
    }
}
