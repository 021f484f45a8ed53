using Kept.Time;

namespace Kept.Evaluation;

/// <summary>An objective in some scopes, each with the same periods.</summary>
internal sealed record ScopedPeriods(IReadOnlyList<ServicePeriod> Periods, IReadOnlyList<ScopedObjective> Scopes)
{
    public int Count => Periods.Count * Scopes.Count;

    /// <summary>A finding; they go by period and scope.</summary>
    public Finding this[int place] => Scopes[place % Scopes.Count][place / Scopes.Count];
}
