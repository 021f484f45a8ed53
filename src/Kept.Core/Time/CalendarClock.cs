using System.Diagnostics;
using NodaTime;

namespace Kept.Time;

/// <summary>Counts time in the hours of a calendar: how much has passed, when a budget is used up, and which instant is
/// so many business days away.</summary>
/// <remarks>It may be asked about any instant of <see cref="TimeRange.Always"/> from any thread. Hours are resolved as
/// far as a question needs, and each time at least as far again as before, so that a calendar is walked about twice in
/// all. They are known for the years 1900 to 2299; beyond those only a calendar that is always open is open. Questions
/// without an answer there give <see cref="BusinessHours.EndOfTime"/> or <see cref="BusinessHours.StartOfTime"/>.
/// </remarks>
public sealed class CalendarClock(Calendar calendar)
{
    private const int DaysAtLeast = 366;

    private readonly Lock _growing = new();
    private volatile ResolvedHours? _resolved;

    public Calendar Calendar => calendar;

    private DateTimeZone Zone => calendar.Zone;

    /// <inheritdoc cref="BusinessHours.Elapsed(long, long)"/>
    public long Elapsed(long from, long to) => to <= from ? 0 : Covering(from, to).Hours.Elapsed(from, to);

    /// <summary>The open ticks between many pairs of instants; 0 where the second is not after the first.</summary>
    public void Elapsed(ReadOnlySpan<long> from, ReadOnlySpan<long> to, Span<long> elapsed)
    {
        var (least, most) = (long.MaxValue, long.MinValue);
        for (var i = 0; i < elapsed.Length; i++)
            if (from[i] < to[i]) (least, most) = (Math.Min(least, from[i]), Math.Max(most, to[i]));
        if (least > most) elapsed.Clear();
        else Covering(least, most).Hours.Elapsed(from, to, elapsed);
    }

    /// <inheritdoc cref="BusinessHours.DueAfter"/>
    public long DueAfter(long start, long budget, bool atNextOpening = false)
    {
        for (var known = Covering(start, start); ; known = Later(known))
        {
            var due = known.Hours.DueAfter(start, budget, atNextOpening);
            if (due != BusinessHours.EndOfTime || known.IsLast) return due;
        }
    }

    /// <inheritdoc cref="BusinessHours.StartBefore"/>
    public long StartBefore(long end, long budget)
    {
        for (var known = Covering(end, end); ; known = Earlier(known))
        {
            var start = known.Hours.StartBefore(end, budget);
            if (start != BusinessHours.StartOfTime || known.IsFirst) return start;
        }
    }

    /// <inheritdoc cref="BusinessHours.FirstOpenAtOrAfter"/>
    public long FirstOpenAtOrAfter(long tick) => DueAfter(tick, 0);

    /// <inheritdoc cref="BusinessHours.LastCloseAtOrBefore"/>
    public long LastCloseAtOrBefore(long tick)
    {
        for (var known = Covering(tick, tick); ; known = Earlier(known))
        {
            var close = known.Hours.LastCloseAtOrBefore(tick);
            if (close != BusinessHours.StartOfTime || known.IsFirst) return close;
        }
    }

