using AngleSharp.Dom;
using Xunit;

namespace Kept.Documents.Tests.Pages;

public class StructureTests
{
    private readonly IDocument _page = Page.Of(Drawn.Hosting());

    [Fact]
    public void Headings_go_down_one_level_at_a_time()
    {
        var levels = _page.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(h => h.TagName[1] - '0').ToList();

        Assert.Equal(1, levels[0]);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
    }

    [Fact]
    public void Every_table_has_a_caption_and_heads_with_a_scope()
    {
        var tables = _page.QuerySelectorAll("table");

        Assert.NotEmpty(tables);
        Assert.All(tables, table =>
        {
            Assert.NotEmpty(table.QuerySelector("caption")!.TextContent);
            Assert.All(table.QuerySelectorAll("thead th"), th => Assert.Equal("col", th.GetAttribute("scope")));
            Assert.All(table.QuerySelectorAll("tbody th"), th => Assert.Equal("row", th.GetAttribute("scope")));
            Assert.All(table.QuerySelectorAll("tbody tr:not(:has(.more))"), row =>
                Assert.Equal(table.QuerySelectorAll("thead th").Length, row.Children.Length));
        });
    }

    [Fact]
    public void Every_drawing_is_an_image_with_a_title_and_a_sentence()
    {
        var drawings = _page.QuerySelectorAll("svg");

        Assert.NotEmpty(drawings);
        Assert.All(drawings, svg =>
        {
            Assert.Equal("img", svg.GetAttribute("role"));
            Assert.Equal("title", svg.Children[0].LocalName);
            Assert.NotEmpty(svg.Children[0].TextContent);
            Assert.Equal("desc", svg.Children[1].LocalName);
            Assert.EndsWith(".", svg.Children[1].TextContent);
        });
    }

    [Fact]
    public void Every_picture_is_drawn_for_page_and_phone_and_has_its_data_as_a_table()
    {
        var figures = _page.QuerySelectorAll("figure");

        Assert.NotEmpty(figures);
        Assert.All(figures, figure =>
        {
            Assert.Single(figure.QuerySelectorAll(".wide > svg"));
            Assert.Single(figure.QuerySelectorAll(".narrow > svg"));
            Assert.NotEmpty(figure.QuerySelectorAll("details table tbody tr"));
        });
    }

    [Fact]
    public void Ids_are_used_once_and_links_lead_somewhere()
    {
        var ids = _page.QuerySelectorAll("[id]").Select(e => e.Id!).ToList();

        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(_page.QuerySelectorAll("a"), link => Assert.Contains(link.GetAttribute("href")![1..], ids));
    }

    [Fact]
    public void It_runs_no_scripts_and_asks_nobody_for_anything()
    {
        Assert.Empty(_page.QuerySelectorAll("script, link, img, iframe, object, embed, form, use, image, style + style"));
        Assert.DoesNotContain(_page.All.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.Ordinal) || a.Name is "src" or "style");
        Assert.DoesNotContain("url(", _page.QuerySelector("style")!.TextContent);
        Assert.DoesNotContain("@import", _page.QuerySelector("style")!.TextContent);
        Assert.Contains("default-src 'none'", _page.QuerySelector("meta[http-equiv]")!.GetAttribute("content"));
    }

    [Fact]
    public void A_verdict_is_a_sign_and_a_word_besides_its_colour()
    {
        var badges = _page.QuerySelectorAll(".badge.met, .badge.missed, .badge.unknown, .badge.reported");

        Assert.NotEmpty(badges);
        Assert.All(badges, badge =>
        {
            Assert.Contains(badge.Children.Single().TextContent, (string[])["✓", "✗", "?", "•"]);
            Assert.True(Page.Text(badge).Length > 3);
        });
    }

    [Fact]
    public void The_head_says_whose_statement_of_what_it_is()
    {
        var facts = Page.Facts(_page.QuerySelector("header dl")!);

        Assert.Equal("Managed hosting for Acme", _page.QuerySelector("h1")!.TextContent);
        Assert.Equal("1–30 June 2026", _page.QuerySelector(".period")!.FirstElementChild!.TextContent);
        Assert.Equal("SLA-2026-0042", facts["Number"]);
        Assert.Equal("3", facts["Version"]);
        Assert.Equal("Northwind Hosting", facts["Provider"]);
        Assert.Equal("Acme & Sons", facts["Consumer"]);
        Assert.Equal("Europe/Berlin", facts["Time zone"]);
        Assert.Equal("2026-07-01 14:00:00 CEST", facts["As of"]);
        Assert.Contains("complete", _page.QuerySelector(".badge.complete")!.TextContent);
    }

    [Theory]
    [InlineData("2026-07-01T12:00:00Z", "5 of 11 promises were missed; 1 cannot be determined. Northwind Hosting owes Acme & Sons a credit between 1200.00 EUR and 3600.00 EUR.")]
    [InlineData("2026-06-18T12:00:00Z", "4 of 11 promises are missed so far; 4 cannot be determined yet. Northwind Hosting owes Acme & Sons a credit between 1200.00 EUR and 4800.00 EUR.")]
    public void The_first_sentences_say_what_it_comes_to(string asOf, string lead) =>
        Assert.Equal(lead, Page.Of(Drawn.Hosting(asOf)).QuerySelector(".lead")!.TextContent);

    [Fact]
    public void Every_scrolling_table_can_be_reached_and_has_a_name() => Assert.All(_page.QuerySelectorAll(".scroll"), scroll =>
    {
        Assert.Equal("0", scroll.GetAttribute("tabindex"));
        Assert.Equal("group", scroll.GetAttribute("role"));
        Assert.NotEmpty(scroll.GetAttribute("aria-label")!);
    });

    [Fact]
    public void Printed_pages_name_the_agreement_the_period_and_the_fingerprint()
    {
        var hash = Page.Facts(_page.QuerySelector(".hashes")!)["Statement"];

        Assert.Contains("@top-left { content: \"Managed hosting for Acme\"; }", _page.QuerySelector("style")!.TextContent);
        Assert.Contains($"@bottom-left {{ content: \"sha256\\3a {hash["sha256:".Length..23]}\"; }}", _page.QuerySelector("style")!.TextContent);
    }

    [Fact]
    public void Findings_are_listed_with_the_worst_first()
    {
        var verdicts = Page.Objectives(_page).Select(o => o.Cells["Verdict"]).ToList();

        Assert.Equal(verdicts.OrderBy(v => Array.IndexOf(["✗ Missed", "? Not determined", "✓ Met", "• Reported"], v)), verdicts);
        Assert.Equal("Availability of the shop", Page.Objectives(_page)[0].Title);
    }
}
