using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Quantities;

namespace Kept.Language.Linting;

/// <summary>A promise in the wrong direction: an availability of at most, a time of at least.</summary>
internal static class ReversedComparator
{
    public static IEnumerable<Diagnostic> Check(Agreement agreement)
    {
        foreach (var objective in agreement.Objectives)
            foreach (var promise in objective.Target?.All ?? [])
                if (IsReversed(objective.Indicator, promise.Value.Comparator))
                    yield return PrefersMore(objective.Indicator)
                        ? Reversed(promise.Value, "More is better here", "at least")
                        : Reversed(promise.Value, "Less is better here", "at most");
    }

    private static Diagnostic Reversed(Promise promise, string direction, string meant) => new(
        "KPT507", Severity.Warning, promise.Limit.Place,
        $"{direction}, but the promise is '{promise.Comparator.InWords()}'.",
        $"Write '{meant}'.");

    private static bool IsReversed(Indicator indicator, Comparator comparator) =>
        comparator is not (Comparator.Equal or Comparator.NotEqual)
        && (PrefersMore(indicator) ? !comparator.PrefersMore : PrefersLess(indicator) && comparator.PrefersMore);

    private static bool PrefersMore(Indicator indicator) =>
        indicator is Indicator.ShareOfTime or Indicator.Timeliness or Indicator.Deliveries or Indicator.ShareOfIntervals or Indicator.ShareOfSamples;

    private static bool PrefersLess(Indicator indicator) =>
        indicator is Indicator.Statistic { Of: Values.Outages or Values.ClockTimes, Fold: not Fold.Count };
}
