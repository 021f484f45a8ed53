using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Quantities;

namespace Kept.Language.Linting;

/// <summary>A band in which no attainment can lie.</summary>
internal static class BandOutOfReach
{
    public static IEnumerable<Diagnostic> Check(Agreement agreement)
    {
        foreach (var (objective, _, bands, _) in agreement.BandTables())
            foreach (var band in bands.Items)
                if (RangeOf(objective.Indicator) is { } range && !band.When.Overlaps(range))
                    yield return new Diagnostic(
                        "KPT503", Severity.Warning, band.Clause,
                        $"No attainment can lie in the band {band.When}: values lie in {range}.",
                        "Remove the band, or mend its ends.");
    }

    /// <summary>Which values the number can take; null for any.</summary>
    private static QuantityInterval? RangeOf(Indicator indicator) => indicator switch
    {
        Indicator.Formula or Indicator.Ratio or Indicator.MeanOfRatios => null,
        { Unit: Unit.Share } => new(Quantity.Share(Rational.Zero), true, Quantity.Share(Rational.One), true),
        Indicator.Statistic { Fold: Fold.Count } => new(Quantity.Number(Rational.Zero), true, null, false),
        Indicator.Statistic { Of: Values.ClockTimes or Values.Outages } => new(new Quantity(Rational.Zero, Unit.OfSeconds), true, null, false),
        _ => null,
    };
}
