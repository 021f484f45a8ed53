using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Time;
using NodaTime;

namespace Kept.Language.Linting;

/// <summary>A claim that is too late before anybody can know that something is owed.</summary>
internal static class ClaimEndsTooEarly
{
    /// <summary>In a month of 31 days and in the longest quarter and half-year.</summary>
    private static readonly LocalDate Some = new(2026, 7, 15);

    public static IEnumerable<Diagnostic> Check(Agreement agreement)
    {
        if (agreement.Claims is not ClaimTerms.OnRequest { Window: var window }) yield break;
        foreach (var (objective, credit) in agreement.Credits())
            if (!objective.Every.IsRolling && !objective.Per.Contains("case") && EndsTooEarly(window, objective.Every.PeriodOf(Some, agreement.Zone)))
            {
                yield return new Diagnostic(
                    "KPT528", Severity.Warning, credit.Clause,
                    $"A claim for '{objective.Name}' counts from the incident and can be too late before the {RecurrenceText.Print(objective.Every)} ends, when it is known whether the promise is missed.",
                    "Let the window begin with the period's end or with the statement, or make it longer than the period.");
                yield break;   // one window for all
            }
    }

    /// <summary>Whether a claim for what happened when the period began has to be made before it ends.</summary>
    private static bool EndsTooEarly(ClaimWindow window, ServicePeriod period)
    {
        var day = period.Zone.LocalAt(period.Range.Start).Date;
        return window switch
        {
            ClaimWindow.Days { From: ClaimStart.Incident } days => EndOf(day.PlusDays(days.Count)) < period.Range.End,
            ClaimWindow.Months { From: ClaimStart.Incident } months => EndOf(day.PlusMonths(months.Count)) < period.Range.End,
            ClaimWindow.BusinessDays { From: ClaimStart.Incident } days =>
                new CalendarClock(days.Calendar).AddBusinessDays(period.Range.Start, days.Count) < period.Range.End,
            ClaimWindow.Time { From: ClaimStart.Incident } time => period.Range.Start + time.Ticks < period.Range.End,
            _ => false,
        };

        long EndOf(LocalDate last) => period.Zone.StartOfDay(last.PlusDays(1));
    }
}
