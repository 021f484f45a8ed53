using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Time;

namespace Kept.Language.Linting;

/// <summary>A clock or a claim that waits for the hours of a calendar that has none.</summary>
internal static class NeverOpen
{
    public static IEnumerable<Diagnostic> Check(Agreement agreement)
    {
        foreach (var objective in agreement.Objectives)
            if (objective.Indicator is Indicator.Timeliness { Clock.Hours: var hours } && hours.All.FirstOrDefault(h => IsNeverOpen(h.Value)) is { Value: var calendar })
                yield return Warning(calendar, objective.Clause, $"the clock of '{objective.Name}' never runs");
        if (agreement.Claims is ClaimTerms.OnRequest { Window: ClaimWindow.BusinessDays { Calendar: var days } } && IsNeverOpen(days))
            yield return Warning(days, agreement.Clause, "the window of a claim never ends");
    }

    private static bool IsNeverOpen(Calendar calendar) =>
        !calendar.IsAlways && calendar.Weekly.All(hours => hours.Count == 0) && calendar.SpecialDays.All(day => day.Open.Count == 0);

    private static Diagnostic Warning(Calendar calendar, Place place, string consequence) => new(
        "KPT532", Severity.Warning, place,
        $"'{calendar.Name}' is open on no day, so that {consequence}.",
        "Give the calendar hours, or name another one.");
}