    /// <summary>When so many business days after <paramref name="start"/> are over, as the calendar's
    /// <see cref="BusinessDay"/> reads it. A working day is a local date on which an open span starts; days are counted
    /// from the local date of the start, whether or not that is one.</summary>
    /// <param name="days">0 means the working day itself: due at the clock's start for
    /// <see cref="BusinessDay.SameTime"/> and <see cref="BusinessDay.Hours"/>, else at the next end of a working day.
    /// </param>
    /// <param name="atNextOpening">As in <see cref="DueAfter"/>; only <see cref="BusinessDay.Hours"/> asks.</param>
    /// <exception cref="InvalidOperationException">The calendar does not say what a business day is.</exception>
    public long AddBusinessDays(long start, int days, bool atNextOpening = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        return Reading switch
        {
            BusinessDay.Hours hours => DueAfter(start, BudgetOf(days, hours), atNextOpening),
            BusinessDay.SameTime when days == 0 => FirstOpenAtOrAfter(start),
            BusinessDay.SameTime => FindWorkingDayAfter(Zone.LocalAt(start).Date, days) is { } day
                ? FirstOpenAtOrAfter(SameTimeOn(day, start))
                : BusinessHours.EndOfTime,
            BusinessDay.Closing => EndingAfter(start, days, day => day.LastClosing),
            BusinessDay.EndOfDay => EndingAfter(start, days, day => Zone.StartOfDay(day.Date.PlusDays(1))),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>Whether an open span starts on a local date.</summary>
    public bool IsWorkingDay(LocalDate date) => FindWorkingDayAfter(date.PlusDays(-1), 1)?.Date == date;

    /// <summary>An instant of the n-th working day after the date of <paramref name="start"/>; of 0, of the working day itself
    /// while it lies ahead, else of the next one.</summary>
    internal long OnWorkingDay(long start, int days, DayPoint point) => EndingAfter(
        start, days, day => point is DayPoint.Closing ? day.LastClosing : point.On(day.Date, Zone));

    /// <summary>The mirror image of <see cref="AddBusinessDays"/>: the same time of day so many working days before
    /// (outside the hours, the closing before that), the first opening, or the midnight that starts the day.</summary>
    /// <exception cref="InvalidOperationException">The calendar does not say what a business day is.</exception>
    public long SubtractBusinessDays(long end, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        return Reading switch
        {
            BusinessDay.Hours hours => StartBefore(end, BudgetOf(days, hours)),
            BusinessDay.SameTime when days == 0 => StartBefore(end, 0),
            BusinessDay.SameTime => FindWorkingDayBefore(Zone.LocalAt(end).Date, days) is { } day
                ? StartBefore(SameTimeOn(day, end), 0)
                : BusinessHours.StartOfTime,
            BusinessDay.Closing => BeginningBefore(end, days, day => day.FirstOpening),
            BusinessDay.EndOfDay => BeginningBefore(end, days, day => Zone.StartOfDay(day.Date)),
            _ => throw new UnreachableException(),
        };
    }

    private BusinessDay Reading => calendar.BusinessDay ?? throw new InvalidOperationException(
        $"The calendar {calendar.Name} does not say what a business day is.");

    private static long BudgetOf(int days, BusinessDay.Hours hours) =>
        (long)Int128.Min((Int128)days * hours.Ticks, long.MaxValue);

    private long SameTimeOn(WorkingDay day, long tick) => Zone.TickOf(day.Date + Zone.LocalAt(tick).TimeOfDay);

    private long EndingAfter(long start, int days, Func<WorkingDay, long> endOf)
    {
        var date = Zone.LocalAt(start).Date;
        var day = days > 0 ? FindWorkingDayAfter(date, days) : FindWorkingDayAfter(date.PlusDays(-1), 1);
        if (days == 0 && day is { } same && endOf(same) <= start) day = FindWorkingDayAfter(same.Date, 1);
        return day is { } last ? endOf(last) : BusinessHours.EndOfTime;
    }

    private long BeginningBefore(long end, int days, Func<WorkingDay, long> startOf)
    {
        var date = Zone.LocalAt(end).Date;
        var day = days > 0 ? FindWorkingDayBefore(date, days) : FindWorkingDayBefore(date.PlusDays(1), 1);
        if (days == 0 && day is { } same && startOf(same) >= end) day = FindWorkingDayBefore(same.Date, 1);
        return day is { } first ? startOf(first) : BusinessHours.StartOfTime;
    }

    private WorkingDay? FindWorkingDayAfter(LocalDate date, int n)
    {
        for (var known = CoveringDates(date, date); ; known = Later(known))
        {
            var day = known.WorkingDays.FindAfter(date, n);
            if (day is not null || known.IsLast) return day;
        }
    }

    private WorkingDay? FindWorkingDayBefore(LocalDate date, int n)
    {
        for (var known = CoveringDates(date, date); ; known = Earlier(known))
        {
            var day = known.WorkingDays.FindBefore(date, n);
            if (day is not null || known.IsFirst) return day;
        }
    }

    private ResolvedHours Covering(long from, long to) =>
        _resolved is { } known && known.Range.Start <= from && to < known.Range.End
            ? known
            : CoveringDates(DateAt(from).PlusDays(-1), DateAt(to).PlusDays(1));   // clocks may show an old date again

    private LocalDate DateAt(long tick) => Zone.LocalAt(Math.Clamp(tick, Horizon.Range.Start, Horizon.Range.End)).Date;

    private ResolvedHours Later(ResolvedHours known) => CoveringDates(known.First, known.Last.PlusDays(1));

    private ResolvedHours Earlier(ResolvedHours known) => CoveringDates(known.First.PlusDays(-1), known.Last);

    /// <summary>Hours that cover the dates, both included, as far as hours are known.</summary>
    private ResolvedHours CoveringDates(LocalDate first, LocalDate last)
    {
        first = Within(first);
        last = Within(last);
        if (_resolved is { } known && known.First <= first && last <= known.Last) return known;
        lock (_growing)
        {
            return _resolved = Grow(_resolved, first, last);
        }
    }

    private ResolvedHours Grow(ResolvedHours? known, LocalDate first, LocalDate last)
    {
        if (calendar.IsAlways) return known ?? new(calendar, Horizon.FirstDate, Horizon.LastDate);
        if (known is null) return new(calendar, first, Within(last.PlusDays(DaysAtLeast)));
        if (known.First <= first && last <= known.Last) return known;
        var days = Period.DaysBetween(known.First, known.Last);
        return new(
            calendar,
            first < known.First ? Within(LocalDate.Min(first, known.First.PlusDays(-days))) : known.First,
            last > known.Last ? Within(LocalDate.Max(last, known.Last.PlusDays(days))) : known.Last);
    }

    private static LocalDate Within(LocalDate date) =>
        LocalDate.Max(Horizon.FirstDate, LocalDate.Min(date, Horizon.LastDate));
}
