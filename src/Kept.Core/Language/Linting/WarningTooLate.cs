using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Quantities;

namespace Kept.Language.Linting;

/// <summary>A warning level that is reached only after the promise is missed.</summary>
internal static class WarningTooLate
{
    public static IEnumerable<Diagnostic> Check(Agreement agreement)
    {
        foreach (var objective in agreement.Objectives)
            if (objective.Warn is { } warn && objective.Promises().FirstOrDefault(p => IsTooLate(warn, p)) is { } promise)
                yield return new Diagnostic(
                    "KPT508", Severity.Warning, objective.Clause,
                    $"The warning level of {warn.InWords()} of '{objective.Name}' comes after the promise of {promise.InWords()} is missed.",
                    "Warn at a level that is harder to keep than the promise.");
    }

    private static bool IsTooLate(Comparison warn, Comparison promise) =>
        warn.Comparator.PrefersMore != promise.Comparator.PrefersMore
        || (promise.Comparator.PrefersMore ? warn.Limit.Value < promise.Limit.Value : warn.Limit.Value > promise.Limit.Value);
}
