using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Quantities;
using NodaTime;

namespace Kept.Language.Linting;

/// <summary>More work promised than the team has time for.</summary>
internal static class CapacityExceeded
{
    public static IEnumerable<Diagnostic> Check(Agreement agreement)
    {
        foreach (var capacity in agreement.Capacities)
        {
            var needed = capacity.Workloads.Sum(w => w.Cases * w.EffortTicks);
            if (needed > capacity.TeamTicks)
                yield return new Diagnostic(
                    "KPT520", Severity.Warning, capacity.Clause,
                    $"'{capacity.Name}' has {Hours(capacity.TeamTicks)} a month, but the work is "
                        + $"{string.Join(" + ", capacity.Workloads.Select(w => $"{w.Cases} × {Hours(w.EffortTicks)}"))} = {Hours(needed)}.",
                    $"Enlarge the team by {Hours(needed - capacity.TeamTicks)} a month, or promise for fewer cases.");
        }
    }

    private static Quantity Hours(long ticks) => Quantity.Seconds(Rational.Of(ticks, NodaConstants.TicksPerSecond), DurationUnit.Hours);
}
