using Kept.Agreements;
using Kept.Diagnostics;

namespace Kept.Language.Linting;

/// <summary>A word that changes nothing: an exclusion, plan value, service or source that nothing refers to. What many
/// agreements have from the same place is used when one of them uses it.</summary>
internal static class NothingUsesIt
{
    public static IEnumerable<Diagnostic> Check(Workspace workspace)
    {
        var agreements = workspace.Agreements;
        return Exclusions(agreements).Concat(PlanValues(agreements)).Concat(Services(agreements)).Concat(Sources(workspace));
    }

    private static IEnumerable<Diagnostic> Exclusions(IReadOnlyList<Agreement> agreements)
    {
        var indicators = agreements.SelectMany(a => a.Objectives).Select(o => o.Indicator).Distinct<Indicator>(ReferenceEqualityComparer.Instance);   // many have the same
        var used = indicators.SelectMany(i => i.Masks()).SelectMany(m => m.Exclusions).Select(e => e.Clause).ToHashSet();
        return agreements.SelectMany(a => a.Exclusions).DistinctBy(e => e.Clause).Where(e => !used.Contains(e.Clause)).Select(e => Unused(
            e.Clause, "exclusion", e.Name, $"Name it in 'exclude' of an objective, or remove it."));
    }

    private static IEnumerable<Diagnostic> PlanValues(IReadOnlyList<Agreement> agreements)
    {
        var used = agreements.SelectMany(UsedPlanValues).Select(v => v.Clause).ToHashSet();
        return agreements.SelectMany(a => a.Plan).DistinctBy(v => v.Clause).Where(v => !used.Contains(v.Clause)).Select(v => Unused(
            v.Clause, "plan value", v.Name, $"Use 'plan.{v.Name}' in a target or formula, or remove it."));
    }

    private static IEnumerable<PlanValue> UsedPlanValues(Agreement agreement)
    {
        if (agreement.Plan.Count == 0) return [];
        var names = agreement.Plan.OfType<PlanValue.Given>().SelectMany(v => v.Steps).SelectMany(s => s.Formula.Names()).Select(n => n.Value)
            .Concat(FormulasOf(agreement).SelectMany(f => f.Names()).Select(n => n.Value.Replace("plan.", "", StringComparison.Ordinal))).ToHashSet();
        return agreement.Plan.Where(v => names.Contains(v.Name));
    }

    private static IEnumerable<Expression> FormulasOf(Agreement agreement) => agreement.Objectives
        .SelectMany(o => (o.Target?.All ?? []).Select(t => t.Value.Limit))
        .Concat(agreement.Objectives.Select(o => o.Indicator).OfType<Indicator.Formula>().Select(f => f.Value))
        .Concat(agreement.Objectives.SelectMany(o => o.Remedies).Select(r => r.Terms).OfType<CreditTerms>().SelectMany(FormulasOf));

    private static IEnumerable<Expression> FormulasOf(CreditTerms terms) => terms.Scale.All.Select(scale => scale.Value)
        .OfType<CreditScale.Formula>().Select(f => f.Value).Concat(terms.Eligible is { } condition ? [condition] : []);

    private static IEnumerable<Diagnostic> Services(IReadOnlyList<Agreement> agreements)
    {
        var used = agreements.SelectMany(a => a.Objectives).Select(o => o.Service?.Clause).OfType<Place>().ToHashSet();
        return agreements.SelectMany(a => a.Services).DistinctBy(s => s.Clause).Where(s => !used.Contains(s.Clause)).Select(s => Unused(
            s.Clause, "service", s.Name, "Promise something for it, or remove it."));
    }

    private static IEnumerable<Diagnostic> Sources(Workspace workspace)
    {
        if (workspace.Agreements.Count == 0) return [];
        var used = workspace.Agreements
            .SelectMany(a => a.Sources().Concat(a.Exclusions.Select(e => e.Windows?.Of.Source).OfType<Source>())).Select(s => s.Name).ToHashSet();
        return workspace.Sources.Where(s => !used.Contains(s.Name)).Select(s => Unused(
            s.Clause, "source", s.Name, "Measure something with it, or remove it."));
    }

    private static Diagnostic Unused(Place place, string what, string name, string help) => new(
        "KPT521", Severity.Warning, place, $"Nothing uses the {what} '{name}'.", help);
}
