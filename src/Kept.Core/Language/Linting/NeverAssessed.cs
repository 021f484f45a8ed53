using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Time;

namespace Kept.Language.Linting;

/// <summary>An objective none of whose periods lies within the term.</summary>
internal static class NeverAssessed
{
    public static IEnumerable<Diagnostic> Check(Agreement agreement)
    {
        if (agreement.Term is not { End: { } end } term) yield break;
        var whole = ServicePeriod.OfDates(term.Start, end.PlusDays(1), agreement.Zone);
        var tooLong = agreement.Objectives.Select(o => o.Every).Distinct().Where(every => !every.IsRolling && every.PeriodsWithin(whole).Count == 0).ToHashSet();
        foreach (var objective in agreement.Objectives)
            if (tooLong.Contains(objective.Every))
                yield return new Diagnostic(
                    "KPT524", Severity.Warning, objective.Clause,
                    $"'{objective.Name}' is assessed every {objective.Every}, but the term holds no such period as a whole.",
                    "Assess it more often, or lengthen the term.");
    }
}
