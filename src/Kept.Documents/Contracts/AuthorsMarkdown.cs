using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Kept.Documents.Contracts;

/// <summary>Clauses in the words of their authors, as HTML. Their Markdown has no HTML of its own (it is shown as text), no
/// pictures, and links only to the web and to mail addresses.</summary>
internal static class AuthorsMarkdown
{
    private const int LowestHeading = 6;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    /// <param name="above">The level of the heading that the text stands under.</param>
    public static string ToHtml(string markdown, int above)
    {
        var text = MarkupText.Harmless(markdown);
        if (Parse(text) is not { } document) return $"<p class=\"plain\">{MarkupText.Escape(text)}</p>\n";
        foreach (var heading in document.Descendants<HeadingBlock>()) heading.Level = Math.Min(heading.Level + above, LowestHeading);
        using var writer = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<LinkInlineRenderer>(new Links());
        renderer.ObjectRenderers.ReplaceOrAdd<AutolinkInlineRenderer>(new BareLinks());
        renderer.Render(document);
        return writer.ToString();
    }

    /// <summary>Whether a link may be followed from a contract.</summary>
    public static bool IsSafe(string? url) => url is not null
        && (url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || url.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase));

    /// <summary>Null for a text that is nested too deeply to be read.</summary>
    private static MarkdownDocument? Parse(string text)
    {
        try
        {
            return Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException)   // how Markdig says that its limit of depth is exceeded
        {
            return null;
        }
    }

    private sealed class Links : HtmlObjectRenderer<LinkInline>
    {
        protected override void Write(HtmlRenderer renderer, LinkInline link)
        {
            var isSafe = !link.IsImage && IsSafe(link.Url);
            if (isSafe) renderer.Write("<a rel=\"noreferrer\" href=\"").WriteEscapeUrl(link.Url).Write("\">");
            renderer.WriteChildren(link);
            if (isSafe) renderer.Write("</a>");
        }
    }

    private sealed class BareLinks : HtmlObjectRenderer<AutolinkInline>
    {
        protected override void Write(HtmlRenderer renderer, AutolinkInline link)
        {
            var url = link.IsEmail ? $"mailto:{link.Url}" : link.Url;
            if (IsSafe(url)) renderer.Write("<a rel=\"noreferrer\" href=\"").WriteEscapeUrl(url).Write("\">").WriteEscape(link.Url).Write("</a>");
            else renderer.WriteEscape(link.Url);
        }
    }
}
