using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Quantities;

namespace Kept.Language.Binding;

/// <summary>What the settlement and the remedies of an agreement must have in common.</summary>
internal static class SettlementChecks
{
    public static bool Check(
        SettlementTerms terms, Sequence<Objective> objectives, Sequence<ServicePromise> services, Term? term, Place place, BindingContext context)
    {
        var paying = objectives.Where(o => o.Remedies.Any(r => r is Remedy.Credit or Remedy.Bonus)).ToList();
        return GroupsAreKnown(terms, paying, place, context) && GroupsNest(terms, place, context)
            & ChargesAreThere(terms, objectives, services, place, context) & TimeHasABeginning(terms, objectives, term, place, context)
            & SpansFit(terms, paying, context) & PointsAreGiven(terms, objectives, context);
    }

    /// <summary>What a group knows of its credits: a group of objectives knows their service too.</summary>
    public static IReadOnlySet<string> Known(Sequence<string> names)
    {
        var known = new HashSet<string>(names);
        if (known.Contains(CreditGroup.Objective)) known.Add(CreditGroup.Service);
        return known;
    }

    private static bool GroupsAreKnown(SettlementTerms terms, List<Objective> objectives, Place place, BindingContext context)
    {
        var known = objectives.SelectMany(o => o.Per).Prepend(CreditGroup.Objective).Prepend(CreditGroup.Service).Distinct().ToList();
        var good = true;
        var groups = terms.Caps.Select(c => (c.On, c.Clause)).Append(((terms.Combination as Combination.HighestPer)?.Of ?? [], place));
        foreach (var (names, clause) in groups)
            foreach (var name in names)
                if (!known.Contains(name)) good = context.Report(SettlementDiagnostics.UnknownGroup(clause, name, known));
        return good;
    }

    /// <summary>Each step goes by some of what the step before still knows.</summary>
    private static bool GroupsNest(SettlementTerms terms, Place place, BindingContext context)
    {
        Sequence<string>? before = null;
        foreach (var (names, clause) in StepsOf(terms, place))
        {
            if (before is { } narrow && !Known(names).IsSubsetOf(Known(narrow)))
                return context.Report(SettlementDiagnostics.GroupsCross(clause, Words(names), Words(narrow)));
            before = names;
        }
        return true;
    }

    private static IEnumerable<(Sequence<string> Names, Place Clause)> StepsOf(SettlementTerms terms, Place place)
    {
        foreach (var step in terms.Order)
        {
            if (step is SettlementStep.Combine && terms.Combination is Combination.HighestPer highest) yield return (highest.Of, place);
            if (step is SettlementStep.Minimum && terms.Minimum is { Each: false }) yield return ([], place);
            if (step is not SettlementStep.Cap) continue;
            foreach (var cap in terms.Caps) yield return (cap.On, cap.Clause);
        }
    }

    private static string Words(Sequence<string> names) => names.Count == 0 ? "agreement" : string.Join(" and ", names.Order(StringComparer.Ordinal));

    private static bool ChargesAreThere(
        SettlementTerms terms, Sequence<Objective> objectives, Sequence<ServicePromise> services, Place place, BindingContext context)
    {
        var good = true;
        var isCharged = services.Any(s => s.Charge is not null);
        if (terms.AtRisk is Compensation.ShareOfBase && !isCharged) good = context.Report(SettlementDiagnostics.NothingCharged(place, "What is at risk"));
        foreach (var cap in terms.Caps.Where(c => c.AtMost is Compensation.ShareOfBase))
        {
            if (cap.OfAtRisk && terms.AtRisk is null) good = context.Report(SettlementDiagnostics.NothingAtRisk(cap.Clause));
            if (!cap.OfAtRisk && !isCharged) good = context.Report(SettlementDiagnostics.NothingCharged(cap.Clause, "The cap"));
            if (cap is { OfAtRisk: true, Per: not CapSpan.Period } && terms.AtRisk is Compensation.Amount)
                good = context.Report(SettlementDiagnostics.AtRiskHasNoSpan(cap.Clause));
        }
        foreach (var remedy in objectives.SelectMany(o => o.Remedies))
        {
            if (remedy.Terms?.Of is CreditBase.AtRisk && terms.AtRisk is null)
                good = context.Report(SettlementDiagnostics.NothingAtRisk(remedy.Clause));
            if (remedy.Terms?.Of is CreditBase.AllCharges && !isCharged)
                good = context.Report(SettlementDiagnostics.NothingCharged(remedy.Clause, "The base"));
        }
        if (terms.Points?.Of is CreditBase.AllCharges && !isCharged)
            good = context.Report(SettlementDiagnostics.NothingCharged(terms.Points.Clause, "The base"));
        return good && (terms.Points?.Of is not CreditBase.AtRisk || terms.AtRisk is not null
            || context.Report(SettlementDiagnostics.NothingAtRisk(terms.Points.Clause)));
    }

    /// <summary>What goes back to the beginning of the agreement needs one.</summary>
    private static bool TimeHasABeginning(
        SettlementTerms terms, Sequence<Objective> objectives, Term? term, Place place, BindingContext context)
    {
        var good = true;
        if (terms.Minimum is { Deferred: true } && term is null) good = context.Report(SettlementDiagnostics.NoBeginning(place, "A total that is deferred"));
        foreach (var cap in terms.Caps.Where(c => c.Per is CapSpan.Term))
            if (term is null || (term.End is null && cap.AtMost is Compensation.ShareOfBase))
                good = context.Report(SettlementDiagnostics.NoBeginning(cap.Clause, "A cap on the term"));
        foreach (var remedy in objectives.SelectMany(o => o.Remedies).Where(r => r.Terms?.Repeat is { StartsAgain: true }))
            if (term is null) good = context.Report(SettlementDiagnostics.NoBeginning(remedy.Clause, "A count that starts again"));
        return good;
    }

    /// <summary>Rolling windows overlap, so nothing can be added up over them.</summary>
    private static bool SpansFit(SettlementTerms terms, List<Objective> paying, BindingContext context)
    {
        var addsUp = terms.Caps.Any(c => c.Per is not CapSpan.Period) || terms.Minimum is { Deferred: true };
        var good = true;
        foreach (var objective in paying.Where(o => o.Every.IsRolling && addsUp))
            good = context.Report(RemedyDiagnostics.RollingHasNoPast(objective.Clause, objective.Every));
        return good;
    }

    private static bool PointsAreGiven(SettlementTerms terms, Sequence<Objective> objectives, BindingContext context)
    {
        var giving = objectives.Where(o => o.Remedies.Any(r => r is Remedy.Points)).ToList();
        if (giving.Count == 0 && objectives.SelectMany(o => o.Remedies).FirstOrDefault(r => r is Remedy.Option { When: OptionTrigger.Points }) is { } option)
            return context.Report(SettlementDiagnostics.NoPoints(option.Clause, "An option opens by points"));
        if (terms.Points is not { } points) return true;
        if (giving.Count == 0) return context.Report(SettlementDiagnostics.NoPoints(points.Clause, "The settlement says what points come to"));
        var rolling = giving.FirstOrDefault(o => o.Every.IsRolling);
        return rolling is null || context.Report(RemedyDiagnostics.RollingHasNoPast(rolling.Clause, rolling.Every));
    }
}
