using System.Diagnostics;
using NodaTime;

namespace Kept.Time;

/// <summary>When something is due, counted in days from a start: <c>13:00 next business day</c>, <c>end of same day</c>,
/// <c>closing of 2nd business day</c>, <c>12:00 next monday</c>.</summary>
public sealed record DueDay(DayPoint Point, DayCount Day)
{
    /// <summary>Whether the instant itself is too late.</summary>
    public bool IsExcluded => Point is DayPoint.End or DayPoint.At { IsExcluded: true };

    /// <summary>The instant at which something is due that started at <paramref name="start"/>. "Same" is the day of the start
    /// while the instant lies ahead, else the next such day.</summary>
    /// <param name="clock">Working days are those of its calendar.</param>
    /// <param name="zone">Of calendar days and weekdays.</param>
    public long After(long start, CalendarClock clock, DateTimeZone zone)
    {
        if (Day is DayCount.BusinessDays business) return clock.OnWorkingDay(start, business.Count, Point);
        var date = zone.LocalAt(start).Date;
        if (Day is DayCount.Next next) return Point.On(date.With(DateAdjusters.Next(next.Weekday)), zone);
        var days = ((DayCount.CalendarDays)Day).Count;
        var due = Point.On(date.PlusDays(days), zone);
        return days == 0 && due <= start ? Point.On(date.PlusDays(1), zone) : due;
    }

    /// <summary>The canonical text.</summary>
    public override string ToString() => DueDayText.Print(this);
}

/// <summary>An instant of a day. Exactly one of the cases below.</summary>
public abstract record DayPoint
{
    private protected DayPoint() { }

    /// <summary>When the clocks show a time.</summary>
    /// <param name="IsExcluded">Whether that instant is too late: <c>before 13:00</c>.</param>
    public sealed record At(LocalTime Time, bool IsExcluded) : DayPoint;

    /// <summary>When the working day closes for the last time.</summary>
    public sealed record Closing : DayPoint;

    /// <summary>The midnight that ends the day, which is too late.</summary>
    public sealed record End : DayPoint;

    /// <summary>The instant on a date; not for closings, which only a calendar knows.</summary>
    internal long On(LocalDate date, DateTimeZone zone) => this switch
    {
        At at => zone.TickOf(date + at.Time),
        End => zone.StartOfDay(date.PlusDays(1)),
        _ => throw new UnreachableException(),
    };
}

/// <summary>Which day after a start. Exactly one of the cases below.</summary>
public abstract record DayCount
{
    private protected DayCount() { }

    /// <summary>The n-th date after that of the start; 0 is that date.</summary>
    public sealed record CalendarDays(int Count) : DayCount;

    /// <summary>The n-th working day after the date of the start; 0 is that date, or the next working day where it is
    /// none.</summary>
    public sealed record BusinessDays(int Count) : DayCount;

    /// <summary>The first such weekday after the date of the start.</summary>
    public sealed record Next(IsoDayOfWeek Weekday) : DayCount;
}
