using Kept.Agreements;

namespace Kept.Language.Binding.OpenSlo;

/// <summary>What an agreement says and OpenSLO cannot.</summary>
internal static class LeftOut
{
    public static IEnumerable<string> Of(Agreement agreement)
    {
        yield return $"who promises to whom ({string.Join(", ", agreement.Parties.Select(p => $"{p.Party.Title} as {p.Role}"))})";
        if (agreement.Term is not null) yield return "from when to when the agreement holds";
        if (agreement.Plan.Count > 0) yield return "the plan";
        if (agreement.Objectives.Any(o => o.Remedies.Count > 0)) yield return "how credits add up and are paid";
    }

    public static IEnumerable<string> Of(Objective objective)
    {
        var mask = MaskOf(objective.Indicator);
        if (objective.Remedies.Count > 0) yield return "its remedies";
        if ((mask.Hours ?? objective.Service?.Hours) is { } hours) yield return $"that only the hours of {hours.Title} count";
        if (mask.Exclusions.Count > 0) yield return $"its exclusions ({string.Join(", ", mask.Exclusions.Select(e => e.Name))})";
        if (objective.Indicator is Indicator.ShareOfIntervals or Indicator.MeanOfRatios) yield return "what an empty slice counts as";
        if (objective.Warn is not null) yield return "its warning level";
        if (objective.Rounding is not null) yield return "how its value is rounded";
        if (objective.Qualifying is not null) yield return "when it applies";
    }

    private static Mask MaskOf(Indicator indicator) => indicator switch
    {
        Indicator.Ratio i => i.Mask,
        Indicator.MeanOfRatios i => i.Mask,
        Indicator.ShareOfIntervals i => i.Mask,
        Indicator.ShareOfSamples i => i.Mask,
        Indicator.Statistic i => i.Mask,
        Indicator.Formula { Measures: [var only] } => MaskOf(only.Indicator),
        _ => Mask.Everything,
    };
}
