using Kept.Agreements;
using Kept.Diagnostics;

namespace Kept.Language.Linting;

/// <summary>A word that changes nothing: an exclusion, plan value, service or source that nothing refers to.</summary>
internal static class NothingUsesIt
{
    public static IEnumerable<Diagnostic> Check(Agreement agreement, Workspace workspace) =>
        Exclusions(agreement).Concat(PlanValues(agreement)).Concat(Services(agreement)).Concat(Sources(agreement, workspace));

    private static IEnumerable<Diagnostic> Exclusions(Agreement agreement)
    {
        var used = agreement.Objectives.SelectMany(o => o.Indicator.Masks()).SelectMany(m => m.Exclusions).Select(e => e.Name).ToHashSet();
        return agreement.Exclusions.Where(e => !used.Contains(e.Name)).Select(e => Unused(
            e.Clause, "exclusion", e.Name, $"Name it in 'exclude' of an objective, or remove it."));
    }

    private static IEnumerable<Diagnostic> PlanValues(Agreement agreement)
    {
        var used = agreement.Plan.OfType<PlanValue.Given>().SelectMany(v => v.Steps).SelectMany(s => s.Formula.Names()).Select(n => n.Value)
            .Concat(FormulasOf(agreement).SelectMany(f => f.Names()).Select(n => n.Value.Replace("plan.", "", StringComparison.Ordinal))).ToHashSet();
        return agreement.Plan.Where(v => !used.Contains(v.Name)).Select(v => Unused(
            v.Clause, "plan value", v.Name, $"Use 'plan.{v.Name}' in a target or formula, or remove it."));
    }

    private static IEnumerable<Expression> FormulasOf(Agreement agreement) => agreement.Objectives
        .SelectMany(o => (o.Target?.All ?? []).Select(t => t.Value.Limit))
        .Concat(agreement.Objectives.Select(o => o.Indicator).OfType<Indicator.Formula>().Select(f => f.Value));

    private static IEnumerable<Diagnostic> Services(Agreement agreement)
    {
        var used = agreement.Objectives.Select(o => o.Service?.Name).OfType<string>().ToHashSet();
        return agreement.Services.Where(s => !used.Contains(s.Name)).Select(s => Unused(
            s.Clause, "service", s.Name, "Promise something for it, or remove it."));
    }

    /// <summary>Sources belong to the workspace; one is reported with the first agreement only.</summary>
    private static IEnumerable<Diagnostic> Sources(Agreement agreement, Workspace workspace)
    {
        if (!ReferenceEquals(agreement, workspace.Agreements[0])) return [];
        var used = workspace.Agreements.SelectMany(a => a.Sources()).Concat(workspace.Agreements.SelectMany(a => a.Exclusions)
            .Select(e => e.Windows?.Of.Source).OfType<Source>()).Select(s => s.Name).ToHashSet();
        return workspace.Sources.Where(s => !used.Contains(s.Name)).Select(s => Unused(
            s.Clause, "source", s.Name, "Measure something with it, or remove it."));
    }

    private static Diagnostic Unused(Place place, string what, string name, string help) => new(
        "KPT521", Severity.Warning, place, $"Nothing uses the {what} '{name}'.", help);
}
