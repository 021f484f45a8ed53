using Kept.Agreements;
using Kept.Diagnostics;

namespace Kept.Language.Linting;

/// <summary>A critical service that is measured by the one who provides it, or by nobody that the agreement names.</summary>
internal static class CriticalWithoutIndependentSource
{
    public static IEnumerable<Diagnostic> Check(Agreement agreement) => agreement.Objectives
        .Where(o => o.Service is { IsCritical: true } && o.Target is not null)
        .SelectMany(o => o.Indicator.Sources().Select(s => (Objective: o, Source: s)))
        .Where(use => use.Source.By is null || use.Source.By.Name == ObligedParty(use.Objective, agreement)?.Name)
        .DistinctBy(use => (use.Objective.Service!.Name, use.Source.Name))
        .Select(use => new Diagnostic(
            "KPT518", Severity.Warning, use.Source.Clause,
            $"'{use.Objective.Service!.Name}' is critical, but '{use.Source.Name}' measures it and {(use.Source.By is null ? "does not say who it is" : "belongs to the provider")}.",
            "Measure by somebody else and say so: 'by: auditor'."));

    private static Party? ObligedParty(Objective objective, Agreement agreement) =>
        agreement.Parties.FirstOrDefault(p => p.Role == (objective.Obliged ?? "provider"))?.Party;
}
