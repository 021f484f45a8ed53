using System.Diagnostics;
using Kept.Agreements;
using Kept.Evaluation;
using Kept.Time;

namespace Kept.Remedies;

/// <summary>Until when credits can be claimed.</summary>
internal static class ClaimDeadlines
{
    /// <summary>The tick from which a claim is too late; null when none is needed, when its window starts with the statement, or
    /// when nothing says when the incident was.</summary>
    public static long? EndOf(ClaimTerms terms, Finding finding)
    {
        if (terms is not ClaimTerms.OnRequest { Window: var window }) return null;
        var zone = finding.Period.Zone;
        if (window is ClaimWindow.PeriodsAfter after)
        {
            var period = BillingPeriods.WholeOf(finding.Objective.Every, finding.Period);
            for (var i = 0; i < after.Count; i++) period = finding.Objective.Every.PeriodOf(BillingPeriods.LastDay(period).PlusDays(1), zone);
            return period.Range.End;
        }

        return window switch
        {
            ClaimWindow.Days days => DayOf(days.From, finding) is { } day ? zone.StartOfDay(day.PlusDays(days.Count + 1)) : null,
            ClaimWindow.Months months => DayOf(months.From, finding) is { } day ? zone.StartOfDay(day.PlusMonths(months.Count).PlusDays(1)) : null,
            ClaimWindow.BusinessDays days => TickOf(days.From, finding) is { } tick
                ? new CalendarClock(days.Calendar).AddBusinessDays(tick, days.Count) : null,
            ClaimWindow.Time time => TickOf(time.From, finding) is { } tick ? tick + time.Ticks : null,
            _ => throw new UnreachableException(),
        };
    }

    private static NodaTime.LocalDate? DayOf(ClaimStart from, Finding finding) => from switch
    {
        ClaimStart.PeriodEnd => BillingPeriods.LastDay(finding.Period),
        _ => TickOf(from, finding) is { } tick ? finding.Period.Zone.LocalAt(tick).Date : null,
    };

    private static long? TickOf(ClaimStart from, Finding finding) => from switch
    {
        ClaimStart.PeriodEnd => finding.Period.Range.End - 1,
        ClaimStart.Statement => null,
        ClaimStart.Incident => FirstIncident(finding.Measured.Evidence),
        _ => throw new UnreachableException(),
    };

    /// <summary>The end of the first outage, or the instant of the first bad interval or case.</summary>
    private static long? FirstIncident(Evidence evidence) => evidence switch
    {
        Evidence.Time time => time.Outages.FirstOrDefault(o => o.CountedTicks > 0)?.Range.End,
        Evidence.Intervals intervals => intervals.Bad.First(1) is [var first] ? first.Range.End : null,
        Evidence.Cases cases => cases.Listed.Count > 0 ? cases.Listed[0].CountedTick : null,
        Evidence.Parts parts => parts.Measures.Select(m => FirstIncident(m.Measured.Evidence)).OfType<long>().Cast<long?>().Min(),
        _ => null,
    };
}
