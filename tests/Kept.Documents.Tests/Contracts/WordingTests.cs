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
    [InlineData("ceiling(effort) * 2 == 4", "(effort, rounded up to a whole number) × 2 is 4")]
    [InlineData("max(effort, 2) > min(effort, 3)", "(the largest of effort and 2) is more than (the smallest of effort and 3)")]
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
    [InlineData("source: tickets, clock: {from: opened, to: solved, hours: office, usedUpAtClosing: due-at-next-opening}, within: 1 h", "is due when they next begin.")]
    public void A_clock_says_what_stops_it_and_when_a_case_is_due(string timeliness, string sentence) =>
        Assert.Contains(sentence, Sentences($"timeliness: {{{timeliness}}}"));

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
    private static string Sentences(string indicator, string every = "month", string target = "at least 50%")
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
            """;
        text = text.Replace("INDICATOR", indicator, StringComparison.Ordinal).Replace("TARGET", target, StringComparison.Ordinal).Replace("EVERY", every, StringComparison.Ordinal);
        var section = Contract.Of(Maximal.From(text)).Sections.Single(s => s.Name == "objectives");
        return string.Join(' ', section.Parts.OfType<Provision.Clause>().SelectMany(c => c.Parts).OfType<Provision.Paragraph>().SelectMany(p => p.Parts).OfType<Provision.Sentence>().Select(s => s.Text));
    }
}
