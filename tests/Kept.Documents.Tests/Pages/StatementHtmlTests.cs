using System.Globalization;
using System.Text;
using Kept.Documents.Charts;
using Kept.Evaluation;
using Kept.Quantities;
using Xunit;

namespace Kept.Documents.Tests.Pages;

public class StatementHtmlTests
{
    [Fact]
    public void The_same_statements_give_the_same_bytes_wherever_they_are_written()
    {
        var first = StatementHtml.Write([Drawn.Hosting()]);
        var (culture, elsewhere) = (CultureInfo.CurrentCulture, (CultureInfo)CultureInfo.InvariantCulture.Clone());
        elsewhere.NumberFormat.NumberDecimalSeparator = ",";
        elsewhere.NumberFormat.NegativeSign = "~";
        try
        {
            CultureInfo.CurrentCulture = elsewhere;
            Assert.Equal(first, StatementHtml.Write([Drawn.Hosting()]));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Several_statements_stand_in_one_document_each_on_its_own_pages()
    {
        var page = Page.Of(Drawn.Hosting(), Drawn.OfSystems(2));
        var css = page.QuerySelector("style")!.TextContent;

        Assert.Equal(2, page.QuerySelectorAll("article.statement").Length);
        Assert.Equal(["Managed hosting for Acme", "Many systems"], page.QuerySelectorAll("h1").Select(h => h.TextContent));
        Assert.Equal(2, page.QuerySelectorAll("nav a").Length);
        Assert.Equal(page.QuerySelectorAll("[id]").Length, page.QuerySelectorAll("[id]").Select(e => e.Id).Distinct().Count());
        Assert.Contains(".statement + .statement { margin: 0; break-before: page; }", css);
        Assert.Contains("@page statement-2", css);
    }

    [Fact]
    public void No_statements_make_a_document_that_says_so() => Assert.Equal("No statements", Page.Of().QuerySelector("h1")!.TextContent);

    [Fact]
    public void A_statement_without_findings_has_no_pictures_and_no_empty_parts()
    {
        var hosting = Drawn.Hosting();
        var page = Page.Of(hosting with { Evaluation = hosting.Evaluation with { Findings = [] }, Settlement = new([], [], null) });

        Assert.Empty(page.QuerySelectorAll("figure, article.objective, .scroll"));
        Assert.Equal(["At a glance", "Objectives", "Notes and verification"], page.QuerySelectorAll("h2").Select(h => h.TextContent));
    }

    [Fact]
    public void A_finding_without_days_and_evidence_gets_no_picture()
    {
        var hosting = Drawn.Hosting();
        var findings = hosting.Evaluation.Findings
            .Select(f => f with { Days = [], Measured = f.Measured with { Evidence = new Evidence.Nothing() } }).ToSequence();

        Assert.Empty(Page.Of(hosting with { Evaluation = hosting.Evaluation with { Findings = findings } }).QuerySelectorAll("figure"));
    }

    [Fact]
    public void A_period_that_goes_on_says_so_and_draws_no_future()
    {
        var statement = Drawn.Hosting("2026-06-18T12:00:00Z");
        var page = Page.Of(statement);

        Assert.Contains("Draft: the period goes on, figures up to 2026-06-18 14:00", page.QuerySelector(".badge.running")!.TextContent);
        Assert.Contains(Page.Objectives(page), o => o.Cells["Verdict"] == "✓ On track");
        Assert.Contains(Page.Objectives(page), o => o.Cells["Verdict"] == "! At risk");
        Assert.Contains("; 298 h still ahead", page.Body!.TextContent);
        var days = CumulativeChart.Find(statement.Find("shop-availability"), statement.Evaluation.At)!.Table.Rows;
        Assert.Equal("2026-06-18", days[^1][0]);
        Assert.DoesNotContain(page.QuerySelectorAll("figure .wide rect title"), t => t.TextContent.StartsWith("2026-06-19", StringComparison.Ordinal) && !t.TextContent.EndsWith("still ahead", StringComparison.Ordinal));
    }

    [Fact]
    public void A_quarter_of_monthly_promises_names_the_month_of_each_finding()
    {
        var page = Page.Of(Drawn.Hosting("2026-07-01T12:00:00Z", "2026-Q2"));

        Assert.Contains("2026-06", page.QuerySelector("table.objectives .detail")!.TextContent);
        Assert.Equal("1 April – 30 June 2026", page.QuerySelector(".period")!.FirstElementChild!.TextContent);
    }

    [Fact]
    public void A_month_of_ten_objectives_takes_less_than_400_kilobytes() =>
        Assert.InRange(Encoding.UTF8.GetByteCount(StatementHtml.Write([Drawn.Hosting()])), 50_000, 400_000);

    [Fact]
    public void A_promise_for_each_of_thousands_of_cases_details_the_worst_only()
    {
        var hosting = Drawn.Hosting();
        var tickets = hosting.Find("tickets");
        var findings = Enumerable.Range(1, 3_000).Select(i => tickets with { Scope = [new Label("case", $"{i}")], Days = [] }).ToSequence();
        var page = Page.Of(hosting with { Evaluation = hosting.Evaluation with { Findings = findings } });

        Assert.Equal(1_000, Page.Objectives(page).Count);
        Assert.Equal(200, page.QuerySelectorAll("article.objective").Length);
        Assert.Contains("… and 2000 more", page.Body!.TextContent);
    }
}
