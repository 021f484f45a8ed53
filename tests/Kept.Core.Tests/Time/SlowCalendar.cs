using Kept.Quantities;
using Kept.Time;
using NodaTime;

namespace Kept.Core.Tests.Time;

/// <summary>The obvious twin of <see cref="Calendar.Resolve"/>, which looks at the zone's clocks minute by minute.
/// </summary>
internal sealed class SlowCalendar
{
    private const int MarginInMinutes = 4 * 24 * 60;

    private readonly Calendar _calendar;
    private readonly ShownMinutes _shown;

    /// <param name="shown">What <see cref="ShownAround"/> says of the range and the calendar's zone.</param>
    public SlowCalendar(Calendar calendar, ShownMinutes shown)
    {
        _calendar = calendar;
        _shown = shown;
    }

    /// <summary>What the clocks show in a range and a few days around it.</summary>
    public static ShownMinutes ShownAround(DateTimeZone zone, TimeRange range) =>
        new(zone, range.Start / Some.Minute - MarginInMinutes, (int)(range.Length / Some.Minute) + 2 * MarginInMinutes);

    /// <summary>Whether each minute of the range is open.</summary>
    public bool[] OpenMinutes()
    {
        var open = new bool[_shown.Count];
        foreach (var date in _shown.Dates.Skip(1).SkipLast(3))
            foreach (var span in SpansOn(_calendar, date))
            {
                var end = _shown.IndexOf(date, span.To / Some.Minute);
                for (var minute = _shown.IndexOf(date, span.From / Some.Minute); minute < end; minute++) open[minute] = true;
            }
        return open[MarginInMinutes..^MarginInMinutes];
    }

    public static Sequence<DaySpan> SpansOn(Calendar calendar, LocalDate date)
    {
        foreach (var special in calendar.SpecialDays.Reverse())
            if (Names(special.Days, date)) return special.Open;
        return calendar.Weekly[(int)date.DayOfWeek - 1];
    }

    public static bool Names(DateRule rule, LocalDate date) => rule switch
    {
        DateRule.Annual annual => (date.Month, date.Day) == (annual.Month, annual.Day),
        DateRule.AnnualRun { From: var from, To: var to } => (from.Month, from.Day).CompareTo((to.Month, to.Day)) <= 0
            ? IsFrom(from, date) && IsUntil(to, date)
            : IsFrom(from, date) || IsUntil(to, date),
        DateRule.Dates dates => dates.First <= date && date <= dates.Last,
        DateRule.WeekdayOfMonth { Ordinal: -1 } last => date.Month == last.Month && date.DayOfWeek == last.Weekday
            && date.PlusDays(7).Month != last.Month,
        DateRule.WeekdayOfMonth nth => date.Month == nth.Month && date.DayOfWeek == nth.Weekday
            && (date.Day - 1) / 7 + 1 == nth.Ordinal,
        DateRule.Easter easter => IsEaster(date.PlusDays(-easter.DaysAfter)),
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

    private static bool IsFrom(DateRule.Annual day, LocalDate date) => (date.Month, date.Day).CompareTo((day.Month, day.Day)) >= 0;

    private static bool IsUntil(DateRule.Annual day, LocalDate date) => (date.Month, date.Day).CompareTo((day.Month, day.Day)) <= 0;

    /// <summary>Gauss's rule as published for 1900 to 2199.</summary>
    private static bool IsEaster(LocalDate date)
    {
        var (m, n) = date.Year < 2100 ? (24, 5) : (24, 6);
        int a = date.Year % 19, b = date.Year % 4, c = date.Year % 7;
        var d = (19 * a + m) % 30;
        var e = (2 * b + 4 * c + 6 * d + n) % 7;
        var daysAfter22March = d + e;
        if (d == 29 && e == 6 || d == 28 && e == 6 && a > 10) daysAfter22March -= 7;
        return date == new LocalDate(date.Year, 3, 22).PlusDays(daysAfter22March);
    }
}
