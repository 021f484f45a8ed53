using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Language.Linting;

/// <summary>A credit that is said to go back but never can.</summary>
internal static class NeverEarnedBack
{
    public static IEnumerable<Diagnostic> Check(Agreement agreement)
    {
        foreach (var (objective, credit) in agreement.Credits())
            if (credit.How.EarnBack is { } earnBack && ReasonOf(earnBack, objective, credit, agreement) is { } reason)
                yield return new Diagnostic(
                    "KPT530", Severity.Warning, credit.Clause,
                    $"A credit for '{objective.Name}' can never be earned back: {reason}.",
                    "Narrow 'unless', ask for fewer periods, or leave 'earnBack' out.");
    }

    private static string? ReasonOf(EarnBack earnBack, Objective objective, Remedy.Credit credit, Agreement agreement)
    {
        if (earnBack.Unless is { } unless && objective.Promises().ToList() is { Count: > 0 } promises && promises.TrueForAll(p => CoversEveryMiss(unless, p)))
            return $"every miss lies in {unless}";
        if (agreement.Term is not { End: { } end, Renewal: null } term || objective.Every.IsRolling) return null;
        var periods = 0;
        for (var date = term.Start; date <= end && periods <= earnBack.Periods; periods++)
            date = agreement.Zone.LocalAt(objective.Every.PeriodOf(date, agreement.Zone).Range.End).Date;
        return periods > earnBack.Periods ? null : $"the term holds {periods} of its periods, and {earnBack.Periods} have to be met behind it";
    }

    /// <summary>Asked on each end, between each two, and beyond them: in between nothing changes.</summary>
    private static bool CoversEveryMiss(QuantityInterval unless, Comparison promise)
    {
        var edges = new[] { unless.Low?.Value, unless.High?.Value, promise.Limit.Value, Rational.Zero }.OfType<Rational>().Distinct().Order().ToList();
        var points = edges.Concat(edges.Zip(edges.Skip(1), (a, b) => (a + b) / 2)).Append(edges[^1] + 1).Where(v => v >= Rational.Zero);
        return points.Where(v => !promise.Holds(v)).All(unless.Contains);
    }
}
