using FsCheck.Fluent;
using Kept.Time;
using NodaTime;
using Xunit;

namespace Kept.Core.Tests.Time;

public class DueDayTests
{
    private const long Day = NodaConstants.TicksPerDay;

    [Theory]
    [InlineData("13:00 next business day")]
    [InlineData("before 13:00 next day")]
    [InlineData("closing of 2nd business day")]
    [InlineData("closing of same business day")]
    [InlineData("end of same day")]
    [InlineData("end of 3rd day")]
    [InlineData("08:30 11th business day")]
    [InlineData("09:00 22nd day")]
    [InlineData("12:00 next monday")]
    public void A_due_day_is_printed_as_it_is_written(string text)
    {
        Assert.True(DueDayText.TryParse(text, out var due, out var problem), problem);
        Assert.Equal(text, due.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("13:00")]
    [InlineData("next day")]
    [InlineData("25:00 next day")]
    [InlineData("13:00 2th day")]
    [InlineData("closing of next day")]
    [InlineData("13:00 next")]
    [InlineData("13:00 in 2 days")]
    public void Anything_else_is_told_what_is_expected(string text)
    {
        Assert.False(DueDayText.TryParse(text, out _, out var problem));
        Assert.StartsWith("A time and a day such as \"13:00 next business day\"", problem);
    }

    [Fact]
    public void The_first_of_something_is_the_next() => Assert.True(
        DueDayText.TryParse("13:00 1st business day", out var due, out _) && due.ToString() == "13:00 next business day");

    [Fact]
    public void Clocks_that_change_move_no_due_time()
    {
        var zone = Some.Named("Europe/Berlin");
        Assert.True(DueDayText.TryParse("13:00 next day", out var due, out _));
        Assert.Equal(
            zone.TickOf(new(2026, 3, 29, 13, 0)),
            due.After(zone.TickOf(new(2026, 3, 28, 12, 0)), new CalendarClock(Calendar.Always), zone));
    }

    [Fact]
    public void Due_days_are_found_by_walking_from_date_to_date() => Law.Holds(
        from date in Some.Date
        from calendar in Some.Calendar(DateTimeZone.Utc, date)
        where calendar.Weekly.Any(spans => spans.Count > 0)
        from minute in Gen.Choose(0, 20_000)
        from point in Gen.OneOf(
            Gen.Choose(0, 1439).Select(m => (DayPoint)new DayPoint.At(LocalTime.Midnight.PlusMinutes(m), m % 2 == 0)),
            Gen.Constant((DayPoint)new DayPoint.Closing()), Gen.Constant((DayPoint)new DayPoint.End()))
        from count in Gen.Choose(0, 12)
        from day in Gen.Elements<DayCount>(
            new DayCount.CalendarDays(count), new DayCount.BusinessDays(count), new DayCount.Next((IsoDayOfWeek)(count % 7 + 1)))
        where point is not DayPoint.Closing || day is DayCount.BusinessDays
        select (Due: new DueDay(point, day), calendar, Start: DateTimeZone.Utc.StartOfDay(date) + minute * Some.Minute),
        given => given.Due.After(given.Start, new CalendarClock(given.calendar), DateTimeZone.Utc) == Walk(given.Due, given.calendar, given.Start));

    private static long Walk(DueDay due, Calendar calendar, long start)
    {
        var date = DateTimeZone.Utc.LocalAt(start).Date;
        var passed = 0;
        for (var walked = date; ; walked = walked.PlusDays(1))
        {
            var counts = due.Day switch
            {
                DayCount.Next next => walked > date && walked.DayOfWeek == next.Weekday,
                DayCount.BusinessDays => SlowCalendar.SpansOn(calendar, walked).Count > 0,
                _ => true,
            };
            if (!counts) continue;
            var wanted = due.Day switch
            {
                DayCount.CalendarDays days => days.Count,
                DayCount.BusinessDays days => days.Count,
                _ => 1,
            };
            var at = DateTimeZone.Utc.StartOfDay(walked) + due.Point switch
            {
                DayPoint.At point => point.Time.TickOfDay,
                DayPoint.End => Day,
                _ => SlowCalendar.SpansOn(calendar, walked)[^1].To,
            };
            if (due.Day is DayCount.Next) return at;
            if (wanted == 0 && at > start) return at;
            if (walked > date && ++passed == wanted) return at;
        }
    }
}
