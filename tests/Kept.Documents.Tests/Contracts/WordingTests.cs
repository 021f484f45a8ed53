using Kept.Agreements;
using Kept.Time;
using Xunit;

namespace Kept.Documents.Tests.Contracts;

/// <summary>Sentences of contracts, as a lawyer would read them.</summary>
public class WordingTests
{
    [Theory]
    [InlineData("priority == P1", "priority is “P1”")]
    [InlineData("priority != P1 and priority in [P2, P3]", "priority is not “P1” and priority is one of “P2” and “P3”")]
    [InlineData("priority not in [P2, P3]", "priority is none of “P2” and “P3”")]
    [InlineData("not (priority == P1 or priority == P2)", "not (priority is “P1” or priority is “P2”)")]
    [InlineData("priority == P1 or priority == P2 and happened(solved)", "priority is “P1” or (priority is “P2” and “solved” has happened)")]
    [InlineData("(priority == P1 or priority == P2) and not happened(solved)", "(priority is “P1” or priority is “P2”) and “solved” has not happened")]
    [InlineData("solved - opened > 90 min", "solved − opened is more than 90 minutes")]
    [InlineData("-(effort + 1) * 2 / (effort - 3) <= 12000.5", "−(effort + 1) × 2 ÷ (effort − 3) is at most 12,000.5")]
    [InlineData("effort - (effort - 1) < 7", "effort − (effort − 1) is less than 7")]
    [InlineData("ceiling(effort) * 2 == 4", "(effort, rounded up to a whole number) × 2 equals 4")]
    [InlineData("effort == effort", "effort equals effort")]
    [InlineData("effort != 4", "effort does not equal 4")]
    [InlineData("max(effort, 2) > min(effort, 3)", "(the larger of effort and 2) is more than (the smaller of effort and 3)")]
    [InlineData("max(effort - 1, 2, 0) > 4", "(the largest of (a) effort − 1, (b) 2 and (c) 0) is more than 4")]
    [InlineData("3 - max(effort, 2) > 4", "3 − (the larger of effort and 2) is more than 4")]
    public void A_condition_is_a_sentence_without_doubt_about_its_brackets(string condition, string words) =>
        Assert.Contains($"A case is good if {words}.", Sentences($"shareOfCases: {{source: tickets, good: \"{condition}\", countedBy: opened}}"));

    [Theory]
    [InlineData("day", "It is assessed separately for each calendar day.")]
    [InlineData("week", "It is assessed separately for each week that begins on a Monday.")]
    [InlineData("quarter", "It is assessed separately for each calendar quarter.")]
    [InlineData("year from 16 march", "It is assessed separately for each year, counted from 16 March.")]
    [InlineData("month from day 31", "It is assessed separately for each month that begins on day 31, or on its last day where it has no such day.")]
    [InlineData("rolling 3 months", "It is assessed for the 3 months before the end of the period that a statement is made for.")]
    public void A_period_is_said_in_words(string every, string sentence) =>
        Assert.Contains(sentence, Sentences("count: {source: tickets, countedBy: opened}", every: every, target: "at most 3"));

    [Theory]
    [InlineData("at least 99.9%", "The attainment shall be at least 99.9%. ", "An attainment that is exactly the target meets it.")]
    [InlineData("more than 99.9%", "The attainment shall be more than 99.9%. ", "An attainment that is exactly the limit of the target misses it.")]
    [InlineData("report-only", "The attainment is reported; nothing is promised of it. ", "The attainment is compared as it is, without any rounding.")]
    public void A_target_says_what_holds_at_its_limit(string target, string promise, string limit)
    {
        var text = Sentences("shareOfCases: {source: tickets, good: happened(solved), countedBy: opened}", target: target);

        Assert.Contains(promise, text);
        Assert.Contains(limit, text);
    }

    [Theory]
    [InlineData("source: tickets, clock: {from: opened, to: solved, hours: always}, within: 90 minutes", "A case may take 90 minutes on its clock.")]
    [InlineData("source: tickets, clock: {from: opened, to: solved, hours: office}, within: 4 business hours", "A case may take 4 business hours on its clock.")]
    [InlineData("source: tickets, clock: {from: opened, to: solved, hours: office}, within: 2 business days", "A case is due 2 business days after its clock starts. What a business day is")]
    [InlineData("source: tickets, clock: {from: opened, to: 2nd answered, hours: office}, within: 1 h", "It stops at the second “answered”, and the case is then done. It runs in Office hours (clause 5.office).")]
    [InlineData("source: tickets, clock: {from: opened, to: solved, hours: office}, within: {before 15:00: closing of same business day, from 15:00: 10:00 next business day}",
        "A case is due as follows: if the clock starts before 15:00, at the close of the day on which the clock starts, or at the close of the next business day where that day is no business day "
        + "or that time has passed; if it starts at 15:00 or later, at 10:00 on the business day after the day on which the clock starts.")]
    [InlineData("source: tickets, clock: {from: opened, to: solved, hours: office, usedUpAtClosing: due-at-next-opening}, within: 1 h", "is due when they next begin.")]
    public void A_clock_says_what_stops_it_and_when_a_case_is_due(string timeliness, string sentence) =>
        Assert.Contains(sentence, Sentences($"timeliness: {{{timeliness}}}"));

