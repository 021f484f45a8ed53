using FsCheck.Fluent;
using Kept.Quantities;
using Kept.Time;
using NodaTime;
using Xunit;

namespace Kept.Core.Tests.Time;

public class CalendarTextTests
{
    private const long Hour = NodaConstants.TicksPerHour;

    [Fact]
    public void Printed_hours_read_as_the_same_hours() => Law.Holds(
        Some.DaySpans,
        spans => DaySpansText.TryParse(DaySpansText.Print(spans), out var read, out _) && read == spans);

    [Fact]
    public void Printed_weekdays_read_as_the_same_set() => Law.Holds(
        from days in Gen.SubListOf(Enum.GetValues<IsoDayOfWeek>()[1..])
        where days.Count > 0
        select days.Order().ToSequence(),
        days => WeekdaysText.TryParse(WeekdaysText.Print(days), out var read, out _) && read == days);

    [Fact]
    public void A_printed_rule_reads_as_the_same_rule() => Law.Holds(
        from date in Some.Date
        from rule in Some.Rule(date)
        select rule,
        rule => DateRuleText.TryParse(DateRuleText.Print(rule), out var read, out _) && read == rule);

    [Fact]
    public void A_printed_recurrence_reads_as_the_same_recurrence() => Law.Holds(
        Gen.OneOf(
            Some.Recurrence,
            Gen.Choose(1, 3660).Select(days => (Recurrence)new Recurrence.RollingDays(days)),
            Gen.Choose(1, 120).Select(months => (Recurrence)new Recurrence.RollingMonths(months))),
        recurrence => RecurrenceText.TryParse(recurrence.ToString(), out var read, out _) && read == recurrence);

    [Fact]
    public void No_text_is_too_odd_to_be_told_what_is_wrong_with_it() => Law.Holds(
        from pieces in Gen.Elements(
            "08:00", "-", ",", "24:00", "closed", "mon", "fri", "easter", "+", " ", "1", "99", "day", "days", "of",
            "last", "2026-06-30", "2026", "/", "T", "Z", "12-25", "from", "month", "year", "rolling", "W53", "Q2",
            "\0", "\ud83d", "–").ArrayOf()
        select string.Concat(pieces),
        text => (DaySpansText.TryParse(text, out _, out var problem) || problem.Length > 0)
            && (WeekdaysText.TryParse(text, out _, out problem) || problem.Length > 0)
            && (DateRuleText.TryParse(text, out _, out problem) || problem.Length > 0)
            && (RecurrenceText.TryParse(text, out _, out problem) || problem.Length > 0)
            && (ServicePeriodText.TryParse(text, DateTimeZone.Utc, out _, out problem) || problem.Length > 0),
        trials: 3000);

    [Fact]
    public void A_text_of_a_million_characters_is_answered_in_one_short_sentence()
    {
        foreach (var piece in new[] { " ", "-", "/", "08:00-09:00,", "mon,", "9", "easter+", "\ud83d\ude00" })
        {
            var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));

