using AngleSharp.Dom;
using Xunit;

namespace Kept.Documents.Tests.Pages;

/// <summary>What every kind of remedy, and what is remembered, looks like on a page.</summary>
public class RemedyTests
{
    private const string Agreement = """
        apiVersion: kept/v1
        kind: Agreement
        metadata: {name: remedies, title: Remedies}
        spec:
          relation: sla
          structure: service-based
          parties: {provider: north, consumer: south}
          term: {start: 2026-01-01}
          timeZone: UTC
          currency: EUR
          services:
            shop: {charge: 1000.00 EUR per month}
          objectives:
            up:
              service: shop
              obliged: provider
              to: consumer
              indicator: {availability: {source: monitor}}
              target: at least 99.9%
              every: month
              remedies:
                - credit: {of: charge, missed: 10%, earnBack: {after: 3 months met}}
                - bonus: {of: charge, met: 2%}
                - points: {missed: 3}
                - option: {of: consumer, what: terminate, when: missed 2 of 6 months, notice: 30 days}
                - credit: {missed: 2 days}
          settlement: {rounding: half-up, combine: sum, points: {per: quarter, bands: {"< 6": none, ">= 6": 30.00 EUR}}}
          claims: {by: consumer, within: 30 days, of: period-end, otherwise: forfeited}
        ---
        {apiVersion: kept/v1, kind: Party, metadata: {name: north, title: North}, spec: {} }
        ---
        {apiVersion: kept/v1, kind: Party, metadata: {name: south, title: South}, spec: {} }
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: monitor}
        spec: {files: monitor.csv, states: {at: at, state: state} }
        """;

    private const string Monitor = """
        at,state
        2026-01-01T00:00Z,up
        2026-02-15T10:00Z,down
        2026-02-15T12:00Z,up
        2026-03-15T10:00Z,down
        2026-03-15T12:00Z,up
        """;

    [Fact]
    public void Every_kind_of_remedy_is_named_and_explained()
    {
        var page = PageOf("2026-03");
        var titles = page.QuerySelectorAll("article.objective .side h4").Select(Page.Text);
        var steps = page.QuerySelectorAll("article.objective .side ol.steps").Select(Page.Text).ToList();

        Assert.Equal(
            ["Credit: 100.00 EUR", "Bonus: 0.00 EUR", "Points: 3 points", "Option of the consumer: terminate, open", "Time of service: 2 days"], titles);
        Assert.EndsWith("It has to be claimed by 2026-04-30.", steps[0]);
        Assert.DoesNotContain("claimed", steps[1]);
        Assert.Equal("100.00 EUR + bonus 0.00 EUR + 3 points + option: terminate + 2 days", Page.Objectives(page).Single().Cells["Credit"]);
    }

    [Fact]
    public void What_is_inherited_stands_before_the_credits_and_what_points_come_to_among_them()
    {
        var page = PageOf("2026-03");
        var sections = page.QuerySelectorAll("h2").Select(Page.Text).ToList();
        var inherited = SectionOf(page, "Inherited from the periods before");
        var credits = SectionOf(page, "Credits");

        Assert.True(sections.IndexOf("Inherited from the periods before") < sections.IndexOf("Credits"));
        Assert.Equal(
            [
                "up: 2026-01 met, 2026-02 missed",
                "up: 100.00 EUR for 2026-02 can be earned back; met since in 0 of 3 periods",
                "3 points in 2026-Q1 so far",
            ],
            inherited.QuerySelectorAll("li").Select(Page.Text));
        Assert.Contains(credits.QuerySelectorAll("tbody tr"), row => Page.Text(row).StartsWith("Points 2026-Q1", StringComparison.Ordinal));
        Assert.Contains("North owes South a credit of 130.00 EUR.", Page.Text(page.Body!));
    }

    [Fact]
    public void A_bonus_alone_is_owed_to_the_obliged_party()
    {
        var page = PageOf("2026-01");

        Assert.Contains("South owes North 20.00 EUR.", Page.Text(page.Body!));
        Assert.DoesNotContain(page.QuerySelectorAll("h2"), h => Page.Text(h) == "Inherited from the periods before");
    }

    [Fact]
    public void What_was_earned_back_is_taken_off_in_the_open()
    {
        var page = PageOf("2026-06");

        Assert.Contains(SectionOf(page, "Credits").QuerySelectorAll("li"), step => Page.Text(step).StartsWith("100.00 EUR are taken off:", StringComparison.Ordinal));
        Assert.Contains("South owes North 120.00 EUR.", Page.Text(page.Body!));
    }

    private static IDocument PageOf(string month) => Page.Of(Drawn.From(
        Agreement, new Dictionary<string, string> { ["monitor.csv"] = Monitor }, month, "2026-07-15T00:00:00Z"));

    private static IElement SectionOf(IDocument page, string title) =>
        page.QuerySelectorAll("section").Single(s => s.QuerySelector("h2") is { } heading && Page.Text(heading) == title);
}
