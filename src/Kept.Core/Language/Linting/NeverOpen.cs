using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Time;
using NodaTime;

namespace Kept.Language.Linting;

/// <summary>A clock or a claim that waits for the hours of a calendar that has none.</summary>
internal static class NeverOpen
{
    private static readonly TimeRange Years = DateTimeZone.Utc.RangeOf(new LocalDate(2020, 1, 1), new LocalDate(2040, 1, 1));

    public static IEnumerable<Diagnostic> Check(Agreement agreement)
    {
        foreach (var objective in agreement.Objectives)
            if (objective.Indicator is Indicator.Timeliness { Clock.Hours: var hours } && hours.All.FirstOrDefault(h => IsNeverOpen(h.Value)) is { Value: var calendar })
                yield return Warning(calendar, objective.Clause, $"the clock of '{objective.Name}' never runs");
        if (agreement.Claims is ClaimTerms.OnRequest { Window: ClaimWindow.BusinessDays { Calendar: var days } } && IsNeverOpen(days))
            yield return Warning(days, agreement.Clause, "the window of a claim never ends");
    }

    private static bool IsNeverOpen(Calendar calendar) => !calendar.IsAlways && calendar.Resolve(Years).IsEmpty;

    private static Diagnostic Warning(Calendar calendar, Place place, string consequence) => new(
        "KPT532", Severity.Warning, place,
        $"'{calendar.Name}' is open on no day, so that {consequence}.",
        "Give the calendar hours, or name another one.");
}
