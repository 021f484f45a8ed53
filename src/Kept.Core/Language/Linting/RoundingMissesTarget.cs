using Kept.Agreements;
using Kept.Diagnostics;

namespace Kept.Language.Linting;

/// <summary>Rounding to steps among which the promised value is not.</summary>
internal static class RoundingMissesTarget
{
    public static IEnumerable<Diagnostic> Check(Agreement agreement)
    {
        foreach (var objective in agreement.Objectives)
            if (objective.Rounding is { } rounding
                && objective.Promises().FirstOrDefault(p => !(p.Limit.Value / rounding.Step.Value).IsWhole) is { } promise)
                yield return new Diagnostic(
                    "KPT522", Severity.Warning, objective.Clause,
                    $"'{objective.Name}' is rounded to {rounding.Step} before it is compared, so it is never exactly {promise.Limit}.",
                    "Round to a finer step, or promise one of the rounded values.");
    }
}
