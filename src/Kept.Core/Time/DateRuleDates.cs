using System.Diagnostics;
using NodaTime;

namespace Kept.Time;

/// <summary>Which dates a rule names.</summary>
internal static class DateRuleDates
{
    private const int LastOfMonth = -1;

    extension(DateRule rule)
    {
        /// <summary>The named dates from <paramref name="first"/> to <paramref name="last"/>, both included, as runs
        /// of consecutive dates in order.</summary>
        public IEnumerable<(LocalDate First, LocalDate Last)> RunsWithin(LocalDate first, LocalDate last)
        {
            if (rule is DateRule.Dates dates)
            {
                var run = (First: LocalDate.Max(dates.First, first), Last: LocalDate.Min(dates.Last, last));
                if (run.First <= run.Last) yield return run;
                yield break;
            }

            // Only a day counted from Easter can lie in another year than the feast it is named after.
            var shift = rule is DateRule.Easter easter ? easter.DaysAfter : 0;
            for (var year = first.PlusDays(-shift).Year; year <= last.PlusDays(-shift).Year; year++)
                if (rule.InYear(year) is { } date && first <= date && date <= last)
                    yield return (date, date);
        }

        private LocalDate? InYear(int year) => rule switch
        {
            DateRule.Annual annual => annual.Day <= CalendarSystem.Iso.GetDaysInMonth(year, annual.Month)
                ? new LocalDate(year, annual.Month, annual.Day)
                : null,
            DateRule.WeekdayOfMonth nth => LocalDate.FromYearMonthWeekAndDay(
                year, nth.Month, nth.Ordinal == LastOfMonth ? 5 : nth.Ordinal, nth.Weekday),
            DateRule.Easter easter => EasterSunday(year).PlusDays(easter.DaysAfter),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>The computus of the Gregorian calendar (Meeus, Jones, Butcher); the letters are theirs.</summary>
    private static LocalDate EasterSunday(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100;
        int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
        var h = (19 * a + b - d - g + 15) % 30;
        int i = c / 4, k = c % 4;
        var l = (32 + 2 * e + 2 * i - h - k) % 7;
        var m = (a + 11 * h + 22 * l) / 451;
        var n = h + l - 7 * m + 114;
        return new LocalDate(year, n / 31, n % 31 + 1);
    }
}
