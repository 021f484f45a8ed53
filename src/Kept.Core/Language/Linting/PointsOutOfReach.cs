using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Quantities;
using Kept.Time;
using NodaTime;

namespace Kept.Language.Linting;

/// <summary>A number of points that something follows from, and that no span can bring together.</summary>
internal static class PointsOutOfReach
{
    private static readonly LocalDate Some = new(2026, 7, 15);

    public static IEnumerable<Diagnostic> Check(Agreement agreement)
    {
        if (agreement.Settlement.Points is not { } points || MostIn(agreement, points) is not { } most) yield break;
        foreach (var band in points.Bands)
            if (band.When.Low is { } low && (low.Value > most || (low.Value == most && !band.When.LowIncluded)))
                yield return new Diagnostic(
                    "KPT531", Severity.Warning, band.Clause,
                    $"A {RecurrenceText.Print(points.Per)} brings at most {new Compensation.Points(most)}, so the band {band.When} is never reached.",
                    "Lower the band, or give more points.");
    }

    /// <summary>The most points of one span; null when nothing limits them.</summary>
    private static Rational? MostIn(Agreement agreement, PointsTerms points)
    {
        var (span, most) = (points.Per.PeriodOf(Some, agreement.Zone), Rational.Zero);
        foreach (var objective in agreement.Objectives)
            foreach (var terms in objective.Remedies.OfType<Remedy.Points>().Select(r => r.How))
            {
                if (objective.Per.Count > 0 || objective.Every.IsRolling) return null;
                if (terms.Scale.All.Any(s => s.Value is not (CreditScale.Bands or CreditScale.Flat))) return null;
                var each = terms.Scale.All.SelectMany(s => s.Value.Gives).OfType<Compensation.Points>().Select(p => p.Count).DefaultIfEmpty(Rational.Zero).Max();
                var factor = terms.Repeat is { } repeat ? repeat.Steps.Select(s => s.Factor).Append(Rational.One).Max() : Rational.One;
                most += each * factor * (terms.Weight?.Factor ?? Rational.One) * objective.Every.PeriodsEndingWithin(span).Count;
            }
        return most;
    }
}
