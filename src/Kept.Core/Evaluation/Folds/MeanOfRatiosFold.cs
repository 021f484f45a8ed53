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
    RatioSum Sum, long Counted, long Empty, long Unknown, long Leaving, RatioSum SumSoFar, long CountedSoFar, Sequence<BadInterval> Bad);

/// <summary>The plain mean over intervals of good ÷ total in each.</summary>
internal sealed class MeanOfRatiosFold : DayFold<RatioSummary>
{
    private readonly Indicator.MeanOfRatios _indicator;
    private readonly IntervalReader _reader;
    private readonly Func<IntervalContents, Rational?> _good;
    private readonly Func<IntervalContents, Rational?> _total;
    private readonly MaskWindows _mask;
    private readonly ServicePeriod _period;

    public MeanOfRatiosFold(
        Indicator.MeanOfRatios indicator, Calendar? serviceHours, Scope scope, ServicePeriod period, EvaluationContext context)
    {
        _indicator = indicator;
        _period = period;
        _reader = new IntervalReader(indicator.Of, scope, indicator.EveryTicks, period.Zone, context);
        _good = _reader.Value(indicator.Good);
        _total = _reader.Value(indicator.Total);
        _mask = MaskWindows.Resolve(indicator.Mask, serviceHours, indicator.Of, scope, period.Range, context);
    }

    protected override RatioSummary Summarise(TimeRange day)
    {
        var (sum, sumSoFar) = (new RatioSum.Builder(), new RatioSum.Builder());
        long counted = 0, empty = 0, unknown = 0, leaving = 0, countedSoFar = 0;
        var bad = new List<BadInterval>();
        foreach (var interval in _reader.Read(new LocalDay(_period.Zone.LocalAt(day.Start).Date, day)))
        {
            var start = interval.Range.Start;
            if (!_mask.Counted.Contains(start)) continue;
            var total = interval.IsObserved ? _total(interval.Contents) : null;
            if (total is { IsZero: true }) empty++;
            if (IsLeftOut(total) && interval.IsOver) continue;
            var ratio = RatioOf(interval, total);
            var leaves = _mask.DowntimeLeaves.Contains(start);
            if (ratio is null || !interval.IsOver)
            {
                if (leaves) leaving++; else unknown++;
            }
            if (ratio is not { } known || (leaves && known < Rational.One)) continue;
            if (known < Rational.One) bad.Add(new BadInterval(interval.Range, known));
            if (interval.IsOver) (counted, sum) = (counted + 1, sum.Add(known));
            else (countedSoFar, sumSoFar) = (countedSoFar + 1, sumSoFar.Add(known));
        }
        return new RatioSummary(sum.Build(), counted, empty, unknown, leaving, sumSoFar.Build(), countedSoFar, bad.ToSequence());
    }

    protected override RatioSummary Merge(IReadOnlyList<RatioSummary> inOrder) => new(
        RatioSum.Add(inOrder.Select(s => s.Sum)), inOrder.Sum(s => s.Counted), inOrder.Sum(s => s.Empty),
        inOrder.Sum(s => s.Unknown), inOrder.Sum(s => s.Leaving), RatioSum.Add(inOrder.Select(s => s.SumSoFar)),
        inOrder.Sum(s => s.CountedSoFar), inOrder.SelectMany(s => s.Bad).ToSequence());

    /// <summary>An interval that is not over counts as it stands, but may come out otherwise.</summary>
    protected override Measured Finish(RatioSummary summary, TimeRange range)
    {
        var counted = summary.Counted + summary.CountedSoFar;
        var (atWorst, undecided) = (summary.Counted + summary.Unknown, summary.Unknown + summary.Leaving);
        var evidence = new Evidence.Intervals(
            counted, counted - summary.Bad.Count, summary.Empty, undecided - summary.CountedSoFar, _indicator.EveryTicks, summary.Bad);
        var sum = summary.CountedSoFar == 0 ? summary.Sum : RatioSum.Add([summary.Sum, summary.SumSoFar]);
        var value = counted > 0 ? sum.Over(counted) : null;
        if (undecided == 0) return Measured.Exactly(value, counted, evidence);
        return atWorst == 0
            ? new Measured(value, null, null, counted, evidence)
            : new Measured(
                value, summary.Sum.Over(atWorst), summary.Sum.Over(atWorst + summary.Leaving, more: undecided), counted, evidence);
    }

    /// <summary>Whether nothing happened in an interval, and it leaves both sides for that; also where downtime counts as up.</summary>
    private bool IsLeftOut(Rational? total) => total is { IsZero: true } && _indicator.Empty is null;

    /// <summary>Null when nobody knows it, or when it is left out as it stands.</summary>
    private Rational? RatioOf(Interval interval, Rational? total)
    {
        if (IsLeftOut(total)) return null;
        if (!interval.IsAhead && _mask.CountsAsUp.Contains(interval.Range.Start)) return Rational.One;
        if (total is not { } all) return null;
        return all.IsZero ? _indicator.Empty : _good(interval.Contents) is { } good ? good / all : null;
    }
}
