using Kept.Agreements;
using Kept.Time;

namespace Kept.Evaluation.Folds;

/// <summary>How the outlines of several things make up one.</summary>
internal static class Quorums
{
    public static TimeOutline Combine(Quorum quorum, IReadOnlyList<TimeOutline> members)
    {
        var alive = IntervalSet.AtLeast(1, members.Select(m => m.Alive).ToList());
        if (quorum is Quorum.All)
            return TimeOutline.Between(
                IntervalSet.AtLeast(1, members.Select(m => m.Down).ToList()),
                IntervalSet.AtLeast(1, members.Select(m => m.Possible).ToList()), alive);

        var needed = quorum switch
        {
            Quorum.AtLeast atLeast => atLeast.Count,
            Quorum.AtLeastShare share => (int)(share.Share * members.Count).Ceiling(),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        var upAtBest = IntervalSet.AtLeast(needed, members.Select(m => m.Alive.Except(m.Down)).ToList());
        var upForSure = IntervalSet.AtLeast(needed, members.Select(m => m.Alive.Except(m.Possible)).ToList());
        return TimeOutline.Between(alive.Except(upAtBest), alive.Except(upForSure), alive);
    }
}
