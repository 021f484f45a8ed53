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
    private readonly long _firstMinute;
    private readonly List<LocalDateTime> _readings = [];
    private readonly Dictionary<LocalDateTime, int> _firstShown = [];

    public SlowCalendar(Calendar calendar, TimeRange range)
    {
        _calendar = calendar;
        _firstMinute = range.Start / Some.Minute - MarginInMinutes;
        for (var minute = _firstMinute; minute < range.End / Some.Minute + MarginInMinutes; minute++)
        {
            var reading = Instant.FromUnixTimeTicks(minute * Some.Minute).InZone(calendar.Zone).LocalDateTime;
            _firstShown.TryAdd(reading, _readings.Count);
            _readings.Add(reading);
        }
    }

    /// <summary>Whether each minute of the range is open.</summary>
    public bool[] OpenMinutes(TimeRange range)
    {
        var open = new bool[_readings.Count];
        foreach (var date in _readings.Select(reading => reading.Date).Distinct().Skip(1).SkipLast(3))
            foreach (var span in SpansOn(_calendar, date))
                for (var minute = MinuteOf(date, span.From); minute < MinuteOf(date, span.To); minute++)
                    open[minute] = true;
        var first = (int)(range.Start / Some.Minute - _firstMinute);
        return open[first..(first + (int)(range.Length / Some.Minute))];
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
        DateRule.Dates dates => dates.First <= date && date <= dates.Last,
        DateRule.WeekdayOfMonth { Ordinal: -1 } last => date.Month == last.Month && date.DayOfWeek == last.Weekday
            && date.PlusDays(7).Month != last.Month,
        DateRule.WeekdayOfMonth nth => date.Month == nth.Month && date.DayOfWeek == nth.Weekday
            && (date.Day - 1) / 7 + 1 == nth.Ordinal,
        DateRule.Easter easter => IsEaster(date.PlusDays(-easter.DaysAfter)),
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

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

    private int MinuteOf(LocalDate date, long sinceMidnight)
    {
        var wanted = date.AtMidnight().PlusTicks(sinceMidnight);
        if (_firstShown.TryGetValue(wanted, out var minute)) return minute;
        for (var next = 1; ; next++)
        {
            var (last, first) = (_readings[next - 1], _readings[next]);
            if (last < wanted && wanted < first)
                return _firstShown[wanted + Period.Between(last.PlusMinutes(1), first, PeriodUnits.Minutes)];
        }
    }
}
