using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Kept.Agreements;
using Kept.Documents.Contracts;
using Markdig;
using Xunit;

namespace Kept.Documents.Tests.Contracts;

/// <summary>What comes from the other party cannot do anything but be read.</summary>
public class HostileContractTests
{
    private const string Script = "<script>alert(1)</script></style><img src=x onerror=alert(2)>\"'& | `x` [a](javascript:alert(3)) **b** \u202E";

    [Fact]
    public void Markup_in_any_text_of_an_agreement_is_text()
    {
        var agreement = AgreementGraph.Rewrite(Maximal.Agreement, part => part.Value is string && part.Name is not ("WrittenClause.After" or "Call.Function") ? Script : part.Value);
        var page = new HtmlParser().ParseDocument(Maximal.Html(agreement));

        AssertHarmless(page);
        Assert.StartsWith("<script>alert(1)</script></style>", page.QuerySelector("h1")!.TextContent);
        AssertHarmless(new HtmlParser().ParseDocument(Markdown.ToHtml(Maximal.Markdown(agreement))));
        AssertHarmless(new HtmlParser().ParseDocument(ContractHtml.WriteSummary(Contract.Of(agreement))));
        AssertHarmless(new HtmlParser().ParseDocument(RedlineHtml.Write(Amendments.Between([Maximal.Agreement], [agreement with { Name = Maximal.Agreement.Name }]))));
        AssertHarmless(new HtmlParser().ParseDocument(Markdown.ToHtml(RedlineMarkdown.Write(Amendments.Between([Maximal.Agreement], [agreement with { Name = Maximal.Agreement.Name }])))));
    }

    [Theory]
    [InlineData("a <b onclick=x>b</b> c")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<!-- open comment")]
    [InlineData("<div>\n\n[x](javascript:alert(1))\n\n</div>")]
    [InlineData("[x](javascript:alert(1)) [y](vbscript:x) [z](data:text/html,x) [w](file:///etc/passwd)")]
    [InlineData("[x][1]\n\n[1]: javascript:alert(1)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("![picture](https://example.com/x.png)")]
    [InlineData("[![picture](https://example.com/x.png)](javascript:alert(1))")]
    [InlineData("```\nnever closed")]
    [InlineData("~~~~ html\n<script>\n```")]
    [InlineData("> > > > - - - 1. 1. <b>x</b>")]
    [InlineData("Title\n=====\n\nSub *title*\n---")]
    [InlineData("\u0000\u202E <b")]
    [InlineData("&lt;script&gt; &#60;b&#62;")]
    public void Clauses_cannot_bring_markup_pictures_or_links_that_run(string markdown)
    {
        AssertHarmless(new HtmlParser().ParseDocument(AuthorsMarkdown.ToHtml(markdown, 2)));
        var own = Markdown.ToHtml($"{AuthorsText.ToMarkdown(markdown, 2)}\n\n## Next\n\nbehind");
        AssertHarmless(new HtmlParser().ParseDocument(own));
        Assert.Contains("<h2>Next</h2>", own);
        Assert.DoesNotContain("<h1", own);
    }

    [Fact]
    public void A_text_that_is_nested_without_end_is_shown_as_it_is()
    {
        var deep = new string('>', 20_000) + " x";

        Assert.Contains("&gt;&gt;&gt;", AuthorsMarkdown.ToHtml(deep, 2));
        Assert.StartsWith("    >>>", AuthorsText.ToMarkdown(deep, 2));
    }

    [Fact]
    public void What_people_write_in_Markdown_arrives()
    {
        const string text = "# Duties\n\n1. **Northwind**\n   - hosts [the shop](https://example.com)\n   - mails <desk@example.com>\n\n| a | b |\n|---|---|\n| 1 | 2 |";
        var page = new HtmlParser().ParseDocument(AuthorsMarkdown.ToHtml(text, 2));

        Assert.Equal("Duties", page.QuerySelector("h3")!.TextContent);
        Assert.Equal("https://example.com", page.QuerySelector("ol li a")!.GetAttribute("href"));
        Assert.Equal("mailto:desk@example.com", page.QuerySelectorAll("a")[1].GetAttribute("href"));
        Assert.Equal("2", page.QuerySelectorAll("td")[1].TextContent);
        Assert.Equal("#" + "#" + text, AuthorsText.ToMarkdown(text, 2));
    }

    [Theory]
    [InlineData("# no heading")]
    [InlineData("- no item")]
    [InlineData("1. no item")]
    [InlineData("> no quotation")]
    [InlineData("a | b *c* _d_ `e` [f](g) <h> &amp; ~i~ \\j")]
    [InlineData("two\nlines")]
    public void Plain_text_stays_plain_in_Markdown(string text)
    {
        var page = new HtmlParser().ParseDocument(Markdown.ToHtml(MarkdownText.Escape(text), new MarkdownPipelineBuilder().UseAdvancedExtensions().Build()));

        Assert.Equal(text.Replace('\n', ' '), page.Body!.TextContent.TrimEnd('\n'));
        Assert.Empty(page.QuerySelectorAll("h1, li, blockquote, em, code, a, del, table"));
    }

    private static void AssertHarmless(IDocument page)
    {
        Assert.Empty(page.QuerySelectorAll("script, img, iframe, object, embed, form, svg a, b"));
        Assert.DoesNotContain(page.All.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.Ordinal) || a.Name is "src" or "style");
        Assert.All(page.QuerySelectorAll("a[href]"), a => Assert.Matches("^(#|https?://|mailto:)", a.GetAttribute("href")!));
        Assert.DoesNotContain(page.DocumentElement.OuterHtml, c => c is (>= '\u202A' and <= '\u202E') or '\u0000');
    }
}