    [Theory]
    [InlineData("formula: {measures: {a: &n {count: {source: tickets, countedBy: opened}}}, value: \"a - max(preceding(a - 1, 0), 0)\"}",
        "The attainment is a − (the larger of (a) (the value of (a − 1) in the period before, or 0 where there was none) and (b) 0).")]
    [InlineData("formula: {measures: {a: &n {count: {source: tickets, countedBy: opened}}}, value: preceding(preceding(a))}", "The attainment is the value of a 2 periods before.")]
    [InlineData("formula: {measures: {a: &n {count: {source: tickets, countedBy: opened}}}, value: a / (period / 1 h)}", "“period” is the whole length of the period, round the clock.")]
    [InlineData("percentile: {rank: 95%, method: nearest-rank, source: tickets, of: effort, countedBy: opened}", "The attainment is the 95th percentile of the values of all cases;")]
    [InlineData("percentile: {rank: 99.9%, method: nearest-rank, source: tickets, of: effort, countedBy: opened}", "The attainment is the 99.9th percentile of the values of all cases;")]
    public void A_computed_number_can_be_read_in_one_way(string indicator, string sentence) =>
        Assert.Contains(sentence, Sentences(indicator, target: "at most 3"));

    [Fact]
    public void The_attainment_is_that_of_the_promise_and_not_of_a_number_in_its_formula()
    {
        var contract = Whole("formula: {measures: {opened: {count: {source: tickets, countedBy: opened}}}, value: opened}", "month", "at most 3");
        var part = contract.Sections.Single(s => s.Name == "objectives").Parts.OfType<Provision.Clause>().SelectMany(c => c.Parts).OfType<Provision.Paragraph>()
            .SelectMany(p => p.Parts).OfType<Provision.Paragraph>().Single(p => p.Title == "opened");
        var sentences = string.Join(' ', part.Parts.OfType<Provision.Sentence>().Select(s => s.Text));

        Assert.Contains("Its value is the number of cases.", sentences);
        Assert.Contains("In a period without any case its value is 0.", sentences);
        Assert.DoesNotContain("attainment", sentences);
    }

    [Theory]
    [InlineData("counts-as-up", "nothing-happened", "No time that has passed is without data: where traffic (clause B.traffic) has no row, nothing happened.", "Time without data")]
    [InlineData("counts-as-up", "not-observed", "Time without data is unknown", "No time that has passed")]
    public void What_time_without_rows_is_depends_on_what_its_absence_says(string empty, string gaps, string sentence, string never)
    {
        var text = Sentences($"availability: {{source: traffic, every: 1 hour, down: slow > 1, empty: {empty}}}", gaps: gaps);

        Assert.Contains(sentence.Replace("traffic (", "“traffic” (", StringComparison.Ordinal), text);
        Assert.DoesNotContain(never, text);
    }

    [Fact]
    public void Intervals_of_counters_that_see_all_are_never_unobserved() =>
        Assert.DoesNotContain("not observed", Sentences("shareOfIntervals: {source: traffic, every: 1 hour, met: slow < 1, empty: met}", gaps: "nothing-happened"));

    [Fact]
    public void Days_that_can_fall_together_are_found() =>
        Assert.Equal(
            [true, false, true, false, true],
            new[] { ("12-25", "2026-12-24/2026-12-26"), ("12-25", "12-26"), ("easter monday", "04-06"), ("easter", "05-01"), ("last monday of may", "whit monday") }
                .Select(pair => DateRules.CanMeet(Rule(pair.Item1), Rule(pair.Item2))));

    private static DateRule Rule(string text)
    {
        Assert.True(DateRuleText.TryParse(text, out var rule, out var problem), problem);
        return rule;
    }

    /// <summary>The sentences of section 6 about one promise.</summary>
    private static string Sentences(string indicator, string every = "month", string target = "at least 50%", string gaps = "not-observed")
    {
        var section = Whole(indicator, every, target, gaps).Sections.Single(s => s.Name == "objectives");
        return string.Join(' ', section.Parts.OfType<Provision.Clause>().SelectMany(c => c.Parts).OfType<Provision.Paragraph>().SelectMany(p => p.Parts).OfType<Provision.Sentence>().Select(s => s.Text));
    }

    private static Contract Whole(string indicator, string every, string target, string gaps = "not-observed")
    {
        var text = """
            apiVersion: kept/v1
            kind: Agreement
            metadata: {name: desk}
            spec:
              relation: sla
              structure: service-based
              parties: {provider: {title: North}, consumer: {title: South}}
              timeZone: UTC
              calendars: {office: {title: Office hours, zone: UTC, open: {mon-fri: 08:00-18:00}, businessDay: closing}}
              objectives:
                promise:
                  indicator: {INDICATOR}
                  target: TARGET
                  every: EVERY
                  remedies: none
            ---
            apiVersion: kept/v1
            kind: Source
            metadata: {name: tickets, title: tickets}
            spec: {files: tickets.csv, cases: {id: ticket, events: {opened: opened, answered: answered, solved: solved}, fields: [priority, effort]}}
            ---
            apiVersion: kept/v1
            kind: Source
            metadata: {name: traffic, title: traffic}
            spec: {files: traffic.csv, counts: {at: at, bucket: 5 minutes, counters: {slow: slow}, gaps: GAPS}}
            """;
        text = text.Replace("INDICATOR", indicator, StringComparison.Ordinal).Replace("TARGET", target, StringComparison.Ordinal)
            .Replace("EVERY", every, StringComparison.Ordinal).Replace("GAPS", gaps, StringComparison.Ordinal);
        return Contract.Of(Maximal.From(text));
    }
}
