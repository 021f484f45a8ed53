using FsCheck;
using FsCheck.Fluent;
using Kept.Quantities;
using Kept.Time;
using NodaTime;
using Xunit;

namespace Kept.Core.Tests.Time;

public class CalendarClockTests
{
    private const long Hour = NodaConstants.TicksPerHour;

    private static readonly TimeRange Years = DateTimeZone.Utc.RangeOf(new(1970, 1, 1), new(2050, 1, 1));

    private static readonly Gen<(Calendar Calendar, long[] Ticks)> CalendarAndInstants =
        from at in Some.ZoneAndDate
        from calendar in Some.Calendar(at.Zone, at.Date)
        from minutes in Gen.Choose(-3_000_000, 3_000_000).ArrayOf(12)
        select (calendar, minutes.Select(minute => at.Zone.StartOfDay(at.Date) + minute * Some.Minute).ToArray());

    [Fact]
    public void Time_elapsed_does_not_depend_on_what_was_asked_before() => Law.Holds(
        CalendarAndInstants,
        given =>
        {
            var clock = new CalendarClock(given.Calendar);
            return given.Ticks.Zip(given.Ticks.Skip(1)).All(pair => clock.Elapsed(pair.First, pair.Second)
                == given.Calendar.Resolve(new(pair.First, pair.Second)).Length);
        },
        trials: 60);

    [Fact]
    public void Answers_are_those_of_hours_resolved_over_many_years() => Law.Holds(
        from asked in CalendarAndInstants
        from budget in Gen.Choose(0, 5000)
        select (asked.Calendar, asked.Ticks, Budget: budget * Some.Minute),
        given =>
        {
            var clock = new CalendarClock(given.Calendar);
            var hours = new BusinessHours(given.Calendar.Resolve(Years));
            return given.Ticks.Where(Years.Contains).All(tick =>
                Same(clock.DueAfter(tick, given.Budget), hours.DueAfter(tick, given.Budget))
                && Same(clock.DueAfter(tick, given.Budget, true), hours.DueAfter(tick, given.Budget, true))
                && Same(clock.StartBefore(tick, given.Budget), hours.StartBefore(tick, given.Budget))
                && Same(clock.FirstOpenAtOrAfter(tick), hours.FirstOpenAtOrAfter(tick))
                && Same(clock.LastCloseAtOrBefore(tick), hours.LastCloseAtOrBefore(tick)));
        },
        trials: 40);

    [Fact]
    public void Same_time_n_working_days_on_is_found_by_counting_days() => Law.Holds(
        from at in Some.ZoneAndDate
        from calendar in Some.Calendar(DateTimeZone.Utc, at.Date)
        where Enumerable.Range(0, 400).Any(day => SlowCalendar.SpansOn(calendar, at.Date.PlusDays(day)).Count > 0)   // not closed all year
        from minute in Gen.Choose(0, 20_000)
        from days in Gen.Choose(1, 20)
        select (calendar, start: DateTimeZone.Utc.StartOfDay(at.Date) + minute * Some.Minute, days),
        given =>
        {
            var clock = new CalendarClock(given.calendar);
            var local = DateTimeZone.Utc.LocalAt(given.start);
            var after = CountDays(given.calendar, local.Date, given.days, step: 1) + local.TimeOfDay;
            var before = CountDays(given.calendar, local.Date, given.days, step: -1) + local.TimeOfDay;
            return clock.AddBusinessDays(given.start, given.days)
                    == clock.FirstOpenAtOrAfter(DateTimeZone.Utc.TickOf(after))
                && clock.SubtractBusinessDays(given.start, given.days)
                    == clock.StartBefore(DateTimeZone.Utc.TickOf(before), 0);
        });

