using Kept.Agreements;
using Kept.Evaluation.Expressions;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Evaluation;

/// <summary>The classes that a scope has by its parts.</summary>
internal static class DerivedClasses
{
    /// <summary>The scope with the class that governs, for looking up in tables; without one where it has no parts, or parts of
    /// which the target says nothing.</summary>
    public static Scope AddTo(Scope scope, Objective objective, ServicePeriod period, EvaluationContext context)
    {
        foreach (var derived in objective.Classes)
            if (Governing(derived, scope, objective, period, context) is { } name)
                scope = new Scope(scope.Labels.Append(new Label(derived.Name, name)).ToSequence());
        return scope;
    }

    private static string? Governing(
        DerivedClass derived, Scope scope, Objective objective, ServicePeriod period, EvaluationContext context)
    {
        var found = ClassesOf(derived, scope, period.Range, context).Distinct().ToList();
        if (found.Count < 2) return found.FirstOrDefault();
        var promises = found.Select(name => (Name: name, Promise: objective.Target?.Find(name)?.Value)).ToList();
        if (promises.Exists(p => p.Promise is null)) return null;
        var plan = context.PlanOf(period);
        var ordered = promises.OrderBy(p => Strictness(p.Promise!, plan)).ThenBy(p => p.Name, StringComparer.Ordinal).ToList();
        return (derived.WeakestGoverns ? ordered[0] : ordered[^1]).Name;
    }

    /// <summary>The larger, the stricter the promise; one without a limit is the strictest.</summary>
    private static (bool, Rational) Strictness(Promise promise, IReadOnlyDictionary<string, Rational?> plan) =>
        NamedValues.Compiler.Value(promise.Limit)(plan) is { } limit
            ? (false, promise.Comparator.PrefersMore ? limit : -limit)
            : (true, Rational.Zero);

    private static IEnumerable<string> ClassesOf(DerivedClass derived, Scope scope, TimeRange range, EvaluationContext context)
    {
        if (context.FindCases(derived.Parts.Source) is not { } table || table.FindField(derived.Field) is not { } names) yield break;
        var where = derived.Parts.Where is { } condition ? new CaseConditions(table).Condition(condition) : _ => true;
        for (var i = 0; i < table.Count; i++)
        {
            if (where(i) != true || names[i] is not { } name) continue;
            if (!derived.Same.All(d => scope.Find(d) is { } value && table.FindField(d)?[i] == value)) continue;
            var from = derived.From is null ? BusinessHours.StartOfTime : table.Occurrences(derived.From).Of(i);
            var to = derived.To is null ? null : table.Occurrences(derived.To).Of(i);
            if (from is { } start && new TimeRange(start, to ?? BusinessHours.EndOfTime).Overlaps(range)) yield return name;
        }
    }
}
