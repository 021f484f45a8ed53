using System.Diagnostics;
using Kept.Quantities;
using NodaTime;

namespace Kept.Time;

/// <summary>How often an objective is assessed: the periods that divide the time line, or a window that rolls along.
/// Exactly one of the cases below.</summary>
public abstract record Recurrence
{
    private protected Recurrence() { }

    /// <summary>Every local date.</summary>
    public sealed record Daily : Recurrence;

    /// <summary>Seven days from <paramref name="FirstDay"/>.</summary>
    public sealed record Weekly(IsoDayOfWeek FirstDay) : Recurrence;

    /// <summary>Months, quarters, half-years or years, counted from a day of a month; where a month has no such day,
    /// from its last.</summary>
    public sealed record Monthly : Recurrence
    {
        /// <param name="months">The length of a period: 1, 3, 6 or 12.</param>
        /// <param name="fromMonth">The month, 1 to 12, in which a period begins. Any that gives the same periods is
        /// the same: quarters from October are those from January.</param>
        /// <param name="fromDay">A day of that month; 1 to 31 for periods of a single month.</param>
        public Monthly(int months, int fromMonth, int fromDay)
        {
            if (months is not (1 or 3 or 6 or 12)) throw new ArgumentOutOfRangeException(nameof(months));
            ArgumentOutOfRangeException.ThrowIfLessThan(fromMonth, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(fromMonth, 12);
            ArgumentOutOfRangeException.ThrowIfLessThan(fromDay, 1);
            var mostDays = months == 1 ? 31 : CalendarWords.MostDaysIn(fromMonth);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(fromDay, mostDays);
            Months = months;
            FromMonth = (fromMonth - 1) % months + 1;
            FromDay = fromDay;
        }

        public int Months { get; }

        /// <summary>The first month of a year, 1 to <see cref="Months"/>, in which a period begins.</summary>
        public int FromMonth { get; }

        public int FromDay { get; }
    }

    /// <summary>1 or more days, again and again in both directions from a date on which such a period begins.</summary>
    public sealed record FixedDays(int Days, LocalDate From) : Recurrence;

    /// <summary>The last 1 or more local dates before the end of the period that is asked for.</summary>
    public sealed record RollingDays(int Days) : Recurrence;

    /// <summary>The last 1 or more months before the end of the period that is asked for.</summary>
    public sealed record RollingMonths(int Months) : Recurrence;

    public bool IsRolling => this is RollingDays or RollingMonths;

    /// <summary>The period that a date lies in; of a rolling window, the one whose last day it is. It is empty only
    /// for a single day that the zone skips.</summary>
    public ServicePeriod PeriodOf(LocalDate date, DateTimeZone zone)
    {
        var (start, end) = DatesOf(date);
        return ServicePeriod.OfDates(start, end, zone);
    }

    /// <summary>The periods that lie wholly inside <paramref name="asked"/>, in order; of a rolling window, the one
    /// that ends where it ends.</summary>
    public Sequence<ServicePeriod> PeriodsWithin(ServicePeriod asked) =>
        PeriodsOver(asked)
            .Where(period => IsRolling || period.Range.Intersect(asked.Range) == period.Range)
            .ToSequence();

    /// <summary>The periods whose end lies in <paramref name="asked"/> or is its end, in order: for a quarterly
    /// objective and the month of June, the second quarter.</summary>
    public Sequence<ServicePeriod> PeriodsEndingWithin(ServicePeriod asked) =>
        PeriodsOver(asked).Where(period => period.Range.End <= asked.Range.End).ToSequence();

    /// <summary>The canonical text.</summary>
    public sealed override string ToString() => RecurrenceText.Print(this);

    /// <summary>The periods that share some time with <paramref name="asked"/>; of a rolling window, the one.</summary>
    internal IEnumerable<ServicePeriod> PeriodsOver(ServicePeriod asked)
    {
        if (IsRolling)
        {
            yield return WindowEndingWith(asked);
            yield break;
        }

        var (start, end) = DatesOf(asked.Zone.LocalAt(asked.Range.Start).Date);
        while (asked.Zone.StartOfDay(start) < asked.Range.End)
        {
            var period = ServicePeriod.OfDates(start, end, asked.Zone);
            if (!period.Range.IsEmpty && period.Range.Overlaps(asked.Range)) yield return period;
            (start, end) = DatesOf(end);
        }
    }

    private ServicePeriod WindowEndingWith(ServicePeriod asked)
    {
        var zone = asked.Zone;
        var end = zone.LocalAt(asked.Range.End);
        return zone.StartOfDay(end.Date) == asked.Range.End
            ? ServicePeriod.OfDates(Back(end.Date), end.Date, zone)
            : ServicePeriod.Of(new(zone.TickOf(Back(end.Date) + end.TimeOfDay), asked.Range.End), zone);
    }

    /// <summary>The period's first date and the date after its last.</summary>
    private (LocalDate Start, LocalDate End) DatesOf(LocalDate date) => this switch
    {
        Daily => (date, date.PlusDays(1)),
        Weekly week => WeekOf(date, week.FirstDay),
        Monthly months => MonthsOf(date, months),
        FixedDays days => DaysOf(date, days),
        RollingDays or RollingMonths => (Back(date.PlusDays(1)), date.PlusDays(1)),
        _ => throw new UnreachableException(),
    };

    private LocalDate Back(LocalDate end) => this switch
    {
        RollingDays days => end.PlusDays(-days.Days),
        RollingMonths months => end.PlusMonths(-months.Months),
        _ => throw new UnreachableException(),
    };

    private static (LocalDate Start, LocalDate End) WeekOf(LocalDate date, IsoDayOfWeek firstDay)
    {
        var start = date.PlusDays(-((date.DayOfWeek - firstDay + 7) % 7));
        return (start, start.PlusDays(7));
    }

    private static (LocalDate Start, LocalDate End) MonthsOf(LocalDate date, Monthly recurrence)
    {
        var month = date.Year * 12 + date.Month - 1;   // counted from the year 0
        var first = month - (month - (recurrence.FromMonth - 1)) % recurrence.Months;
        if (date < StartIn(first)) first -= recurrence.Months;
        return (StartIn(first), StartIn(first + recurrence.Months));

        LocalDate StartIn(int month)
        {
            var (year, index) = (month / 12, month % 12 + 1);
            return new(year, index, Math.Min(recurrence.FromDay, CalendarSystem.Iso.GetDaysInMonth(year, index)));
        }
    }

    private static (LocalDate Start, LocalDate End) DaysOf(LocalDate date, FixedDays recurrence)
    {
        var since = Period.DaysBetween(recurrence.From, date) % recurrence.Days;
        var start = date.PlusDays(since < 0 ? -since - recurrence.Days : -since);
        return (start, start.PlusDays(recurrence.Days));
    }
}
