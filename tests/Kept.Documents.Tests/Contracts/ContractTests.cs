using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Kept.Agreements;
using Kept.Language.Text;
using Xunit;

namespace Kept.Documents.Tests.Contracts;

public class ContractTests
{
    private const string Small = """
        apiVersion: kept/v1
        kind: Agreement
        metadata: {name: shop, title: Web shop, version: 2}
        spec:
          relation: sla
          structure: service-based
          parties: {provider: {title: North}, consumer: {title: South}}
          term: {start: 2026-01-01}
          timeZone: UTC
          currency: EUR
          services: {shop: {title: Shop, charge: 12000.00 EUR per month}}
          objectives:
            availability:
              service: shop
              indicator: {availability: {source: probes}}
              target: at least 99.9%
              every: month
              remedies: [{credit: {of: charge, bands: {"[99%, 99.9%)": 10%, "< 99%": 25%}}}]
          settlement: {rounding: half-up}
          clauses:
            liability: {file: clauses/liability.md}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: probes}
        spec: {files: probes.csv, states: {at: at, state: state}}
        """;

    private static readonly SourceText Liability = new("clauses/liability.md", "# Liability\n\nLimited to *12* months.\n");

    private readonly IDocument _page = new HtmlParser().ParseDocument(Maximal.Html(Maximal.Agreement));

    [Fact]
    public void All_sections_of_a_contract_are_there_in_their_order()
    {
        var numbers = _page.QuerySelectorAll("main > section > h2 > .label").Select(e => e.TextContent).ToList();

        Assert.Equal(
            ["1", "2", "3", "4", "5", "6", "7", "8", "8-escrow", .. Enumerable.Range(9, 17).Select(n => $"{n}"), "Annex A", "Annex B", "Annex C"], numbers);
        Assert.Contains("Governing law", _page.QuerySelector("#clause-20 h2")!.TextContent);
        Assert.Contains("makes no provision", _page.QuerySelector("#clause-20 p")!.TextContent);
    }

    [Fact]
    public void Headings_go_down_one_level_at_a_time_and_tables_have_captions_and_heads()
    {
        var levels = _page.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(h => h.TagName[1] - '0').ToList();
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
        Assert.All(_page.QuerySelectorAll("table"), table =>
        {
            Assert.NotEmpty(table.QuerySelector("caption")!.TextContent);
            Assert.All(table.QuerySelectorAll("thead th"), th => Assert.Equal("col", th.GetAttribute("scope")));
            Assert.All(table.QuerySelectorAll("tbody th"), th => Assert.Equal("row", th.GetAttribute("scope")));
        });
    }

    [Fact]
    public void Ids_are_used_once_and_citations_lead_to_their_clauses()
    {
        var ids = _page.QuerySelectorAll("[id]").Select(e => e.Id!).ToList();
        var links = _page.QuerySelectorAll("a[href^='#']").Select(a => a.GetAttribute("href")![1..]).ToList();

        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Empty(links.Except(ids));
        Assert.All("6.available 7.maintenance B.probes 5.split 17".Split(' '), label => Assert.Contains($"clause-{label}", links));
    }

