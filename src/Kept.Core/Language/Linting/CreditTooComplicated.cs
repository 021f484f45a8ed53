using Kept.Agreements;
using Kept.Diagnostics;

namespace Kept.Language.Linting;

/// <summary>A credit that nobody can work out by hand.</summary>
internal static class CreditTooComplicated
{
    private const int MostSteps = 5;

    public static IEnumerable<Diagnostic> Check(Agreement agreement)
    {
        foreach (var (objective, credit) in agreement.Credits())
            if (Steps(credit.How, agreement.Settlement) is var steps && steps > MostSteps)
                yield return new Diagnostic(
                    "KPT517", Severity.Warning, credit.Clause,
                    $"It takes {steps} steps to work out a credit for '{objective.Name}'; more than {MostSteps} nobody checks by hand.",
                    "Use bands with one limit.");
    }

    /// <summary>A table or a ladder with its parts, each name in a formula, each modifier and each rule of the settlement is a step.</summary>
    private static int Steps(CreditTerms credit, SettlementTerms settlement) =>
        credit.Scale.All.Select(s => s.Value switch
            {
                CreditScale.PerUnit ladder => ladder.Beyond is null ? 2 : 3,
                CreditScale.PerDay days => days.Beyond is null ? 2 : 3,
                CreditScale.Formula formula => Math.Max(1, formula.Value.Names().Count()),
                _ => 1,
            }).Max()
        + (credit.Scale.Field is null ? 0 : 1) + (credit.Of is CreditBase.Measured or CreditBase.AtRisk ? 1 : 0)
        + new object?[] { credit.Eligible, credit.Worth, credit.Repeat, credit.Weight, credit.AtMost, credit.EarnBack, settlement.Minimum }.Count(p => p is not null)
        + settlement.Caps.Count + (settlement.Minimum is { Deferred: true } ? 1 : 0);
}
