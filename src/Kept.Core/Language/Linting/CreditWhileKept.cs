using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Quantities;

namespace Kept.Language.Linting;

/// <summary>A band that gives something for attainments that keep the promise.</summary>
internal static class CreditWhileKept
{
    public static IEnumerable<Diagnostic> Check(Agreement agreement)
    {
        foreach (var (_, _, bands, promise) in agreement.BandTables())
            foreach (var band in bands.Items)
                if (promise is not null && band.Gives is not Compensation.Nothing && Kept(promise) is { } kept && band.When.Overlaps(kept))
                    yield return new Diagnostic(
                        "KPT504", Severity.Warning, band.Clause,
                        $"The band {band.When} gives a credit for attainments that keep the promise of {promise.InWords()}.",
                        $"End the band where the promise is missed, or give 'none' in {kept}.");
    }

    private static QuantityInterval? Kept(Comparison promise) => promise.Comparator switch
    {
        Comparator.AtLeast => new(promise.Limit, true, null, false),
        Comparator.MoreThan => new(promise.Limit, false, null, false),
        Comparator.AtMost => new(null, false, promise.Limit, true),
        Comparator.LessThan => new(null, false, promise.Limit, false),
        Comparator.Equal => new(promise.Limit, true, promise.Limit, true),
        _ => null,
    };
}
