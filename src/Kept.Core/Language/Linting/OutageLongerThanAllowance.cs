using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Quantities;
using NodaTime;

namespace Kept.Language.Linting;

/// <summary>An outage that counts only when it is longer than all down time that a month allows.</summary>
internal static class OutageLongerThanAllowance
{
    private const long MonthTicks = 30 * NodaConstants.TicksPerDay;

    public static IEnumerable<Diagnostic> Check(Agreement agreement)
    {
        foreach (var objective in agreement.Objectives)
        {
            if (objective.Availability is not { Outage.AtLeastTicks: > 0 and var atLeast }) continue;
            foreach (var promise in objective.Promises().Where(p => p.Comparator.PrefersMore).Take(1))
                if ((Rational.One - promise.Limit.Value) * MonthTicks < atLeast && promise.Limit.Value < Rational.One)
                    yield return new Diagnostic(
                        "KPT523", Severity.Warning, objective.Clause,
                        $"'{objective.Name}' allows {Length((Rational.One - promise.Limit.Value) * MonthTicks)} of down time in 30 days, "
                            + $"but an outage counts only from {Wording.Length(atLeast)} on: shorter ones never matter, and one that counts misses.",
                        "Lower 'atLeast', or promise what one such outage leaves.");
        }
    }

    private static Quantity Length(Rational ticks) => Quantity.Seconds(ticks / NodaConstants.TicksPerSecond, DurationUnit.Minutes);
}