            Assert.False(DaySpansText.TryParse(text, out _, out var hours));
            Assert.False(WeekdaysText.TryParse(text, out _, out var weekdays));
            Assert.False(DateRuleText.TryParse(text, out _, out var rule));
            Assert.False(RecurrenceText.TryParse(text, out _, out var recurrence));
            Assert.False(ServicePeriodText.TryParse(text, DateTimeZone.Utc, out _, out var period));
            Assert.All([hours, weekdays, rule, recurrence, period], problem => Assert.InRange(problem.Length, 1, 300));
        }
    }

    [Fact]
    public void Hours_that_end_before_they_start_run_into_the_next_day()
    {
        Assert.True(DaySpansText.TryParse("22:00-06:00", out var spans, out _));

        Assert.Equal([new(22 * Hour, 30 * Hour)], spans);
    }

    [Theory]
    [InlineData("08:00-13:00, 14:00-18:00", "08:00-13:00, 14:00-18:00")]
    [InlineData("08:00 – 13:00,13:00-18:00", "08:00-13:00, 13:00-18:00")]
    [InlineData("08:00:30-17:00:00", "08:00:30-17:00")]
    [InlineData("00:00-24:00", "00:00-24:00")]
    [InlineData("22:00-24:00", "22:00-24:00")]
    [InlineData(" Closed ", "closed")]
    public void Hours_are_printed_canonically(string text, string canonical)
    {
        Assert.True(DaySpansText.TryParse(text, out var spans, out var problem), problem);

        Assert.Equal(canonical, DaySpansText.Print(spans));
    }

    [Theory]
    [InlineData("8:00-17:00", "Hours such as")]
    [InlineData("08:00-17:60", "Hours such as")]
    [InlineData("08:00-24:01", "Hours such as")]
    [InlineData("08:00-17:00,", "Hours such as")]
    [InlineData(
        "from eight to five",
        "Hours such as \"08:00-13:00, 14:00-18:00\" or \"closed\" are expected, but this is \"from eight to five\".")]
    [InlineData("08:00-08:00", "Hours that end after they start are expected")]
    [InlineData("24:00-06:00", "Hours that end after they start are expected")]
    [InlineData(
        "08:00-13:00, 12:00-18:00",
        "Hours are expected in order and apart, but \"12:00-18:00\" starts before 08:00-13:00 ends.")]
    [InlineData("14:00-18:00, 08:00-14:00", "Hours are expected in order and apart")]
    [InlineData("22:00-06:00, 23:00-24:00", "Hours are expected in order and apart")]
    public void What_are_no_hours_is_told_what_hours_look_like(string text, string problem)
    {
        Assert.False(DaySpansText.TryParse(text, out var spans, out var found));

        Assert.Empty(spans);
        Assert.StartsWith(problem, found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mon", "mon")]
    [InlineData("Mon-Fri", "mon-fri")]
    [InlineData("sunday , sat", "sat, sun")]
    [InlineData("friday - monday", "mon, fri-sun")]
    [InlineData("mon-sun", "mon-sun")]
    [InlineData("mon, tuesday, wed, fri", "mon-wed, fri")]
    public void Weekdays_are_printed_canonically(string text, string canonical)
    {
        Assert.True(WeekdaysText.TryParse(text, out var days, out var problem), problem);

        Assert.Equal(canonical, WeekdaysText.Print(days));
    }

    [Theory]
    [InlineData("", "Weekdays such as")]
    [InlineData("weekdays", "Weekdays such as \"mon-fri\" or \"sat, sun\" are expected, but this is \"weekdays\".")]
    [InlineData("mon-", "Weekdays such as")]
    [InlineData("mon-wed-fri", "Weekdays such as")]
    [InlineData("mon-mon", "A range of weekdays that ends on another day is expected")]
    [InlineData("mon-fri, thu", "Each weekday is expected once, but thursday is named again by \"thu\".")]
    public void What_are_no_weekdays_is_told_what_they_look_like(string text, string problem)
    {
        Assert.False(WeekdaysText.TryParse(text, out _, out var found));

        Assert.StartsWith(problem, found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12-25", "12-25")]
    [InlineData("02-29", "02-29")]
    [InlineData("12-24 / 01-01", "12-24/01-01")]
    [InlineData("02-29/02-29", "02-29")]
    [InlineData("2026-04-03", "2026-04-03")]
    [InlineData("2026-12-27 / 2026-12-30", "2026-12-27/2026-12-30")]
    [InlineData("2026-12-27/2026-12-27", "2026-12-27")]
    [InlineData("Easter", "easter")]
    [InlineData("easter + 0 days", "easter")]
    [InlineData("easter+1 day", "easter monday")]
    [InlineData("easter - 2 days", "good friday")]
    [InlineData("easter -1 day", "easter - 1 day")]
    [InlineData("easter + 60 days", "easter + 60 days")]
    [InlineData("ascension", "ascension")]
    [InlineData("Whit  Monday", "whit monday")]
    [InlineData("last Mon of may", "last monday of may")]
    [InlineData("fourth thursday of november", "fourth thursday of november")]
    public void Days_are_printed_canonically(string text, string canonical)
    {
        Assert.True(DateRuleText.TryParse(text, out var rule, out var problem), problem);

        Assert.Equal(canonical, DateRuleText.Print(rule));
    }

    [Theory]
    [InlineData("bank holidays", "Days such as")]
    [InlineData("25.12.", "A date such as \"2026-04-03\" is expected, but this is \"25.12.\".")]
    [InlineData("02-30", "A day from 1 to 29 is expected in february, but this is \"02-30\".")]
    [InlineData("12-24/02-30", "A day from 1 to 29 is expected in february, but this is \"02-30\".")]
    [InlineData("12-24/2026-01-01", "Days such as")]
    [InlineData("13-01", "A month from 01 to 12 is expected, but this is 13.")]
    [InlineData("2027-02-29", "A day from 1 to 28 is expected in that month, but this is \"2027-02-29\".")]
    [InlineData("1899-12-31", "A year from 1900 to 2199 is expected, but this is 1899.")]
    [InlineData("2026-12-30/2026-12-27", "A last day that is not before the first is expected")]
    [InlineData("easter + 251 days", "At most 250 days after Easter are expected, but this is \"251\".")]
    [InlineData("easter - 81 days", "At most 80 days before Easter are expected, but this is \"81\".")]
    [InlineData("easter + 1 week", "Days such as")]
    [InlineData(
        "fifth monday of may",
        "\"first\", \"second\", \"third\", \"fourth\" or \"last\" is expected, but this is \"fifth\".")]
    [InlineData("last payday of may", "A weekday such as \"monday\" is expected, but this is \"payday\".")]
    [InlineData("last monday of mai", "A month such as \"may\" is expected, but this is \"mai\".")]
    public void What_are_no_days_is_told_what_they_look_like(string text, string problem)
    {
        Assert.False(DateRuleText.TryParse(text, out _, out var found));

        Assert.StartsWith(problem, found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Day", "day")]
    [InlineData("week from Monday", "week")]
    [InlineData("week from sun", "week from sunday")]
    [InlineData("month from day 1", "month")]
    [InlineData("month from day 31", "month from day 31")]
    [InlineData("quarter from april", "quarter")]
    [InlineData("quarter from  feb", "quarter from february")]
    [InlineData("quarter from 16 may", "quarter from 16 february")]
    [InlineData("quarter from 31 may", "quarter from 31 may")]
    [InlineData("quarter from 31 august", "quarter from 31 may")]
    [InlineData("quarter from 30 november", "quarter from 30 may")]
    [InlineData("half-year from april", "half-year from april")]
    [InlineData("year from january", "year")]
    [InlineData("year from 16 march", "year from 16 march")]
    [InlineData("30 days from 2026-01-01", "30 days from 2026-01-01")]
    [InlineData("1 day from 2026-01-01", "1 day from 2026-01-01")]
    [InlineData("rolling 1 month", "rolling 1 month")]
    [InlineData("rolling 30 days", "rolling 30 days")]
    public void Recurrences_are_printed_canonically(string text, string canonical)
    {
        Assert.True(RecurrenceText.TryParse(text, out var recurrence, out var problem), problem);

        Assert.Equal(canonical, recurrence.ToString());
    }

    [Theory]
    [InlineData("fortnight", "A period such as")]
    [InlineData("month from february", "A period such as")]
    [InlineData("week from noon", "A weekday such as \"sunday\" is expected, but this is \"noon\".")]
    [InlineData("month from day 32", "A day from 1 to 31 is expected, but this is \"32\".")]
    [InlineData("year from 31 april", "A day from 1 to 30 is expected in april, but this is \"31\".")]
    [InlineData("quarter from frebuary", "A month such as \"february\" is expected, but this is \"frebuary\".")]
    [InlineData("0 days from 2026-01-01", "From 1 to 3660 days are expected, but this is \"0\".")]
    [InlineData("30 days from now", "A date such as \"2026-04-03\" is expected, but this is \"now\".")]
    [InlineData("rolling 121 months", "From 1 to 120 months are expected, but this is \"121\".")]
    [InlineData("rolling month", "A period such as")]
    public void What_is_no_recurrence_is_told_what_one_looks_like(string text, string problem)
    {
        Assert.False(RecurrenceText.TryParse(text, out _, out var found));

        Assert.StartsWith(problem, found, StringComparison.Ordinal);
    }
}
