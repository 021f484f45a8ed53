using Kept.Statements;
using Xunit;

namespace Kept.Documents.Tests.Pages;

/// <summary>Lines of statements, as a person would read them.</summary>
public class StatementWordingTests
{
    private const string Agreement = """
        apiVersion: kept/v1
        kind: Agreement
        metadata: {name: desk}
        spec:
          relation: sla
          structure: service-based
          parties: {provider: {title: North}, consumer: {title: South}}
          timeZone: UTC
          currency: EUR
          calendars: {office: {zone: UTC, open: {mon-fri: 08:00-18:00}}}
          objectives:
            promise:
              indicator: INDICATOR
              target: TARGET
              every: month
              remedies: REMEDIES
          settlement: {rounding: half-up, combine: sum}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: tickets}
        spec: {files: tickets.csv, cases: {id: id, events: {opened: opened, done: done}, fields: [good]}}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: rooms}
        spec: {files: rooms.csv, states: {at: at, state: state, dimensions: [room]}}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: traffic}
        spec: {files: traffic.csv, counts: {at: at, bucket: 1 hour, counters: {all: all, bad: bad}, gaps: nothing-happened}}
        """;

    private const string Rooms = """
        at,room,state
        2026-06-01T00:00Z,a,up
        2026-06-01T00:00Z,b,up
        2026-06-02T00:00Z,a,down
        2026-06-03T00:00Z,a,up
        """;

    private const string Late = "{timeliness: {source: tickets, clock: {from: opened, to: done, hours: office}, within: 2 h, countedBy: done}}";

    private const string Bad = "{ratio: {source: traffic, good: bad, total: all}}";

    [Theory]
    [InlineData("2026-06-05T15:00Z,2026-06-05T17:30Z", "1: breached, from 2026-06-05 15:00, due 2026-06-05 17:00, 30 min late, 2 h 30 min on the clock")]
    [InlineData("2026-06-05T16:00Z,2026-06-05T18:00:01Z", "1: breached, from 2026-06-05 16:00, due 2026-06-05 18:00, 1 s after it was due, while the clock stood still, 2 h on the clock")]
    public void A_case_is_late_from_the_start_of_its_clock_and_by_so_much(string instants, string line) =>
        Assert.Contains(line, Text(Late, "at least 90%", "none", $"id,opened,done,good\n1,{instants},1\n", "at,all,bad\n"));

    [Theory]
    [InlineData("at most 0.0004%", 4, "0.0004%")]
    [InlineData("at most 0.1%", 4, "0.000%")]
    [InlineData("at most 0.00050%", 5, "0.0005%")]
    public void A_figure_has_as_many_digits_as_its_target(string target, int bad, string attained) =>
        Assert.Contains($"  {attained}  met", Text(Bad, target, "none", "id,opened,done,good\n", $"at,all,bad\n2026-06-05T15:00Z,1000000,{bad}\n"));

    [Theory]
    [InlineData("at most 10%", 3, "base * (attainment - target) = 100.00 EUR * (33.333333…% - 10%)")]
    [InlineData("at most 20%", 4, "base * (attainment - target) = 100.00 EUR * (44.444444…% - 20%)")]
    [InlineData("at most 12.5%", 2, "base * (attainment - target) = 100.00 EUR * (22.222222…% - 12.5%)")]
    public void A_number_without_an_end_is_cut_and_says_so(string target, int bad, string step) =>
        Assert.Contains(step, Text(Bad, target, "[{credit: {of: 100.00 EUR, amount: base * (attainment - target)}}]", "id,opened,done,good\n", $"at,all,bad\n2026-06-05T15:00Z,9,{bad}\n"));

    [Fact]
    public void A_number_that_is_cut_stays_on_its_side_of_the_target() => Assert.Contains(
        "(5.000000009…% - 5%)",
        Text(Bad, "at most 5%", "[{credit: {of: 100.00 EUR, amount: base * (attainment - target)}}]", "id,opened,done,good\n", "at,all,bad\n2026-06-05T15:00Z,30000000000,1500000003\n2026-06-05T16:00Z,1,0\n"));

    [Theory]
    [InlineData("pooled", "24 h down of 1440 h counted, without the weights")]
    [InlineData("down while (weight where state == down) >= 1", "24 h down of 720 h counted\n")]
    public void Lengths_say_when_weights_stand_between_them_and_the_attainment(string rule, string line) => Assert.Contains(
        line, Text($"{{availability: {{source: rooms, across: {{room: {rule}}}, weights: {{by: room, a: 3, otherwise: 1}}}}}}", "at least 99%", "none", "id,opened,done,good\n", "at,all,bad\n"));

    private static string Text(string indicator, string target, string remedies, string tickets, string traffic) => StatementText.Write(Drawn.From(
        Agreement.Replace("INDICATOR", indicator, StringComparison.Ordinal).Replace("TARGET", target, StringComparison.Ordinal).Replace("REMEDIES", remedies, StringComparison.Ordinal),
        new Dictionary<string, string> { ["rooms.csv"] = Rooms, ["tickets.csv"] = tickets, ["traffic.csv"] = traffic }));
}
