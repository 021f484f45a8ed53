using FsCheck.Fluent;
using Kept.Quantities;
using Kept.Time;
using NodaTime;
using Xunit;

namespace Kept.Core.Tests.Time;

public class CalendarTests
{
    [Fact]
    public void Hours_are_those_that_a_walk_along_the_zones_clocks_finds() => Law.Holds(
        from at in Some.ZoneAndDate
        from calendar in Some.Calendar(at.Zone, at.Date)
        from days in Gen.Choose(1, 6)
        select (calendar, range: at.Zone.RangeOf(at.Date, at.Date.PlusDays(days))),
        given =>
        {
            var open = given.calendar.Resolve(given.range);
            var slow = new SlowCalendar(given.calendar, SlowCalendar.ShownAround(given.calendar.Zone, given.range)).OpenMinutes();
            return open.Length == slow.Count(isOpen => isOpen) * Some.Minute
                && slow.Index().All(at => at.Item == open.Contains(given.range.Start + at.Index * Some.Minute));
        });

    [Fact]
    public void A_stretch_has_the_hours_that_it_has_in_any_longer_one() => Law.Holds(
        from at in Some.ZoneAndDate
        from calendar in Some.Calendar(at.Zone, at.Date)
        from start in Gen.Choose(0, 5000)
        from length in Gen.Choose(0, 5000)
        let whole = at.Zone.RangeOf(at.Date, at.Date.PlusDays(7))
        select (calendar, whole, part: new TimeRange(
            whole.Start + start * Some.Minute, whole.Start + (start + length) * Some.Minute).Intersect(whole)),
        given => given.calendar.Resolve(given.whole).Within(given.part).Equals(given.calendar.Resolve(given.part)));

    [Fact]
    public void Of_the_special_days_that_fit_the_last_decides()
    {
        var shortDay = new SpecialDays(new DateRule.Annual(5, 1), [new(0, 60 * Some.Minute)], "");
        var calendar = Closed with { SpecialDays = [Off(2026, 5, 1), shortDay] };
        var mayDay = DateTimeZone.Utc.RangeOf(new(2026, 5, 1), new(2026, 5, 2));

        Assert.Equal(60 * Some.Minute, calendar.Resolve(mayDay).Length);
        Assert.Equal(0, (calendar with { SpecialDays = [shortDay, Off(2026, 5, 1)] }).Resolve(mayDay).Length);
    }

    [Fact]
    public void The_calendar_that_is_always_open_covers_any_range()
    {
        var range = new TimeRange(-5, 7);

        Assert.True(Calendar.Always.IsAlways);
        Assert.Equal(IntervalSet.Of(range), Calendar.Always.Resolve(range));
        Assert.Equal(IntervalSet.Always, Calendar.Always.Resolve(TimeRange.Always));
    }

    [Fact]
    public void A_calendar_with_a_day_off_is_not_always_open()
    {
        var newYear = new SpecialDays(new DateRule.Annual(1, 1), [], "New Year");

        Assert.False((Calendar.Always with { SpecialDays = [newYear] }).IsAlways);
    }

    [Fact]
    public void All_of_time_is_resolved_as_far_as_hours_are_known()
    {
        var open = (Calendar.Always with { Zone = Some.Named("Europe/Berlin"), SpecialDays = [Off(2026, 5, 1)] })
            .Resolve(TimeRange.Always);

        Assert.Equal(2, open.Count);
        Assert.Equal(2300, Instant.FromUnixTimeTicks(open[^1].End).InUtc().Year);
    }

    [Fact]
    public void Forty_thousand_special_days_over_all_years_cost_no_more_than_one()
    {
        var all = new SpecialDays(new DateRule.Dates(new(1900, 1, 1), new(2199, 12, 31)), [DaySpan.WholeDay], "");
        var calendar = Calendar.Always with { SpecialDays = [.. Enumerable.Repeat(all, 40_000)] };

        var open = calendar.Resolve(DateTimeZone.Utc.RangeOf(new(1900, 1, 1), new(2199, 12, 31)));

        Assert.Single(open);
    }

    [Theory]
    [InlineData(1900, 4, 15)]
    [InlineData(1954, 4, 18)]
    [InlineData(1981, 4, 19)]
    [InlineData(2008, 3, 23)]
    [InlineData(2011, 4, 24)]
    [InlineData(2026, 4, 5)]
    [InlineData(2038, 4, 25)]
    [InlineData(2049, 4, 18)]
    [InlineData(2076, 4, 19)]
    [InlineData(2199, 4, 14)]
    public void Easter_is_the_churches_own(int year, int month, int day)
    {
        var calendar = Closed with { SpecialDays = [new(new DateRule.Easter(0), [DaySpan.WholeDay], "")] };
        var open = calendar.Resolve(DateTimeZone.Utc.RangeOf(new(year, 1, 1), new(year + 1, 1, 1)));

        var date = new LocalDate(year, month, day);
        Assert.Equal([DateTimeZone.Utc.RangeOf(date, date.PlusDays(1))], open);
    }

    private static Calendar Closed =>
        Calendar.Always with { Weekly = Enumerable.Repeat<Sequence<DaySpan>>([], 7).ToSequence() };

    private static SpecialDays Off(int year, int month, int day) =>
        new(new DateRule.Dates(new(year, month, day), new(year, month, day)), [], "");
}
