using System.Numerics;
using Kept.Agreements;
using Kept.Quantities;
using Kept.Time;
using NodaTime;

namespace Kept.Evaluation.Folds;

/// <summary>The share of time in which something is up. A day's summary is the outline of each thing that counts for
/// itself; hours, exclusions and the outage rule are applied to the period.</summary>
internal sealed class AvailabilityFold : DayFold<Sequence<TimeOutline>>
{
    private readonly Indicator.ShareOfTime _indicator;
    private readonly IReadOnlyList<Member> _members;
    private readonly IReadOnlyList<string> _dimensions;
    private readonly MaskWindows _mask;
    private readonly DateTimeZone _zone;
    private readonly long _at;

    public AvailabilityFold(
        Indicator.ShareOfTime indicator, Calendar? serviceHours, Scope scope, ServicePeriod period, EvaluationContext context)
    {
        _indicator = indicator;
        _dimensions = indicator.Across.Select(a => a.Dimension).ToList();
        _zone = period.Zone;
        _at = context.At;
        _members = Member.Of(indicator.Down, _dimensions, scope, _zone, context);
        _mask = MaskWindows.Resolve(indicator.Mask, serviceHours, indicator.Down.Of, scope, period.Range, context);
    }

    public override Measured Measure(ServicePeriod period) => Share.Of(Settle(period), period.Range, _mask, _indicator.Outage);

    public override IEnumerable<DayFigure> Trace(ServicePeriod period)
    {
        var settled = Settle(period);
        foreach (var (date, range) in period.Days)
            yield return new DayFigure(
                date, range, Share.Of(settled, range, _mask, _indicator.Outage),
                Share.Of(settled, new TimeRange(period.Range.Start, range.End), _mask, _indicator.Outage));
    }


    protected override Sequence<TimeOutline> Summarise(TimeRange day) => Combine(new LocalDay(_zone.LocalAt(day.Start).Date, day));

    protected override Sequence<TimeOutline> Merge(IReadOnlyList<Sequence<TimeOutline>> inOrder) =>
        inOrder[0].Select((_, member) => TimeOutline.Join(inOrder.Select(day => day[member]).ToList())).ToSequence();

    protected override Measured Finish(Sequence<TimeOutline> summary, TimeRange range) =>
        Share.Of(summary.Select(o => Outages(o)).ToSequence(), range, _mask, _indicator.Outage);

    /// <summary>The outlines of the period after the outage rule. A run that crosses the period's edge is judged by its
    /// whole length, so the outline reaches beyond the edges as far as the rule can ask.</summary>
    private Sequence<TimeOutline> Settle(ServicePeriod period)
    {
        var beyond = Math.Min(_indicator.Outage.AtLeastTicks, NodaConstants.TicksPerDay * 366);
        var wide = ServicePeriod.Of(new TimeRange(period.Range.Start - beyond, period.Range.End + beyond), _zone);
        var outlines = Merge(wide.Days.Select(day => Combine(day)).ToList());
        return outlines.Select(o => Outages(o)).ToSequence();
    }

    private TimeOutline Outages(TimeOutline outline)
    {
        var rule = _indicator.Outage;
        if (rule.AtLeastTicks == 0) return outline;
        var (down, possible) = (outline.Down, outline.Possible);
        if (rule.MeasuredAfterMask)
            (down, possible) = (Counted(down), Counted(possible));
        return TimeOutline.Between(
            down.WhereAtLeast(rule.AtLeastTicks), possible.WhereAtLeast(rule.AtLeastTicks), outline.Alive);
    }

    private IntervalSet Counted(IntervalSet set) => set.Intersect(_mask.Counted).Except(_mask.CountsAsUp);

