using FsCheck.Fluent;
using Kept.Time;
using NodaTime;
using Xunit;

namespace Kept.Core.Tests.Time;

public class RecurrenceTests
{
    private static readonly DateTimeZone Berlin = Some.Named("Europe/Berlin");

    [Fact]
    public void The_period_of_a_date_holds_the_date_and_is_that_of_all_its_dates() => Law.Holds(
        from at in Some.ZoneAndDate
        from recurrence in Some.Recurrence
        select (at.Zone, at.Date, recurrence),
        given =>
        {
            var period = given.recurrence.PeriodOf(given.Date, given.Zone);
            return given.Zone.Skips(given.Date)
                || (period.Range.Contains(given.Zone.StartOfDay(given.Date))
                    && period.Days.All(day => given.recurrence.PeriodOf(day.Date, given.Zone) == period));
        });

    [Fact]
    public void Periods_follow_one_another_without_gap_or_overlap() => Law.Holds(
        from at in Some.ZoneAndDate
        from recurrence in Some.Recurrence
        select (recurrence, asked: ServicePeriod.OfDates(at.Date.PlusDays(-400), at.Date.PlusDays(1200), at.Zone)),
        given =>
        {
            var periods = given.recurrence.PeriodsWithin(given.asked);
            return periods.Zip(periods.Skip(1)).All(pair => pair.First.Range.End == pair.Second.Range.Start)
                && periods.Count > 0
                && periods[0].Range.Start - given.asked.Range.Start < LengthBefore(given.recurrence, given.asked)
                && given.asked.Range.End - periods[^1].Range.End < LengthBefore(given.recurrence, given.asked);
        });

    [Fact]
    public void Periods_ending_within_are_all_whose_end_lies_there() => Law.Holds(
        from at in Some.ZoneAndDate
        from recurrence in Some.Recurrence
        from length in Gen.Choose(1, 500)
        select (recurrence, asked: ServicePeriod.OfDates(at.Date, at.Date.PlusDays(length), at.Zone)),
        given => given.recurrence.PeriodsEndingWithin(given.asked).SequenceEqual(
            given.asked.Days
                .Select(day => given.recurrence.PeriodOf(day.Date, given.asked.Zone))
                .Distinct()
                .Where(period => period.Range.End <= given.asked.Range.End)));

    [Theory]
    [InlineData("day", "2026-06-16")]
    [InlineData("week", "2026-W25")]
    [InlineData("week from sunday", "2026-06-14/2026-06-21")]
    [InlineData("month", "2026-06")]
    [InlineData("month from day 16", "2026-06-16/2026-07-16")]
    [InlineData("month from day 17", "2026-05-17/2026-06-17")]
    [InlineData("quarter", "2026-Q2")]
    [InlineData("quarter from october", "2026-Q2")]
    [InlineData("quarter from february", "2026-05-01/2026-08-01")]
    [InlineData("half-year", "2026-H1")]
    [InlineData("year", "2026")]
    [InlineData("year from july", "2025-07-01/2026-07-01")]
    [InlineData("year from 16 march", "2026-03-16/2027-03-16")]
    [InlineData("30 days from 2026-01-01", "2026-05-31/2026-06-30")]
    [InlineData("30 days from 2026-12-27", "2026-05-31/2026-06-30")]
    [InlineData("rolling 30 days", "2026-05-18/2026-06-17")]
    [InlineData("rolling 3 months", "2026-03-17/2026-06-17")]
    public void The_period_of_the_sixteenth_of_June_is(string recurrence, string label) =>
        Assert.Equal(label, Read(recurrence).PeriodOf(new(2026, 6, 16), Berlin).Label);

