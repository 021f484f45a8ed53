using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Quantities;
using Kept.Time;
using NodaTime;

namespace Kept.Language.Linting;

/// <summary>Recurring exclusions that leave little of what is promised.</summary>
internal static class ExclusionSwallowsPromise
{
    private static readonly Rational MostExcluded = Rational.Of(1, 2);

    public static IEnumerable<Diagnostic> Check(Agreement agreement)
    {
        var start = agreement.Term?.Start ?? new LocalDate(2026, 1, 1);
        var year = agreement.Zone.RangeOf(start, start.PlusYears(1));
        foreach (var objective in agreement.Objectives)
            foreach (var mask in objective.Indicator.Masks().Take(1))
            {
                var recurring = mask.Exclusions.Where(e => e.Windows is null && e.During is not null).ToList();
                if (recurring.Count == 0) continue;
                var hours = (mask.Hours ?? objective.Service?.Hours) is { } calendar ? calendar.Resolve(year) : IntervalSet.Of(year);
                var excluded = recurring.Aggregate(IntervalSet.Empty, (all, e) => all.Union(e.During!.Resolve(year))).Intersect(hours);
                if (hours.Length == 0 || Rational.Of(excluded.Length, hours.Length) <= MostExcluded) continue;
                yield return new Diagnostic(
                    "KPT513", Severity.Warning, objective.Clause,
                    $"'{objective.Name}' leaves out {Quantity.Share(Rational.Of(excluded.Length, hours.Length)).ToText(1)} of its hours: "
                        + $"{string.Join(" and ", recurring.Select(e => e.Title))}.",
                    "Narrow the exclusions, or promise only the hours that remain.");
            }
    }
}
