using Kept.Agreements;
using Kept.Time;

namespace Kept.Evaluation.Folds;

/// <summary>How the outlines of several things make up one.</summary>
internal static class Quorums
{
    public static TimeOutline Combine(Quorum quorum, IReadOnlyList<Combined> members)
    {
        var outlines = members.Select(m => m.Outline).ToList();
        var combined = quorum is Quorum.While rule ? MemberRules.Combine(rule, members) : Combine(quorum, outlines);
        return outlines.All(o => o.MayLeave.IsEmpty)
            ? combined
            : combined.Open(combined.Alive.Except(IntervalSet.AtLeast(1, outlines.Select(o => o.Alive.Except(o.MayLeave)).ToList())));
    }

    private static TimeOutline Combine(Quorum quorum, List<TimeOutline> members)
    {
        var alive = IntervalSet.AtLeast(1, members.Select(m => m.Alive).ToList());
        if (quorum is Quorum.All)
            return TimeOutline.Between(
                IntervalSet.AtLeast(1, members.Select(m => m.Down).ToList()),
                IntervalSet.AtLeast(1, members.Select(m => m.Possible).ToList()), alive);

        var atBest = members.Select(m => m.Alive.Except(m.Down)).ToList();
        var forSure = members.Select(m => m.Alive.Except(m.Possible)).ToList();
        return quorum switch
        {
            // Those that are needed but were never seen may be up as well as down.
            Quorum.AtLeast { Count: var needed } => TimeOutline.Between(
                alive.Except(IntervalSet.AtLeast(Math.Min(needed, members.Count), atBest)),
                alive.Except(IntervalSet.AtLeast(needed, forSure)), alive),
            Quorum.AtLeastShare { Share: var share } => TimeOutline.Between(
                alive.Except(WhereShare(share, atBest, members)), alive.Except(WhereShare(share, forSure, members)), alive),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>Where at least a share of those members that are measured at that time is up.</summary>
    private static IntervalSet WhereShare(Quantities.Rational share, List<IntervalSet> up, IReadOnlyList<TimeOutline> members)
    {
        var alive = members.Select(m => m.Alive).ToList();
        var result = IntervalSet.Empty;
        for (var count = 1; count <= members.Count; count++)
        {
            var soMany = IntervalSet.AtLeast(count, alive).Except(IntervalSet.AtLeast(count + 1, alive));
            if (!soMany.IsEmpty) result = result.Union(soMany.Intersect(IntervalSet.AtLeast((int)(share * count).Ceiling(), up)));
        }
        return result;
    }
}
