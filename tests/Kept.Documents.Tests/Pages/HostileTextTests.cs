using System.Text.RegularExpressions;
using Kept.Evaluation;
using Kept.Quantities;
using Kept.Statements;
using Xunit;

namespace Kept.Documents.Tests.Pages;

public partial class HostileTextTests
{
    private const string Script = "<script>alert(1)</script></style><img src=x onerror=alert(2)>\"'&";
    private const string Turned = "Net \u202E%9.99 \u2066x\u0007";

    private readonly Statement _statement = Drawn.From(
        Drawn.Availability([("shop", Quoted(Script))], title: Quoted(Script)),
        new Dictionary<string, string> { ["probes.csv"] = "at,system,state\n2026-05-31T00:00:00Z,shop,up\n2026-07-01T00:00:00Z,shop,up\n" });

    [Fact]
    public void Markup_in_titles_is_text()
    {
        var page = Page.Of(_statement);

        Assert.Empty(page.QuerySelectorAll("script, img"));
        Assert.Single(page.QuerySelectorAll("style"));
        Assert.Equal(Script, page.QuerySelector("h1")!.TextContent);
        Assert.Contains(Script, page.QuerySelectorAll("table.objectives bdi").Select(e => e.TextContent));
        Assert.Contains(page.QuerySelectorAll("figure svg title"), t => t.TextContent.Contains(Script, StringComparison.Ordinal));
    }

    [Fact]
    public void The_style_sheet_ends_where_it_should()
    {
        var css = Page.Of(_statement).QuerySelector("style")!.TextContent;

        Assert.EndsWith("}", css.TrimEnd());
        Assert.Contains("@top-left { content: \"\\3c script\\3e alert\\28 1\\29 ", css);
    }

    [Fact]
    public void Characters_that_turn_a_text_around_are_replaced()
    {
        var html = StatementHtml.Write([WithMeasuredTexts(Turned)]);

        Assert.DoesNotContain(html, c => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') || (c < ' ' && c is not ('\n' or '\t')));
        Assert.Contains("Net \uFFFD%9.99 \uFFFDx", html);
    }

    [Fact]
    public void Markup_in_measured_texts_is_text()
    {
        var page = Page.Of(WithMeasuredTexts(Script));

        Assert.Empty(page.QuerySelectorAll("script, img"));
        Assert.Contains(Script, page.QuerySelectorAll("th").Select(c => c.TextContent));
        Assert.Contains(Script, page.QuerySelectorAll("td").Select(c => c.TextContent));
        Assert.Contains(page.QuerySelectorAll("h3 bdi"), h => h.TextContent.Contains(Script, StringComparison.Ordinal));
    }

    [Fact]
    public void Markup_in_any_text_of_the_agreement_is_text()
    {
        var written = new List<string>();
        var agreement = TextFields().Replace(Drawn.Sample("agreement.yaml"), field =>
        {
            written.Add($"{Script}{written.Count};");
            return $"{field.Groups["name"].Value}: {Quoted(written[^1])}";
        });
        var page = Page.Of(Drawn.HostingBy(agreement));
        var text = page.DocumentElement.TextContent;

        Assert.InRange(written.Count, 29, 100);
        Assert.Empty(page.QuerySelectorAll("script, img"));
        Assert.Single(page.QuerySelectorAll("style"));
        Assert.DoesNotContain(page.All.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.Ordinal));
        Assert.InRange(written.Count(t => text.Contains(t, StringComparison.Ordinal)), written.Count - 1, written.Count);   // exclusions do not name their source
    }

    [Fact]
    public void Markup_in_rows_that_cannot_be_read_is_text()
    {
        const string name = "<img src=x>.csv";
        var text = Drawn.Availability([("shop", "Shop")]).Replace("files: probes.csv", $"files: {Quoted(name)}", StringComparison.Ordinal);
        var rows = $"at,system,state\n2026-05-31T00:00:00Z,shop,up\n<script>x</script>,shop,up\n2026-07-01T00:00:00Z,shop,up\n";
        var page = Page.Of(Drawn.From(text, new Dictionary<string, string> { [name] = rows }));

        Assert.Empty(page.QuerySelectorAll("script, img"));
        Assert.Contains($"{name}:3", page.QuerySelector(".notes")!.TextContent);
        Assert.Contains("<script>x</script>", page.QuerySelector(".notes")!.TextContent);
    }

    [Theory]
    [InlineData("\u0000\u0007\u0085\uFEFF", "\uFFFD\uFFFD\uFFFD\uFFFD")]
    [InlineData("<a href=\"x\">&'", "&lt;a href=&quot;x&quot;&gt;&amp;&#39;")]
    [InlineData("Grüße, 東京 🚆 \u200Fשלום", "Grüße, 東京 🚆 \u200Fשלום")]
    public void Text_is_escaped_for_content_and_attributes(string text, string expected) => Assert.Equal(expected, MarkupText.Escape(text));

    [Fact]
    public void Half_a_character_is_replaced() => Assert.Equal("a\uFFFDb", MarkupText.Escape("a\uD800b"));

    /// <summary>Fields of a text that may say anything.</summary>
    [GeneratedRegex(@"(?<name>\b(title|number|owner|contact)): [^{}\n]+?(?=, \w+:|[}\n])", RegexOptions.ExplicitCapture)]
    private static partial Regex TextFields();

    /// <summary>The sample with a text as the name of a scope, of a case and of an excluded window.</summary>
    private static Statement WithMeasuredTexts(string text)
    {
        var hosting = Drawn.Hosting();
        var findings = hosting.Evaluation.Findings.Select(f => f with
        {
            Scope = [new Label("region", text)],
            Measured = f.Measured with
            {
                Evidence = f.Measured.Evidence switch
                {
                    Evidence.Cases cases => cases with { ListedOnes = Later.Of(() => cases.Listed.Select(c => c with { Id = text }).ToSequence()) },
                    Evidence.Time time => time with { Excluded = time.Excluded.Select(e => e with { Reference = text }).ToSequence() },
                    var other => other,
                },
            },
        });
        return hosting with { Evaluation = hosting.Evaluation with { Findings = findings.ToSequence() } };
    }

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
