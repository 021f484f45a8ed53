using System.Diagnostics;
using System.Globalization;
using Kept.Time;
using NodaTime;

namespace Kept.Agreements;

/// <summary>Dates, recurring days and periods as a contract prints them.</summary>
internal static class DateWords
{
    private static readonly (int DaysAfterEaster, string Name)[] Feasts = [
        (-2, "Good Friday"), (0, "Easter Sunday"), (1, "Easter Monday"), (39, "Ascension Day"), (50, "Whit Monday")];

    public static string Of(LocalDate date) => date.ToString("d MMMM uuuu", CultureInfo.InvariantCulture);

    public static string Of(DateRule rule) => rule switch
    {
        DateRule.Annual annual => $"{annual.Day} {Month(annual.Month)}",
        DateRule.AnnualRun run => $"{Of(run.From)} to {Of(run.To)}",
        DateRule.Dates dates when dates.First == dates.Last => Of(dates.First),
        DateRule.Dates dates => $"{Of(dates.First)} to {Of(dates.Last)}",
        DateRule.WeekdayOfMonth nth => $"the {Ordinal(nth.Ordinal)} {nth.Weekday} of {Month(nth.Month)}",
        DateRule.Easter easter => Easter(easter.DaysAfter),
        _ => throw new UnreachableException(),
    };

    /// <summary>The periods of a recurrence: "each calendar month".</summary>
    public static string Of(Recurrence every) => every switch
    {
        Recurrence.Daily => "each calendar day",
        Recurrence.Weekly week => $"each week that begins on {Indefinite(week.FirstDay)}",
        Recurrence.Monthly { FromMonth: 1, FromDay: 1 } months => $"each calendar {Name(months.Months)}",
        Recurrence.Monthly { Months: 1 } months => $"each month that begins on day {months.FromDay}{(months.FromDay > 28 ? ", or on its last day where it has no such day" : "")}",
        Recurrence.Monthly months => $"each {Name(months.Months)}, counted from {months.FromDay} {Month(months.FromMonth)}"
            + (months.FromDay > 28 ? " or, where a month has no such day, from its last" : ""),
        Recurrence.FixedDays days => $"each period of {QuantityWords.Count(days.Days, "day")}, counted from {Of(days.From)}",
        Recurrence.RollingDays days => $"the {QuantityWords.Count(days.Days, "day")} before the end of the period that a statement is made for",
        Recurrence.RollingMonths months => $"the {QuantityWords.Count(months.Months, "month")} before the end of the period that a statement is made for",
        _ => throw new UnreachableException(),
    };

    /// <summary>A recurrence in a few words, with the names of months and days as people write them: "quarter from 16 February".</summary>
    public static string Brief(Recurrence every) => string.Join(' ', RecurrenceText.Print(every).Split(' ').Select(word =>
        CalendarWords.TryWeekday(word, out _) || CalendarWords.TryMonth(word, out _) ? Cite.Capital(word) : word));

    /// <summary>When something is due: "at 13:00 on the business day after the day on which the clock starts".</summary>
    /// <param name="start">The day from which it is counted.</param>
    public static string Of(DueDay due, string start)
    {
        var point = due.Point switch
        {
            DayPoint.At { IsExcluded: true } at => $"before {DueDayText.Print(at.Time)} on",
            DayPoint.At at => $"at {DueDayText.Print(at.Time)} on",
            DayPoint.Closing => "at the close of",
            DayPoint.End => "before the end of",
            _ => throw new UnreachableException(),
        };
        var day = due.Day switch
        {
            DayCount.Next next => $"the first {next.Weekday} after {start}",
            DayCount.CalendarDays { Count: 0 } => $"{start}, or {point} the next day where that time has passed",
            DayCount.CalendarDays days => $"the {After(days.Count)}day after {start}",
            DayCount.BusinessDays { Count: 0 } => $"{start}, or {point} the next business day where that day is no business day or that time has passed",
            DayCount.BusinessDays days => $"the {After(days.Count)}business day after {start}",
            _ => throw new UnreachableException(),
        };
        return $"{point} {day}";

        static string After(int count) => count == 1 ? "" : $"{DueDayText.Numbered(count)} ";
    }

    public static string Months(int months) =>
        months % 12 == 0 ? QuantityWords.Count(months / 12, "year") : QuantityWords.Count(months, "month");

    private static string Name(int months) => months switch
    {
        1 => "month",
        3 => "quarter",
        6 => "half-year",
        12 => "year",
        _ => throw new UnreachableException(),
    };

    private static string Easter(int daysAfter)
    {
        var feast = Array.Find(Feasts, f => f.DaysAfterEaster == daysAfter).Name;
        return feast ?? $"{QuantityWords.Count(Math.Abs(daysAfter), "day")} {(daysAfter < 0 ? "before" : "after")} Easter Sunday";
    }

    private static string Ordinal(int ordinal) => ordinal switch
    {
        1 => "first",
        2 => "second",
        3 => "third",
        4 => "fourth",
        _ => "last",
    };

    private static string Month(int month) => Cite.Capital(CalendarWords.NameOfMonth(month));

    private static string Indefinite(IsoDayOfWeek day) => $"a {day}";
}
