using Kept.Documents.Findings;
using Kept.Evaluation;
using Kept.Quantities;

namespace Kept.Documents.Charts;

/// <summary>Which part of all values a chart of a finding shows, in the unit shown.</summary>
/// <param name="Baseline">What bars are drawn from: 100% where days lose something of it, 0 where they add to it; null
/// where neither means anything, and days are dots.</param>
internal sealed record ValueRange(Rational Low, Rational High, Rational? Baseline)
{
    // What lies further from the baseline than so many times the promise and the result would squeeze both into a line.
    private const int MostZoom = 5;

    private static readonly Rational Hundred = 100;

    public static ValueRange Of(Finding finding, IReadOnlyList<DayValue> days)
    {
        var soFar = days.Select(d => d.SoFar).OfType<Rational>().ToList();
        var goal = finding.Target is { } target ? target.Limit.Value / finding.Unit.Scale : (Rational?)null;
        var isPromisedMore = finding.Target?.Comparator.PrefersMore ?? true;
        if (finding.Unit is Unit.Share && isPromisedMore && !Proportion.AddsUp(finding.Objective.Indicator)) return BelowHundred(goal, soFar);
        return !isPromisedMore || Proportion.AddsUp(finding.Objective.Indicator)
            ? AboveZero(goal, soFar, days)
            : Between([.. soFar, .. days.Select(d => d.Own).OfType<Rational>(), .. goal is { } g ? [g] : Array.Empty<Rational>()]);
    }

    private static ValueRange BelowHundred(Rational? goal, List<Rational> soFar)
    {
        var high = Rational.Max(Hundred, soFar.Max());
        var least = Rational.Min(soFar[^1], goal ?? Hundred);
        var span = high - least;
        if (span.IsZero) span = Rational.One;
        var low = Rational.Max(soFar.Min(), high - span * MostZoom);
        return new(Rational.Min(low, least - span / 4), high, Hundred);
    }

    private static ValueRange AboveZero(Rational? goal, List<Rational> soFar, IReadOnlyList<DayValue> days)
    {
        var most = Rational.Max(soFar[^1], goal ?? Rational.Zero);
        if (most.Sign <= 0) most = Rational.One;
        var high = Rational.Max(soFar.Max(), days.Max(d => d.Own ?? Rational.Zero));
        var low = Rational.Min(soFar.Min(), Rational.Zero);
        return new(low, Rational.Max(Rational.Min(high, most * MostZoom), most * Rational.Of(5, 4)), Rational.Zero);
    }

    private static ValueRange Between(IReadOnlyList<Rational> values)
    {
        var (low, high) = (values.Min(), values.Max());
        var margin = (high - low) / 8;
        return new(low - margin, high + margin, null);
    }
}
