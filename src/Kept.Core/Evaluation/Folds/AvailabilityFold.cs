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
    private readonly Dictionary<Member, MaskWindows> _own = [];   // of things that have exclusions of their own
    private readonly DateTimeZone _zone;
    private readonly long _at;
    private readonly MaskWindows _mask;
    private readonly TimeRange _reach;
    private readonly TimeRange _period;

    public AvailabilityFold(
        Indicator.ShareOfTime indicator, Calendar? serviceHours, Scope scope, ServicePeriod period, EvaluationContext context)
    {
        _indicator = indicator;
        _zone = period.Zone;
        _at = context.At;
        _period = period.Range;
        var dimensions = indicator.Across.Select(a => a.Dimension).ToList();
        _members = Member.Of(indicator.Down, dimensions, scope, _zone, context);
        var (common, own) = indicator.Mask.SplitBy(dimensions);
        (_reach, _mask) = Reach(period.Range, range =>
            MaskWindows.Resolve(common, serviceHours, indicator.Down.Of, scope, range, context));
        if (own.Count == 0) return;
        foreach (var member in _members)
            _own.Add(member, MaskWindows.Resolve(
                new Mask(null, own), null, indicator.Down.Of, new Scope(scope.Labels.Concat(member.Labels).ToSequence()), _reach, context));
        _mask = _mask.With(_own.Values);
    }

    /// <summary>How far beyond a period's edges a run of down time may be followed.</summary>
    public static long FarthestOf(OutageRule rule) =>
        rule.CountedIn is RunPeriod.Split && !rule.MeasuredAfterMask ? Math.Min(rule.AtLeastTicks, Farthest) : Farthest;

    public override Measured Measure(ServicePeriod period) => ShareIn(period.Range).Of(Settle());

    public override IEnumerable<DayFigure> Trace(ServicePeriod period)
    {
        var settled = Settle();
        foreach (var (date, range) in period.Days)
            yield return new DayFigure(
                date, range, ShareIn(range).Of(settled), ShareIn(new TimeRange(period.Range.Start, range.End)).Of(settled));
    }

    /// <summary>A fixed denominator is that of the whole period.</summary>
    private TimeShare ShareIn(TimeRange range) =>
        new(range, _mask, _indicator.Outage, range == _period ? _indicator.OutOfTicks : null);

    private bool UnknownMayLeave => _indicator.NoData is GapRule.LeavesBothSides || _indicator.Down is Downtime.InIntervals { Empty: EmptyRule.LeftOut };

    /// <summary>How far beyond the period's edges a run of down time is followed, since it is judged by its whole length, and
    /// the mask so far.</summary>
    private (TimeRange Range, MaskWindows Mask) Reach(TimeRange period, Func<TimeRange, MaskWindows> maskWithin)
    {
        var needed = _indicator.Outage.AtLeastTicks;
        var beginning = _indicator.Outage.CountedIn is RunPeriod.Split ? Math.Min(needed, Farthest) : Farthest;
        for (var beyond = beginning; ; beyond = Math.Min(beyond * 2, Farthest))
        {
            var wide = new TimeRange(period.Start - beyond, period.End + beyond);
            var mask = maskWithin(wide);
            if (!_indicator.Outage.MeasuredAfterMask || beyond is 0 or Farthest
                || (mask.Plain.LengthWithin(new(wide.Start, period.Start)) >= needed && mask.Plain.LengthWithin(new(period.End, wide.End)) >= needed))
                return (wide, mask);
        }
    }

    /// <summary>The outlines of all within reach after the outage rule. Days are read whole, so that no interval is cut.</summary>
    private Sequence<Weighed> Settle()
    {
        var days = ServicePeriod.OfDates(_zone.LocalAt(_reach.Start).Date, _zone.LocalAt(_reach.End - 1).Date.PlusDays(1), _zone);
        var byDay = days.Days.Select(Combine).ToList();
        return byDay[0].Select((first, member) => new Weighed(
            Outages(TimeOutline.Join(byDay.Select(day => day[member].Outline).ToList()).With(down: _mask.IsDown)), first.Weight)).ToSequence();
    }

    private TimeOutline Outages(TimeOutline outline) => _indicator.Outage.AtLeastTicks == 0
        ? outline
        : outline.Select(LongEnough);

    private IntervalSet LongEnough(IntervalSet down)
    {
        var rule = _indicator.Outage;
        return rule.MeasuredAfterMask
            ? IntervalSet.Of(down.Where(run => _mask.Plain.LengthWithin(run) >= rule.AtLeastTicks))
            : down.WhereAtLeast(rule.AtLeastTicks);
    }

    /// <summary>One outline for all things, or one for each where they are pooled.</summary>
    private Sequence<Combined> Combine(LocalDay day)
    {
        var groups = _members.Select(member => Of(member, day)).ToList();
        if (groups.Count == 0) groups = [UpOrDown([], Unseen(day))];
        foreach (var across in _indicator.Across)
        {
            if (across.Quorum is Quorum.Pooled) continue;
            groups = groups
                .GroupBy(g => g.Labels.Where(l => l.Dimension != across.Dimension).ToSequence())
                .Select(g => UpOrDown(g.Key, Quorums.Combine(across.Quorum, g.ToList())))
                .ToList();
        }
        return _indicator.Outage.HasClockUnits ? groups.Select(g => g with { Outline = InUnits(g.Outline, day) }).ToSequence() : groups.ToSequence();
    }

    private TimeOutline InUnits(TimeOutline outline, LocalDay day) => outline.InWhole(
        IntervalGrid.Of(day.Date, _zone, _indicator.Outage.WholeUnitTicks), _indicator.Outage.CountsStarted);

    private Combined Of(Member member, LocalDay day)
    {
        var outline = Open(Alive(member.Outline(day, _indicator.NoData), member.FirstRecord));
        if (_own.TryGetValue(member, out var mask)) outline = Masked(outline, mask);
        return _indicator.Down is Downtime.Together
            ? new Combined(member.Labels, outline, WeightOf(member.Labels), condition => member.Where(condition, day, _indicator.NoData)!)
            : UpOrDown(member.Labels, outline);
    }

    private TimeOutline Unseen(LocalDay day) => Open(Alive(TimeOutline.AllUnknown(day.Range).With(_indicator.NoData, _at), null));

    private TimeOutline Open(TimeOutline outline) => UnknownMayLeave ? outline.Open(outline.Unknown) : outline;

    /// <summary>The outline of a thing under exclusions of its own. Where only down time leaves, unknown time stays unknown; all of it stays
    /// unknown that may leave, for things combine otherwise without it than with it up.</summary>
    private static TimeOutline Masked(TimeOutline outline, MaskWindows mask)
    {
        var alive = outline.Alive.Intersect(mask.Counted).Except(outline.Down.Intersect(mask.DowntimeLeaves));
        return new TimeOutline(
            outline.Down.Union(mask.IsDown).Except(mask.CountsAsUp).Intersect(alive),
            outline.Unknown.Except(mask.IsDown).Except(mask.CountsAsUp).Intersect(alive), alive).Open(outline.MayLeave.Intersect(alive));
    }

    private Combined UpOrDown(Sequence<Label> labels, TimeOutline outline) => new(
        labels, outline, WeightOf(labels), condition => UpAndDown.Where(condition, outline, _indicator.Down.Of.Source, labels));

    private Rational WeightOf(Sequence<Label> labels) => _indicator.Weights is { } weights
        && labels.FirstOrDefault(l => l.Dimension == weights.Field) is { Value: { } name } && weights.Find(name) is { } entry
            ? entry.Value : Rational.One;

    private TimeOutline Alive(TimeOutline outline, long? firstRecord) => _indicator.MeasuredFrom is MeasuredFrom.FirstRecord
        ? outline.Within(new TimeRange(firstRecord ?? BusinessHours.EndOfTime, BusinessHours.EndOfTime))
        : outline;
}
