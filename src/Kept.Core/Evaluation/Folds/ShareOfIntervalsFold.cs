using Kept.Agreements;
using Kept.Evaluation.Expressions;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Evaluation.Folds;

/// <summary>Intervals counted.</summary>
/// <param name="Leaving">How many of which nobody knows lie where what is bad leaves both sides.</param>
/// <param name="MetSoFar">Of the counted ones that are not over.</param>
internal sealed record IntervalCounts(
    long Met, long Counted, long Empty, long Unknown, long Leaving, long MetSoFar, long CountedSoFar, Sequence<BadInterval> Bad)
{
    public static IntervalCounts operator +(IntervalCounts a, IntervalCounts b) => new(
        a.Met + b.Met, a.Counted + b.Counted, a.Empty + b.Empty, a.Unknown + b.Unknown, a.Leaving + b.Leaving,
        a.MetSoFar + b.MetSoFar, a.CountedSoFar + b.CountedSoFar, []);
}

/// <summary>The share of intervals that meet a condition.</summary>
internal sealed class ShareOfIntervalsFold : DayFold<IntervalCounts>
{
    private readonly Indicator.ShareOfIntervals _indicator;
    private readonly IntervalReader _reader;
    private readonly Func<IntervalContents, bool?> _isMet;
    private readonly MaskWindows _mask;
    private readonly ServicePeriod _period;

    public ShareOfIntervalsFold(
        Indicator.ShareOfIntervals indicator, Calendar? serviceHours, Scope scope, ServicePeriod period, EvaluationContext context)
    {
        _indicator = indicator;
        _period = period;
        _reader = new IntervalReader(indicator.Of, scope, indicator.EveryTicks, period.Zone, context);
        _isMet = _reader.Condition(indicator.Met);
        _mask = MaskWindows.Resolve(indicator.Mask, serviceHours, indicator.Of, scope, period.Range, context);
    }

    protected override IntervalCounts Summarise(TimeRange day)
    {
        var sum = new IntervalCounts(0, 0, 0, 0, 0, 0, 0, []);
        var bad = new List<BadInterval>();
        foreach (var interval in _reader.Read(new LocalDay(_period.Zone.LocalAt(day.Start).Date, day)))
        {
            if (!_mask.Counted.Contains(interval.Range.Start)) continue;
            var isMet = interval.Ask(_isMet);
            var rule = RuleOf(interval, isMet);
            if (rule is EmptyRule.Bad) bad.Add(new BadInterval(interval.Range, null));
            sum += Counts(rule, interval) with { Empty = isMet is null && interval.IsObserved ? 1 : 0 };
        }
        return sum with { Bad = bad.ToSequence() };
    }

    protected override IntervalCounts Merge(IReadOnlyList<IntervalCounts> inOrder) =>
        inOrder.Aggregate((a, b) => a + b) with { Bad = inOrder.SelectMany(s => s.Bad).ToSequence() };

    /// <summary>An interval that is not over counts as it stands, but may come out otherwise.</summary>
    protected override Measured Finish(IntervalCounts summary, TimeRange range)
    {
        var (met, counted) = (summary.Met + summary.MetSoFar, summary.Counted + summary.CountedSoFar);
        var evidence = new Evidence.Intervals(
            counted, met, summary.Empty, summary.Unknown + summary.Leaving - summary.CountedSoFar, _indicator.EveryTicks, summary.Bad);
        var measured = Shares.Of(summary.Met, summary.Counted, summary.Unknown, summary.Leaving, evidence);
        return summary.CountedSoFar == 0 ? measured : measured with { Value = Figure.Of(Rational.Of(met, counted)), Count = counted };
    }

    private EmptyRule RuleOf(Interval interval, bool? isMet)
    {
        var rule = isMet switch
        {
            true => EmptyRule.Good,
            false => EmptyRule.Bad,
            null => interval.IsObserved ? _indicator.Empty : EmptyRule.NotDetermined,
        };
        if (rule is not EmptyRule.LeftOut && !interval.IsAhead && _mask.CountsAsUp.Contains(interval.Range.Start)) return EmptyRule.Good;
        return rule is EmptyRule.Bad && _mask.DowntimeLeaves.Contains(interval.Range.Start) ? EmptyRule.LeftOut : rule;
    }

    private IntervalCounts Counts(EmptyRule rule, Interval interval)
    {
        var (met, counted) = (rule is EmptyRule.Good ? 1 : 0, rule is EmptyRule.Good or EmptyRule.Bad ? 1 : 0);
        var isOpen = rule is EmptyRule.NotDetermined || !interval.IsOver;
        var (unknown, leaving) = !isOpen ? (0, 0) : _mask.DowntimeLeaves.Contains(interval.Range.Start) ? (0, 1) : (1, 0);
        return interval.IsOver
            ? new IntervalCounts(met, counted, 0, unknown, leaving, 0, 0, [])
            : new IntervalCounts(0, 0, 0, unknown, leaving, met, counted, []);
    }
}

internal static class Shares
{
    /// <summary>Good ÷ counted, with bounds that take the undecided as bad and as good.</summary>
    /// <param name="leaving">Undecided ones that leave both sides when they are bad.</param>
    public static Measured Of(long good, long counted, long undecided, long leaving, Evidence evidence)
    {
        var value = counted > 0 ? Figure.Of(Rational.Of(good, counted)) : null;
        if (undecided + leaving == 0) return Measured.Exactly(value, counted, evidence);
        var atWorst = counted + undecided;
        return atWorst == 0
            ? new Measured(null, null, null, 0, evidence)
            : new Measured(
                value, Figure.Of(Rational.Of(good, atWorst)), Figure.Of(Rational.Of(good + undecided + leaving, atWorst + leaving)),
                counted, evidence);
    }
}
