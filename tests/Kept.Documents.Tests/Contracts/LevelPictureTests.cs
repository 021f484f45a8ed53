using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Xunit;

namespace Kept.Documents.Tests.Contracts;

/// <summary>The pictures of levels and of tiers in a contract.</summary>
public class LevelPictureTests
{
    private const string Text = """
        apiVersion: kept/v1
        kind: Agreement
        metadata: {name: shop, title: Shop for South}
        spec:
          extends: customer
          level: service
          includes: [mail]
          services: {shop: {title: Shop}}
          objectives:
            up:
              service: shop
              indicator: {availability: {source: probes}}
              per: tier
              target: {by: tier, gold: at least 99.95%, silver: at least 99.5%, otherwise: at least 99%}
              every: month
              remedies: none
            even:
              indicator: {availability: {source: probes}}
              per: tier
              target: {by: tier, gold: at least 99%, otherwise: TARGET}
              every: month
              remedies: none
        ---
        apiVersion: kept/v1
        kind: Agreement
        metadata: {name: customer, version: 3}
        spec: {extends: corporate, level: customer, parties: {consumer: {title: South}}}
        ---
        apiVersion: kept/v1
        kind: Agreement
        metadata: {name: corporate, version: 7}
        spec:
          level: corporate
          relation: sla
          structure: multi-level
          parties: {provider: {title: North}}
          term: {start: 2026-01-01}
          timeZone: UTC
        ---
        apiVersion: kept/v1
        kind: Agreement
        metadata: {name: mail}
        spec:
          extends: corporate
          level: service
          services: {mail: {title: Mail}}
          objectives:
            mail: {service: mail, indicator: {availability: {source: probes, across: {tier: all}}}, target: at least 98%, every: month, remedies: none}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: probes}
        spec: {files: probes.csv, states: {at: at, state: state, dimensions: [tier]}}
        """;

    [Fact]
    public void Levels_are_stacked_from_the_most_general_to_this_agreement()
    {
        var picture = Figures("at least 98%").Single(f => f.QuerySelector("svg > title")!.TextContent == "The agreements whose terms hold here");

        Assert.Equal(
            ["corporate, version 7", "customer, version 3", "Shop for South, version 1", "mail, version 1"],
            picture.QuerySelector("svg")!.QuerySelectorAll("text").Select(t => t.TextContent));
        Assert.Equal(
            "This agreement extends customer, version 3, which extends corporate, version 7. It bundles mail, version 1.",
            picture.QuerySelector("svg > desc")!.TextContent);
        Assert.Equal("clause-1", picture.ParentElement!.Id);
    }

    [Fact]
    public void An_agreement_that_stands_by_itself_has_no_picture_of_levels() =>
        Assert.DoesNotContain("whose terms hold here", Maximal.Html(Maximal.From(Alone(Text.Split("---")[3]))));

    [Fact]
    public void Tiers_are_stairs_of_which_the_highest_is_the_hardest_to_keep()
    {
        var picture = Figures("at least 98%").Single(f => f.QuerySelector("svg > title")!.TextContent == "What is promised by tier: up");
        var heights = picture.QuerySelector("svg")!.QuerySelectorAll("rect").Select(r => double.Parse(r.GetAttribute("height")!, System.Globalization.CultureInfo.InvariantCulture)).ToList();

        Assert.Equal(3, heights.Count);
        Assert.True(heights[0] > heights[1] && heights[1] > heights[2]);
        Assert.Equal("Tier gold: at least 99.95%; tier silver: at least 99.5%; any other tier: at least 99%.", picture.QuerySelector("svg > desc")!.TextContent);
        Assert.Equal("clause-6.up", picture.ParentElement!.Id);
    }

    [Theory]
    [InlineData("at least 98%", true)]
    [InlineData("more than 98%", true)]
    [InlineData("at most 98%", false)]
    public void Targets_that_cannot_be_compared_are_no_stairs(string target, bool are) =>
        Assert.Equal(are, Figures(target).Any(f => f.QuerySelector("svg > title")!.TextContent == "What is promised by tier: even"));

    private static IEnumerable<IElement> Figures(string target) =>
        new HtmlParser().ParseDocument(Maximal.Html(Maximal.From(Text.Replace("TARGET", target, StringComparison.Ordinal)))).QuerySelectorAll("figure");

    /// <summary>The agreement on mail with what it has from the corporate one.</summary>
    private static string Alone(string mail) => mail.TrimStart().Replace(
        "  extends: corporate\n  level: service\n",
        "  relation: sla\n  structure: service-based\n  parties: {provider: {title: North}, consumer: {title: South}}\n  term: {start: 2026-01-01}\n  timeZone: UTC\n",
        StringComparison.Ordinal) + "---" + Text.Split("---")[4];
}
