using Kept.Agreements;
using Kept.Evaluation.Expressions;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Evaluation.Folds;

/// <summary>Intervals counted.</summary>
internal sealed record IntervalCounts(long Met, long Counted, long Empty, long Unknown, Sequence<BadInterval> Bad);

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
        long met = 0, counted = 0, empty = 0, unknown = 0;
        var bad = new List<BadInterval>();
        foreach (var interval in _reader.Read(new LocalDay(_period.Zone.LocalAt(day.Start).Date, day)))
        {
            var start = interval.Range.Start;
            if (!_mask.Counted.Contains(start)) continue;
            var isMet = interval.Ask(_isMet);
            if (isMet is null && interval.IsObserved) empty++;
            var rule = isMet switch
            {
                true => EmptyRule.Good,
                false => EmptyRule.Bad,
                null => interval.IsObserved ? _indicator.Empty : EmptyRule.NotDetermined,
            };
            if (rule is EmptyRule.Bad && _mask.DowntimeLeaves.Contains(start)) rule = EmptyRule.LeftOut;
            if (rule is EmptyRule.Bad && _mask.CountsAsUp.Contains(start)) rule = EmptyRule.Good;
            if (rule is EmptyRule.NotDetermined) unknown++;
            if (rule is EmptyRule.Good) met++;
            if (rule is EmptyRule.Bad) bad.Add(new BadInterval(interval.Range, null));
            if (rule is EmptyRule.Good or EmptyRule.Bad) counted++;
        }
        return new IntervalCounts(met, counted, empty, unknown, bad.ToSequence());
    }

    protected override IntervalCounts Merge(IReadOnlyList<IntervalCounts> inOrder) => new(
        inOrder.Sum(s => s.Met), inOrder.Sum(s => s.Counted), inOrder.Sum(s => s.Empty), inOrder.Sum(s => s.Unknown),
        inOrder.SelectMany(s => s.Bad).ToSequence());

    protected override Measured Finish(IntervalCounts summary, TimeRange range)
    {
        var evidence = new Evidence.Intervals(
            summary.Counted, summary.Met, summary.Empty, summary.Unknown, _indicator.EveryTicks, summary.Bad);
        return Shares.Of(summary.Met, summary.Counted, summary.Unknown, evidence);
    }
}

internal static class Shares
{
    /// <summary>Good ÷ counted, with bounds that take the undecided as bad and as good.</summary>
    public static Measured Of(long good, long counted, long undecided, Evidence evidence)
    {
        var value = counted > 0 ? Figure.Of(Rational.Of(good, counted)) : null;
        if (undecided == 0) return Measured.Exactly(value, counted, evidence);
        var all = counted + undecided;
        return new Measured(
            value, Figure.Of(Rational.Of(good, all)), Figure.Of(Rational.Of(good + undecided, all)), counted, evidence);
    }
}
