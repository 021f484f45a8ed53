using System.Text.Json;
using AngleSharp.Dom;
using Kept.Documents.Findings;
using Kept.Evaluation;
using Kept.Statements;
using Xunit;

namespace Kept.Documents.Tests.Pages;

public class FigureTests
{
    private static readonly Statement Statement = Drawn.Hosting();

    private readonly IDocument _page = Page.Of(Statement);
    private readonly JsonElement _json = JsonDocument.Parse(StatementJson.Write(Statement)).RootElement;

    public static TheoryData<string> Objectives => [.. Statement.Agreement.Objectives.Select(o => o.Name)];

    [Theory]
    [MemberData(nameof(Objectives))]
    public void The_row_of_an_objective_has_the_figures_of_the_statement(string name)
    {
        var (finding, json) = (Statement.Find(name), Json(name));
        var cells = Page.Objectives(_page).Single(o => o.Title == finding.Objective.Title).Cells;

        Assert.Equal(StatementText.Attained(finding), cells["Actual"]);
        Assert.Equal(finding.Target is { } target ? Promises.InSigns(target) : "–", cells["Promise"]);
        Assert.EndsWith(finding.Word.Word, cells["Verdict"]);
        var credits = json.GetProperty("remedies").EnumerateArray().Select(Amount).ToList();
        Assert.Equal(credits.Count == 0 ? "–" : string.Join(" + ", credits), cells["Credit"]);
    }

    [Theory]
    [MemberData(nameof(Objectives))]
    public void The_details_of_an_objective_have_its_exact_number(string name)
    {
        var finding = Statement.Find(name);
        var facts = Page.Facts(Article(finding).QuerySelector("dl")!);

        Assert.Equal(Json(name).GetProperty("attainment").GetProperty("exact").GetString(), facts["Exactly"]);
        Assert.Equal(StatementText.Attained(finding), facts["Actual"]);
        Assert.Equal(Json(name).GetProperty("clause").GetString(), facts["Clause"]);
    }

    [Fact]
    public void What_is_not_determined_shows_its_bounds_and_the_part_of_the_credit_that_is_certain()
    {
        var article = Article(Statement.Find("payments-availability"));

        Assert.Equal(
            "94.942% if all that is unknown was bad, 99.942% if it was good", Page.Facts(article.QuerySelector("dl")!)["Bounds"]);
        Assert.Contains("between 0.00 EUR and 2400.00 EUR; nothing of it is certain", article.TextContent);
        Assert.Contains("Time without data", article.TextContent);
    }

    [Fact]
    public void The_tiles_count_verdicts_and_name_the_total()
    {
        var tiles = _page.QuerySelectorAll(".tiles li").Select(Page.Text).ToList();

        Assert.Equal(["5 ✓ Met", "5 ✗ Missed", "1 ? Not determined", "1 • Reported"], tiles[..4]);
        var total = _json.GetProperty("total").GetProperty("amount");
        Assert.StartsWith($"between {total.GetProperty("least").GetString()} EUR and {total.GetProperty("most").GetString()} EUR", tiles[4]);
    }

    [Fact]
    public void Hashes_of_terms_and_statement_are_those_of_the_json()
    {
        var hashes = Page.Facts(_page.QuerySelector(".hashes")!);

        Assert.Equal(_json.GetProperty("contentHash").GetString(), hashes["Statement"]);
        Assert.Equal(_json.GetProperty("terms").GetString(), hashes["Terms"]);
    }

    [Fact]
    public void Credits_are_reckoned_step_by_step()
    {
        var steps = Article(Statement.Find("shop-availability")).QuerySelectorAll(".steps li").Select(Page.Text);

        Assert.Equal(
            ["The attainment lies in the band [99.5%, 99.9%).", "10% of 12000.00 EUR = 1200.00 EUR.", "Paid: 1200.00 EUR."], steps);
    }

    [Fact]
    public void Evidence_lists_outages_and_exclusions_in_the_zone_of_the_agreement()
    {
        var cells = Article(Statement.Find("shop-availability")).QuerySelectorAll(".scroll tr").Select(Page.Text).ToList();

        Assert.Contains("2026-06-14 01:30–04:10 2 h 40 min 10 min", cells);
        Assert.Contains("2026-06-14 01:00–04:00 3 h Announced maintenance leaves up and counted time CHG-118", cells);
    }

    [Fact]
    public void Cases_that_breached_are_listed_with_due_time_and_clock() => Assert.Contains(
        "INC-0007 ✗ breached 2026-06-08 10:44 2026-06-08 14:44 4 h 20 min",
        Article(Statement.Find("tickets")).QuerySelectorAll(".scroll tr").Select(Page.Text));

    [Fact]
    public void The_days_of_an_objective_have_the_figures_of_the_evaluation()
    {
        var finding = Statement.Find("requests");
        var rows = Article(finding).QuerySelectorAll("figure details tbody tr").Select(Page.Text).ToList();

        foreach (var (day, row) in finding.Days.Zip(rows))
            Assert.StartsWith($"{day.Date:uuuu-MM-dd} {finding.Text(day.Day.Value!)} {finding.Text(day.Cumulative.Value!)} ", row);
        Assert.Equal(finding.Days.Count, rows.Count);
    }

    [Fact]
    public void The_line_ends_at_the_attained_value()
    {
        foreach (var finding in Statement.Evaluation.Findings)
            Assert.Contains(
                StatementText.Attained(finding), Article(finding).QuerySelectorAll("figure .wide svg text[font-weight]").Select(t => t.TextContent));
    }

    private JsonElement Json(string name) =>
        _json.GetProperty("objectives").EnumerateArray().Single(o => o.GetProperty("name").GetString() == name);

    private IElement Article(Finding finding) =>
        _page.QuerySelectorAll("article.objective").Single(a => a.QuerySelector("h3 bdi")!.TextContent == finding.FullTitle);

    private static string Amount(JsonElement credit)
    {
        var (amount, currency) = (credit.GetProperty("amount"), credit.GetProperty("currency").GetString());
        return amount.ValueKind is JsonValueKind.String
            ? $"{amount.GetString()} {currency}"
            : $"between {amount.GetProperty("least").GetString()} {currency} and {amount.GetProperty("most").GetString()} {currency}";
    }
}
