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
            foreach (var named in rule.RunsAround(first, last))
            {
                var run = (First: LocalDate.Max(named.First, first), Last: LocalDate.Min(named.Last, last));
                if (run.First <= run.Last) yield return run;
            }
        }

        private IEnumerable<(LocalDate First, LocalDate Last)> RunsAround(LocalDate first, LocalDate last)
        {
            if (rule is DateRule.Dates dates)
            {
                yield return (dates.First, dates.Last);
                yield break;
            }

            // A day counted from Easter can lie in another year than its feast, and a run can go on into the next year.
            var shift = rule is DateRule.Easter easter ? easter.DaysAfter : 0;
            var earlier = rule is DateRule.AnnualRun ? 1 : 0;
            for (var year = first.PlusDays(-shift).Year - earlier; year <= last.PlusDays(-shift).Year; year++)
                if (rule.InYear(year) is { } run) yield return run;
        }

        private (LocalDate First, LocalDate Last)? InYear(int year) => rule switch
        {
            DateRule.Annual annual => DateOf(annual, year) is { } date ? (date, date) : null,
            DateRule.AnnualRun run => RunOf(run, year),
            DateRule.WeekdayOfMonth nth => Single(LocalDate.FromYearMonthWeekAndDay(
                year, nth.Month, nth.Ordinal == LastOfMonth ? 5 : nth.Ordinal, nth.Weekday)),
            DateRule.Easter easter => Single(EasterSunday(year).PlusDays(easter.DaysAfter)),
            _ => throw new UnreachableException(),
        };
    }

    private static (LocalDate First, LocalDate Last) Single(LocalDate date) => (date, date);

    private static (LocalDate First, LocalDate Last) RunOf(DateRule.AnnualRun run, int year)
    {
        var (from, to) = (run.From, run.To);
        var isOverNewYear = (to.Month, to.Day).CompareTo((from.Month, from.Day)) < 0;
        var end = isOverNewYear ? year + 1 : year;
        return (DateOf(from, year) ?? new LocalDate(year, 3, 1), DateOf(to, end) ?? new LocalDate(end, 2, 28));
    }

    /// <summary>Null where the year has no 29 February.</summary>
    private static LocalDate? DateOf(DateRule.Annual annual, int year) => annual.Day <= CalendarSystem.Iso.GetDaysInMonth(year, annual.Month)
        ? new LocalDate(year, annual.Month, annual.Day)
        : null;

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