    [Theory]
    [InlineData("month from day 31", "2027-02-27", "2027-01-31/2027-02-28")]
    [InlineData("month from day 31", "2027-02-28", "2027-02-28/2027-03-31")]
    [InlineData("month from day 30", "2028-02-29", "2028-02-29/2028-03-30")]
    [InlineData("year from 29 february", "2027-03-01", "2027-02-28/2028-02-29")]
    [InlineData("quarter from 31 january", "2026-05-01", "2026-04-30/2026-07-31")]
    public void An_anchor_that_a_month_lacks_is_its_last_day(string recurrence, string date, string label) =>
        Assert.Equal(label, Read(recurrence).PeriodOf(Date(date), Berlin).Label);

    [Theory]
    [InlineData("month", "2026-Q2", "2026-04 2026-05 2026-06", "2026-04 2026-05 2026-06")]
    [InlineData("quarter", "2026-06", "", "2026-Q2")]
    [InlineData("quarter", "2026-05", "", "")]
    [InlineData("year", "2026-06", "", "")]
    [InlineData("week", "2026-06", "2026-W23 2026-W24 2026-W25 2026-W26", "2026-W23 2026-W24 2026-W25 2026-W26")]
    [InlineData("week", "2026-07", "2026-W28 2026-W29 2026-W30", "2026-W27 2026-W28 2026-W29 2026-W30")]
    [InlineData("month from day 16", "2026-06", "", "2026-05-16/2026-06-16")]
    [InlineData("rolling 3 months", "2026-06", "2026-Q2", "2026-Q2")]
    [InlineData("rolling 30 days", "2026-06", "2026-06", "2026-06")]
    [InlineData("rolling 7 days", "2026-06", "2026-06-24/2026-07-01", "2026-06-24/2026-07-01")]
    public void Periods_are_chosen_by_the_period_asked_for(
        string recurrence, string asked, string within, string ending)
    {
        Assert.Equal(within, Labels(Read(recurrence).PeriodsWithin(Period(asked))));
        Assert.Equal(ending, Labels(Read(recurrence).PeriodsEndingWithin(Period(asked))));
    }

    [Fact]
    public void A_window_that_ends_within_a_day_starts_at_the_same_local_time()
    {
        var asked = Period("2026-04-01/2026-04-10T09:30");

        var window = Assert.Single(Read("rolling 30 days").PeriodsWithin(asked));

        Assert.Equal("2026-03-11T08:30:00Z/2026-04-10T07:30:00Z", window.Label);
    }

    [Fact]
    public void A_window_that_ends_where_midnight_is_skipped_starts_at_midnight()
    {
        var asked = ServicePeriod.OfDates(new(2015, 10, 1), new(2015, 10, 18), Some.Named("America/Sao_Paulo"));

        var window = Assert.Single(Read("rolling 7 days").PeriodsWithin(asked));

        Assert.Equal("2015-10-11/2015-10-18", window.Label);
    }

    [Fact]
    public void A_day_that_the_zone_skips_is_no_period()
    {
        Assert.True(ServicePeriodText.TryParse("2011-12", Some.Named("Pacific/Apia"), out var december, out _));

        var days = Read("day").PeriodsWithin(december);

        Assert.Equal(30, december.Days.Count());
        Assert.Equal(30, days.Count);
        Assert.DoesNotContain(days, day => day.Label == "2011-12-30");
    }

    private static Recurrence Read(string text)
    {
        Assert.True(RecurrenceText.TryParse(text, out var recurrence, out var problem), problem);
        return recurrence;
    }

    private static ServicePeriod Period(string text)
    {
        Assert.True(ServicePeriodText.TryParse(text, Berlin, out var period, out var problem), problem);
        return period;
    }

    private static LocalDate Date(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;

    private static string Labels(IEnumerable<ServicePeriod> periods) => string.Join(" ", periods);

    /// <summary>More than the longest period of a recurrence.</summary>
    private static long LengthBefore(Recurrence recurrence, ServicePeriod asked)
    {
        var date = asked.Zone.LocalAt(asked.Range.Start).Date;
        return recurrence.PeriodOf(date, asked.Zone).Range.Length + 5 * NodaConstants.TicksPerDay;
    }
}