    [Fact]
    public void It_runs_no_scripts_and_asks_nobody_for_anything()
    {
        Assert.Empty(_page.QuerySelectorAll("script, link, img, iframe, object, embed, form, use, image, style + style"));
        Assert.DoesNotContain(_page.All.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.Ordinal) || a.Name is "src" or "style");
        Assert.DoesNotContain("url(", _page.QuerySelector("style")!.TextContent);
        Assert.Contains("default-src 'none'", _page.QuerySelector("meta[http-equiv]")!.GetAttribute("content"));
    }

    [Fact]
    public void Every_drawing_has_a_title_and_says_in_a_sentence_what_it_shows()
    {
        var figures = _page.QuerySelectorAll("figure");

        Assert.NotEmpty(figures);
        Assert.All(figures, figure =>
        {
            Assert.Equal(figure.QuerySelector("svg > title")!.TextContent, figure.QuerySelector("figcaption strong")!.TextContent);
            Assert.EndsWith(".", figure.QuerySelector("svg > desc")!.TextContent);
            Assert.Contains(figure.QuerySelector("svg > desc")!.TextContent, Maximal.Markdown(Maximal.Agreement).Replace("\\", "", StringComparison.Ordinal));
        });
    }

    [Fact]
    public void Sentences_of_a_contract_end_and_paths_stand_once()
    {
        var sentences = Contract.Of(Maximal.Agreement).Sections.SelectMany(s => s.Parts).SelectMany(SentencesOf).ToList();

        Assert.Empty(sentences.Where(s => s.Path.Length > 0).GroupBy(s => s.Path).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.Empty(sentences.Where(s => s.Path.Contains("objectives", StringComparison.Ordinal) && !s.Text.EndsWith('.')).Select(s => s.Text));
        Assert.DoesNotContain(sentences, s => s.Text.Contains("  ", StringComparison.Ordinal) || s.Text.Contains("..", StringComparison.Ordinal));
    }

    [Fact]
    public void Numbers_stay_when_something_comes_or_goes()
    {
        var before = Labels(Small);
        var after = Labels(Small
            .Replace("    availability:\n", "    speed: {indicator: {mean: {source: latency}}, target: at most 300 ms, every: month, remedies: none}\n    availability:\n", StringComparison.Ordinal)
            .Replace("  clauses:\n", "  clauses:\n    escrow: {after: services, text: A notary has it.}\n    audit: {after: escrow, text: Once a year.}\n", StringComparison.Ordinal)
            .Replace("---\n", "---\napiVersion: kept/v1\nkind: Source\nmetadata: {name: latency}\nspec: {files: l.csv, samples: {at: at, value: ms, unit: ms}}\n---\n", StringComparison.Ordinal));

        Assert.Empty(before.Except(after));
        Assert.All("4-escrow 4-audit 6.speed B.latency".Split(' '), label => Assert.Contains(label, after));
    }

    [Fact]
    public void The_same_texts_give_the_same_bytes_whatever_their_line_ends()
    {
        var unix = Maximal.From(Small, Liability);
        var windows = Maximal.From(Small.Replace("\n", "\r\n", StringComparison.Ordinal), new SourceText(Liability.Path, Liability.Text.Replace("\n", "\r\n", StringComparison.Ordinal)));

        Assert.Equal(unix.ContentHash, windows.ContentHash);
        Assert.Equal(Maximal.Html(unix), Maximal.Html(windows));
        Assert.Equal(Maximal.Markdown(unix), Maximal.Markdown(windows));
        Assert.DoesNotContain('\r', Maximal.Html(windows));
    }

    [Fact]
    public void A_clause_in_a_file_is_part_of_what_is_signed()
    {
        var agreement = Maximal.From(Small, Liability);

        Assert.Contains("<p>Limited to <em>12</em> months.</p>", Maximal.Html(agreement));
        Assert.Contains("### Liability\n\nLimited to *12* months.", Maximal.Markdown(agreement));
        Assert.NotEqual(agreement.ContentHash, Maximal.From(Small, new SourceText(Liability.Path, "Limited to *24* months.")).ContentHash);
    }

    [Fact]
    public void A_contract_without_a_start_is_none()
    {
        var drawn = Contract.Draw(Maximal.From(Small.Replace("  term: {start: 2026-01-01}\n", "", StringComparison.Ordinal), Liability));

        Assert.Null(drawn.Value);
        Assert.Equal("KPT330", drawn.Diagnostics.Single().Code);
    }

    [Fact]
    public void The_summary_has_what_people_ask_first()
    {
        var summary = ContractMarkdown.WriteSummary(Contract.Of(Maximal.From(Small, Liability)));

        Assert.Contains("| Shop | Round the clock | 12,000.00 EUR for each month |", summary);
        Assert.Contains("| availability | – | at least 99.9% | month | a credit of 10% to 25% of the charge |", summary);
        Assert.Contains("no part of the agreement", summary);
        Assert.Contains("<article class=\"summary\">", ContractHtml.WriteSummary(Contract.Of(Maximal.From(Small, Liability))));
    }

    private static HashSet<string> Labels(string text) => new HtmlParser().ParseDocument(Maximal.Html(Maximal.From(text, Liability)))
        .QuerySelectorAll("h2 > .label, h3 > .label, .number").Select(Page.Text).ToHashSet();

    private static IEnumerable<Provision.Sentence> SentencesOf(Provision provision) => provision switch
    {
        Provision.Sentence sentence => [sentence],
        Provision.Paragraph paragraph => paragraph.Parts.SelectMany(SentencesOf),
        Provision.Clause clause => clause.Parts.SelectMany(SentencesOf),
        Provision.Points points => points.Items,
        _ => [],
    };
}
