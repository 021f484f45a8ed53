using FsCheck.Fluent;
using Kept.Time;
using NodaTime;
using Xunit;

namespace Kept.Core.Tests.Time;

public class ServicePeriodTests
{
    private static readonly DateTimeZone Berlin = Some.Named("Europe/Berlin");

    [Fact]
    public void The_days_of_a_period_tile_it() => Law.Holds(
        from at in Some.ZoneAndDate
        from start in Gen.Choose(0, 10_000)
        from length in Gen.Choose(1, 20_000)
        let first = at.Zone.StartOfDay(at.Date) + start * Some.Minute
        select ServicePeriod.Of(new(first, first + length * Some.Minute), at.Zone),
        period =>
        {
            var days = period.Days.ToList();
            return days[0].Range.Start == period.Range.Start
                && days[^1].Range.End == period.Range.End
                && days.All(day => !day.Range.IsEmpty)
                && days.Zip(days.Skip(1)).All(pair => pair.First.Range.End == pair.Second.Range.Start
                    && pair.First.Date < pair.Second.Date);
        });

    [Fact]
    public void A_label_reads_as_the_same_period() => Law.Holds(
        from at in Some.ZoneAndDate
        from days in Gen.Elements(1, 7, 28, 30, 31, 90, 91, 92, 181, 184, 365, 366)
        from shift in Gen.Elements(0, 0, 1, 12_345_678)
        from isMonthStart in Gen.Elements(true, false)
        let date = isMonthStart ? new LocalDate(at.Date.Year, at.Date.Month, 1) : at.Date
        let range = at.Zone.RangeOf(date, date.PlusDays(days))
        where !range.IsEmpty   // the date that Samoa skipped
        select ServicePeriod.Of(range with { End = range.End + shift }, at.Zone),
        period => ServicePeriodText.TryParse(period.Label, period.Zone, out var read, out _) && read == period);

    [Theory]
    [InlineData("2026-03-28", 24)]
    [InlineData("2026-03-29", 23)]
    [InlineData("2026-10-25", 25)]
    public void A_day_is_as_long_as_the_zones_clocks_make_it(string text, int hours)
    {
        var day = Assert.Single(Read(text).Days);

        Assert.Equal(text, DateText(day.Date));
        Assert.Equal(hours * NodaConstants.TicksPerHour, day.Range.Length);
    }

    [Theory]
    [InlineData("2026-06", "2026-06", "2026-05-31T22:00:00Z/2026-06-30T22:00:00Z")]
    [InlineData(" 2026-06-01/2026-07-01 ", "2026-06", "2026-05-31T22:00:00Z/2026-06-30T22:00:00Z")]
    [InlineData("2026-q2", "2026-Q2", "2026-03-31T22:00:00Z/2026-06-30T22:00:00Z")]
    [InlineData("2026-H2", "2026-H2", "2026-06-30T22:00:00Z/2026-12-31T23:00:00Z")]
    [InlineData("2026", "2026", "2025-12-31T23:00:00Z/2026-12-31T23:00:00Z")]
    [InlineData("2026-W01", "2026-W01", "2025-12-28T23:00:00Z/2026-01-04T23:00:00Z")]
    [InlineData("2026-W53", "2026-W53", "2026-12-27T23:00:00Z/2027-01-03T23:00:00Z")]
    [InlineData("2026-06-16", "2026-06-16", "2026-06-15T22:00:00Z/2026-06-16T22:00:00Z")]
    [InlineData("2026-06-16/2026-07-16", "2026-06-16/2026-07-16", "2026-06-15T22:00:00Z/2026-07-15T22:00:00Z")]
    [InlineData("2026-06-16T08:00:00Z/2026-06-17T00:00:00+02:00",
        "2026-06-16T08:00:00Z/2026-06-16T22:00:00Z", "2026-06-16T08:00:00Z/2026-06-16T22:00:00Z")]
    [InlineData("2026-06-16T08:00/2026-06-17",
        "2026-06-16T06:00:00Z/2026-06-16T22:00:00Z", "2026-06-16T06:00:00Z/2026-06-16T22:00:00Z")]
    [InlineData("2026-06-16T00:00/2026-06-17T00:00", "2026-06-16", "2026-06-15T22:00:00Z/2026-06-16T22:00:00Z")]
    [InlineData("2026-03-29T02:30/2026-03-29T12:00:00.5",
        "2026-03-29T01:30:00Z/2026-03-29T10:00:00.5Z", "2026-03-29T01:30:00Z/2026-03-29T10:00:00.5Z")]
    public void A_period_is_read_in_its_zone(string text, string label, string range)
    {
        var period = Read(text);

        Assert.Equal(label, period.Label);
        Assert.Equal(range, period.Range.ToString());
    }

    [Theory]
    [InlineData("last month", "A period such as")]
    [InlineData("", "A period such as")]
    [InlineData("2026-Q5", "A period such as")]
    [InlineData("2026-06-16/", "A date such as")]
    [InlineData("2026-13", "A month from 01 to 12 is expected, but this is 13.")]
    [InlineData("2027-W53", "A week from 1 to 52 is expected in 2027, but this is 53.")]
    [InlineData("2026-02-30", "A day from 1 to 28 is expected in that month, but this is \"2026-02-30\".")]
    [InlineData("1899", "A year from 1900 to 2199 is expected, but this is 1899.")]
    [InlineData("2200-01", "A year from 1900 to 2199 is expected, but this is 2200.")]
    [InlineData("0000-W01", "A year from 1900 to 2199 is expected, but this is 0.")]
    [InlineData("2026-01-01/2200-01-02", "A year from 1900 to 2199 is expected, but this is 2200.")]
    [InlineData("2026-01-01T25:00/2026-01-02", "A date or a time such as")]
    [InlineData("2026-01-01T10:00:00.12345678Z/2026-01-02", "A date or a time such as")]
    [InlineData("9999-12-31T23:00-02:00/2026-01-02", "A year from 1900 to 2199 is expected, but this is 9999.")]
    [InlineData("2026-07-01/2026-06-01", "A period whose end is after its start is expected, but in Europe/Berlin")]
    [InlineData("2026-06-01/2026-06-01", "A period whose end is after its start is expected, but in Europe/Berlin")]
    public void What_is_no_period_is_told_what_one_looks_like(string text, string problem)
    {
        Assert.False(ServicePeriodText.TryParse(text, Berlin, out var period, out var found));

        Assert.Null(period);
        Assert.StartsWith(problem, found, StringComparison.Ordinal);
    }

    [Fact]
    public void A_date_that_the_zone_skips_is_no_period() =>
        Assert.False(ServicePeriodText.TryParse("2011-12-30", Some.Named("Pacific/Apia"), out _, out _));

    private static ServicePeriod Read(string text)
    {
        Assert.True(ServicePeriodText.TryParse(text, Berlin, out var period, out var problem), problem);
        return period;
    }

    private static string DateText(LocalDate date) => NodaTime.Text.LocalDatePattern.Iso.Format(date);
}