    [Fact]
    public void Threads_that_ask_at_once_get_the_answers_that_one_gets()
    {
        var calendar = OpenOnceAWeek with { Zone = Some.Named("Europe/Berlin") };
        var starts = Enumerable.Range(0, 400).Select(i => i * 7919L % 400 * 2000 * Hour).ToArray();
        var expected = starts.Select(start => new CalendarClock(calendar).DueAfter(start, 50 * Hour)).ToArray();
        var shared = new CalendarClock(calendar);
        var actual = new long[starts.Length];

        Parallel.For(0, starts.Length, i => actual[i] = shared.DueAfter(starts[i], 50 * Hour));

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void The_edge_of_the_hours_resolved_so_far_is_no_closing()
    {
        var dayOff = new LocalDate(2020, 1, 1);
        var calendar = Calendar.Always with { SpecialDays = [new(new DateRule.Dates(dayOff, dayOff), [], "")] };
        var clock = new CalendarClock(calendar);
        var closing = DateTimeZone.Utc.StartOfDay(dayOff);

        for (var day = 1; day < 1000; day++)
            Assert.Equal(closing, clock.LastCloseAtOrBefore(closing + day * 24 * Hour));
    }

    [Fact]
    public void Time_elapses_by_a_day_whose_date_the_clocks_do_not_show_yet()
    {
        var zone = Some.Named("America/St_Johns");
        var sunday = zone.StartOfDay(new(2010, 11, 7));
        var sundays = OpenOnceAWeek with { Zone = zone, Weekly = [.. Never.Take(6), [DaySpan.WholeDay]] };

        Assert.Equal(new(2010, 11, 6), zone.LocalAt(sunday + Hour / 2).Date);
        for (var daysBefore = 360; daysBefore < 370; daysBefore++)
        {
            var clock = new CalendarClock(sundays);
            clock.FirstOpenAtOrAfter(sunday - daysBefore * 24 * Hour);
            Assert.Equal(Hour / 2, clock.Elapsed(sunday - Hour, sunday + Hour / 2));
        }
    }

    [Fact]
    public void A_budget_may_take_centuries()
    {
        var clock = new CalendarClock(OpenOnceAWeek);
        var monday = DateTimeZone.Utc.StartOfDay(new(2026, 1, 5));

        var due = clock.DueAfter(monday, 10_000 * Hour);

        Assert.Equal(new LocalDate(2217, 8, 25).At(new(1, 0)), DateTimeZone.Utc.LocalAt(due));
        Assert.Equal(monday, clock.StartBefore(due, 10_000 * Hour));
    }

    [Fact]
    public void Business_days_may_take_decades_both_ways()
    {
        var clock = new CalendarClock(OpenOnceAWeek with { BusinessDay = new BusinessDay.SameTime() });
        var monday = DateTimeZone.Utc.StartOfDay(new(2026, 1, 5)) + Hour / 2;
        var thousandWeeks = 1000 * 7 * 24 * Hour;

        Assert.Equal(monday + thousandWeeks, clock.AddBusinessDays(monday, 1000));
        Assert.Equal(monday - thousandWeeks, clock.SubtractBusinessDays(monday, 1000));
    }

    [Fact]
    public void Hours_that_never_open_again_give_the_end_of_time()
    {
        var clock = new CalendarClock(OpenOnceAWeek with { Weekly = Never, BusinessDay = new BusinessDay.SameTime() });

        Assert.Equal(BusinessHours.EndOfTime, clock.DueAfter(0, 1));
        Assert.Equal(BusinessHours.EndOfTime, clock.FirstOpenAtOrAfter(0));
        Assert.Equal(BusinessHours.EndOfTime, clock.AddBusinessDays(0, 1));
        Assert.Equal(BusinessHours.StartOfTime, clock.StartBefore(0, 1));
        Assert.Equal(BusinessHours.StartOfTime, clock.LastCloseAtOrBefore(0));
        Assert.Equal(BusinessHours.StartOfTime, clock.SubtractBusinessDays(0, 1));
    }

    [Theory]
    [InlineData(long.MinValue, long.MaxValue)]
    [InlineData(BusinessHours.StartOfTime, BusinessHours.EndOfTime)]
    public void All_of_time_has_the_hours_of_the_known_years(long from, long to)
    {
        var clock = new CalendarClock(OpenOnceAWeek);

        Assert.Equal(OpenOnceAWeek.Resolve(TimeRange.Always).Length, clock.Elapsed(from, to));
        Assert.Equal(BusinessHours.EndOfTime, clock.DueAfter(to, 0));
    }

    [Fact]
    public void A_calendar_that_is_always_open_counts_every_tick_of_all_time()
    {
        var clock = new CalendarClock(Calendar.Always);

        Assert.Equal(TimeRange.Always.Length, clock.Elapsed(BusinessHours.StartOfTime, BusinessHours.EndOfTime));
        Assert.Equal(12, clock.DueAfter(5, 7));
        Assert.Equal(-2, clock.StartBefore(5, 7));
    }

    [Theory]
    [InlineData(int.MaxValue, BusinessHours.EndOfTime)]
    [InlineData(0, 4 * 24 * Hour)]
    public void Business_days_of_hours_may_be_any_number(int days, long due)
    {
        var clock = new CalendarClock(OpenOnceAWeek with { BusinessDay = new BusinessDay.Hours(24 * Hour) });

        Assert.Equal(due, clock.AddBusinessDays(0, days));
    }

    [Fact]
    public void Without_a_meaning_of_business_days_none_are_added() =>
        Assert.Throws<InvalidOperationException>(() => new CalendarClock(OpenOnceAWeek).AddBusinessDays(0, 1));

    private static Sequence<Sequence<DaySpan>> Never => Enumerable.Repeat<Sequence<DaySpan>>([], 7).ToSequence();

    /// <summary>Monday, midnight to one.</summary>
    private static Calendar OpenOnceAWeek => Calendar.Always with
    {
        Name = "weekly",
        Weekly = Never.Select((spans, day) => day == 0 ? [new(0, Hour)] : spans).ToSequence(),
    };

    /// <summary>Hours resolved for a few decades only cannot know of an answer beyond them.</summary>
    private static bool Same(long clock, long hours) =>
        clock == hours || (hours is BusinessHours.StartOfTime or BusinessHours.EndOfTime && !Years.Contains(clock));

    private static LocalDate CountDays(Calendar calendar, LocalDate from, int days, int step)
    {
        var date = from;
        for (var counted = 0; counted < days;)
        {
            date = date.PlusDays(step);
            if (SlowCalendar.SpansOn(calendar, date).Count > 0) counted++;
        }
        return date;
    }
}
