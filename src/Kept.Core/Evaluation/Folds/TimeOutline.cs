using Kept.Agreements;
using Kept.Time;

namespace Kept.Evaluation.Folds;

/// <summary>What is not simply up in a stretch of time; masks are not applied to it.</summary>
/// <param name="Down">Certainly down.</param>
/// <param name="Unknown">Nobody knows; disjoint from <paramref name="Down"/>.</param>
/// <param name="Alive">Where the thing is measured at all; the others lie within it.</param>
internal sealed record TimeOutline(IntervalSet Down, IntervalSet Unknown, IntervalSet Alive)
{
    /// <summary>Down or unknown: the outline if all gaps were bad.</summary>
    public IntervalSet Possible => Down.Union(Unknown);

    /// <summary>Time that may turn out not to be measured at all; never in <see cref="Down"/>. Rules that take what is unknown for up leave it
    /// here.</summary>
    public IntervalSet MayLeave { get; init; } = IntervalSet.Empty;

    public static TimeOutline AllUnknown(TimeRange range) =>
        new(IntervalSet.Empty, IntervalSet.Of(range), IntervalSet.Of(range));

    /// <summary>An outline whose certain and possible down time are given.</summary>
    public static TimeOutline Between(IntervalSet down, IntervalSet possible, IntervalSet alive) =>
        new(down.Intersect(alive), possible.Except(down).Intersect(alive), alive);

    /// <summary>Consecutive outlines as one.</summary>
    public static TimeOutline Join(IReadOnlyCollection<TimeOutline> inOrder) => new(
        IntervalSet.Of(inOrder.SelectMany(o => o.Down)),
        IntervalSet.Of(inOrder.SelectMany(o => o.Unknown)),
        IntervalSet.Of(inOrder.SelectMany(o => o.Alive)))
    {
        MayLeave = IntervalSet.Of(inOrder.SelectMany(o => o.MayLeave)),
    };

    public TimeOutline Within(TimeRange range) => new(Down.Within(range), Unknown.Within(range), Alive.Within(range))
    {
        MayLeave = MayLeave.Within(range),
    };

    /// <summary>The outline with what is down, and what may be, after a rule.</summary>
    public TimeOutline Select(Func<IntervalSet, IntervalSet> rule) =>
        Between(rule(Down).Except(MayLeave), rule(Possible), Alive) with { MayLeave = MayLeave };

    /// <summary>The outline of one day in whole intervals: down in those that are down in part, or only in those that are down
    /// throughout.</summary>
    public TimeOutline InWhole(IntervalGrid grid, bool countsPartial) => Select(set => Whole(set, grid, countsPartial));

    private static IntervalSet Whole(IntervalSet set, IntervalGrid grid, bool countsPartial) => IntervalSet.Of(set.Select(range => countsPartial
        ? new TimeRange(grid.Floor(range.Start), grid.Ceiling(range.End))
        : new TimeRange(grid.Ceiling(range.Start), grid.Floor(range.End))));

    /// <summary>The outline with time that is down, whatever was measured, if it was.</summary>
    public TimeOutline With(IntervalSet down) => down.IsEmpty ? this : Select(set => set.Union(down));

    /// <summary>The outline with time of which nothing is known, for it may turn out not to be measured at all.</summary>
    public TimeOutline Open(IntervalSet mayLeave) => mayLeave.IsEmpty
        ? this
        : this with { Down = Down.Except(mayLeave), Unknown = Unknown.Union(mayLeave), MayLeave = mayLeave };

    /// <summary>The outline after the agreement's word on time without data; what comes after the present stays unknown.</summary>
    public TimeOutline With(GapRule rule, long at)
    {
        if (rule is GapRule.NotDetermined) return this;
        var gaps = Unknown.Within(new TimeRange(long.MinValue / 4, at));
        var future = Unknown.Except(gaps);
        return rule switch
        {
            GapRule.CountsAsUp => this with { Unknown = future },
            GapRule.CountsAsDown => this with { Down = Down.Union(gaps), Unknown = future },
            GapRule.LeavesBothSides => this with { Unknown = future, Alive = Alive.Except(gaps) },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
