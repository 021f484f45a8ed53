using Kept.Agreements;
using Kept.Quantities;
using Kept.Time;
using NodaTime;

namespace Kept.Evaluation.Folds;

/// <summary>The share of time in which something is up. The outline of each day is free of masks; hours, exclusions and the
/// outage rule are applied to the period.</summary>
internal sealed class AvailabilityFold : DayFold
{
    private const long Farthest = NodaConstants.TicksPerDay * 366;

    private readonly Indicator.ShareOfTime _indicator;
    private readonly IReadOnlyList<Member> _members;
    private readonly DateTimeZone _zone;
    private readonly long _at;
    private readonly MaskWindows _mask;
    private readonly TimeRange _reach;

    public AvailabilityFold(
        Indicator.ShareOfTime indicator, Calendar? serviceHours, Scope scope, ServicePeriod period, EvaluationContext context)
    {
        _indicator = indicator;
        _zone = period.Zone;
        _at = context.At;
        _members = Member.Of(indicator.Down, indicator.Across.Select(a => a.Dimension).ToList(), scope, _zone, context);
        (_reach, _mask) = Reach(period.Range, range =>
            MaskWindows.Resolve(indicator.Mask, serviceHours, indicator.Down.Of, scope, range, context));
    }

    public override Measured Measure(ServicePeriod period) => ShareIn(period.Range).Of(Settle());

    public override IEnumerable<DayFigure> Trace(ServicePeriod period)
    {
        var settled = Settle();
        foreach (var (date, range) in period.Days)
            yield return new DayFigure(
                date, range, ShareIn(range).Of(settled), ShareIn(new TimeRange(period.Range.Start, range.End)).Of(settled));
    }

    private TimeShare ShareIn(TimeRange range) => new(range, _mask.Within(range), _indicator.Outage);

    /// <summary>How far beyond the period's edges a run of down time is followed, since it is judged by its whole length, and
    /// the mask so far.</summary>
    private (TimeRange Range, MaskWindows Mask) Reach(TimeRange period, Func<TimeRange, MaskWindows> maskWithin)
    {
        var needed = _indicator.Outage.AtLeastTicks;
        for (var beyond = Math.Min(needed, Farthest); ; beyond = Math.Min(beyond * 2, Farthest))
        {
            var wide = new TimeRange(period.Start - beyond, period.End + beyond);
            var mask = maskWithin(wide);
            if (!_indicator.Outage.MeasuredAfterMask || beyond is 0 or Farthest
                || (mask.Plain.LengthWithin(new(wide.Start, period.Start)) >= needed && mask.Plain.LengthWithin(new(period.End, wide.End)) >= needed))
                return (wide, mask);
        }
    }

    /// <summary>The outlines of all within reach after the outage rule. Days are read whole, so that no interval is cut.</summary>
    private Sequence<TimeOutline> Settle()
    {
        var days = ServicePeriod.OfDates(_zone.LocalAt(_reach.Start).Date, _zone.LocalAt(_reach.End - 1).Date.PlusDays(1), _zone);
        var byDay = days.Days.Select(Combine).ToList();
        return byDay[0].Select((_, member) => Outages(TimeOutline.Join(byDay.Select(day => day[member]).ToList()))).ToSequence();
    }

    private TimeOutline Outages(TimeOutline outline) => _indicator.Outage.AtLeastTicks == 0
        ? outline
        : TimeOutline.Between(LongEnough(outline.Down), LongEnough(outline.Possible), outline.Alive);

    private IntervalSet LongEnough(IntervalSet down)
    {
        var rule = _indicator.Outage;
        return rule.MeasuredAfterMask
            ? IntervalSet.Of(down.Where(run => _mask.Plain.LengthWithin(run) >= rule.AtLeastTicks))
            : down.WhereAtLeast(rule.AtLeastTicks);
    }

    /// <summary>One outline for all things, or one for each where they are pooled.</summary>
    private Sequence<TimeOutline> Combine(LocalDay day)
    {
        var groups = _members.Select(m => (m.Labels, Outline: Alive(m.Outline(day, _indicator.NoData), m.FirstRecord))).ToList();
        if (groups.Count == 0) groups = [([], Alive(TimeOutline.AllUnknown(day.Range).With(_indicator.NoData, _at), null))];
        foreach (var across in _indicator.Across)
        {
            if (across.Quorum is Quorum.Pooled) continue;
            groups = groups
                .GroupBy(g => g.Labels.Where(l => l.Dimension != across.Dimension).ToSequence())
                .Select(g => (g.Key, Quorums.Combine(across.Quorum, g.Select(m => m.Outline).ToList())))
                .ToList();
        }
        return groups.Select(g => g.Outline).ToSequence();
    }

    private TimeOutline Alive(TimeOutline outline, long? firstRecord) => _indicator.MeasuredFrom is MeasuredFrom.FirstRecord
        ? outline.Within(new TimeRange(firstRecord ?? BusinessHours.EndOfTime, BusinessHours.EndOfTime))
        : outline;
}