    /// <summary>One outline for all things, or one for each where they are pooled.</summary>
    private Sequence<TimeOutline> Combine(LocalDay day)
    {
        if (_members.Count == 0) return [TimeOutline.AllUnknown(day.Range)];
        var groups = _members.Select(m => (m.Labels, Outline: Settled(m, day))).ToList();
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

    /// <summary>A thing's outline after the agreement's word on gaps; the future stays unknown.</summary>
    private TimeOutline Settled(Member member, LocalDay day)
    {
        var outline = member.Outline(day);
        if (_indicator.MeasuredFrom is MeasuredFrom.FirstRecord && member is StateMember { Track.FirstRecord: { } first })
            outline = Restrict(outline, new TimeRange(first, long.MaxValue / 4));
        if (_indicator.NoData is GapRule.NotDetermined) return outline;

        var gaps = outline.Unknown.Within(new TimeRange(long.MinValue / 4, _at));
        var future = outline.Unknown.Except(gaps);
        return _indicator.NoData switch
        {
            GapRule.CountsAsUp => outline with { Unknown = future },
            GapRule.CountsAsDown => outline with { Down = outline.Down.Union(gaps), Unknown = future },
            GapRule.LeavesBothSides => outline with { Unknown = future, Alive = outline.Alive.Except(gaps) },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static TimeOutline Restrict(TimeOutline outline, TimeRange life) =>
        new(outline.Down.Within(life), outline.Unknown.Within(life), outline.Alive.Within(life));

    /// <summary>Up time ÷ counted time of outlines under a mask.</summary>
    private static class Share
    {
        public static Measured Of(Sequence<TimeOutline> outlines, TimeRange range, MaskWindows mask, OutageRule rule)
        {
            long counted = 0, worstCounted = 0, down = 0, possible = 0;
            var (outages, gaps) = (new List<Outage>(), new List<TimeRange>());
            foreach (var outline in outlines)
            {
                var alive = outline.Alive.Within(range).Intersect(mask.Counted);
                var certain = Bad(outline.Down.Within(range), alive, mask);
                var worst = Bad(outline.Possible.Within(range), alive, mask);
                counted += alive.Length - alive.Intersect(outline.Down).Intersect(mask.DowntimeLeaves).Length;
                worstCounted += alive.Length - alive.Intersect(outline.Possible).Intersect(mask.DowntimeLeaves).Length;
                var found = OutagesOf(outline.Down.Within(range), certain, rule);
                outages.AddRange(found);
                down += found.Sum(o => o.CountedTicks);
                possible += OutagesOf(outline.Possible.Within(range), worst, rule).Sum(o => o.CountedTicks);
                gaps.AddRange(worst.Except(certain));
            }
            return Result(counted, worstCounted, down, possible, outages, gaps, mask.Within(range).Excluded);
        }

        private static Measured Result(
            long counted, long worstCounted, long down, long possible, List<Outage> outages, List<TimeRange> gaps, Sequence<ExcludedTime> excluded)
        {
            var unknown = gaps.Sum(g => g.Length);
            var evidence = new Evidence.Time(
                counted, down, unknown, outages.OrderBy(o => o.Range.Start).ToSequence(),
                IntervalSet.Of(gaps).ToSequence(), excluded);
            var high = Ratio(counted - down, counted);
            var low = possible == down && worstCounted == counted ? high : Ratio(worstCounted - possible, worstCounted);
            var value = unknown == 0 ? high : Ratio(counted - unknown - down, counted - unknown);
            return new Measured(value, low, high, counted, evidence);
        }

        private static Figure? Ratio(long up, long all) => all <= 0 ? null : Figure.Of(Rational.Of(Math.Max(up, 0), (BigInteger)all));

        private static IntervalSet Bad(IntervalSet down, IntervalSet alive, MaskWindows mask) =>
            down.Intersect(alive).Except(mask.CountsAsUp).Except(mask.DowntimeLeaves);

        private static List<Outage> OutagesOf(IntervalSet runs, IntervalSet bad, OutageRule rule)
        {
            var outages = new List<Outage>();
            foreach (var run in runs)
            {
                var counted = bad.LengthWithin(run);
                if (rule.WholeUnitTicks > 0)
                    counted = (counted + (rule.CountsStarted ? rule.WholeUnitTicks - 1 : 0)) / rule.WholeUnitTicks * rule.WholeUnitTicks;
                outages.Add(new Outage(run, counted));
            }
            return outages;
        }
    }
}
