using Kept.Agreements;
using Kept.Diagnostics;

namespace Kept.Language.Linting;

/// <summary>A repair time that is shorter than the one that an agreement underneath promises.</summary>
internal static class RepairTimeBelowUnderpinning
{
    public static IEnumerable<Diagnostic> Check(Agreement agreement, Workspace workspace)
    {
        foreach (var dependency in agreement.Dependencies)
            foreach (var ours in agreement.Objectives.Where(o => o.Service?.Name == dependency.Service.Name))
                foreach (var promised in dependency.Needs.Promises())
                    foreach (var theirs in Underpinning.Find(promised, workspace)?.Objectives ?? [])
                        if (Shorter(ours, theirs) is var (less, more))
                            yield return new Diagnostic(
                                "KPT511", Severity.Warning, ours.Clause,
                                $"'{ours.Name}' promises '{((Indicator.Timeliness)ours.Indicator).Clock.To}' within {less}, but '{promised}' has {more} for it ('{theirs.Name}').",
                                "Promise more time, or agree on less underneath.");
    }

    /// <summary>The allowance that is shorter than the other's for the same class and event; null when none is.</summary>
    private static (Allowance Less, Allowance More)? Shorter(Objective ours, Objective theirs)
    {
        if (Within(ours) is not { } own || Within(theirs) is not { } other) return null;
        if (((Indicator.Timeliness)ours.Indicator).Clock.To.Event != ((Indicator.Timeliness)theirs.Indicator).Clock.To.Event) return null;
        foreach (var entry in own.All)
            if (entry.Value is Allowance.ClockTime less && other.Find(own.Field is null ? null : entry.Class)?.Value is Allowance.ClockTime more && less.Ticks < more.Ticks)
                return (less, more);
        return null;
    }

    private static ByClass<Allowance>? Within(Objective objective) =>
        objective.Indicator is Indicator.Timeliness { Deadline: Deadline.Within within } ? within.Allowance : null;
}
