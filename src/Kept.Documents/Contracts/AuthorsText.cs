using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Kept.Documents.Contracts;

/// <summary>Clauses in the words of their authors, as Markdown that can stand in a larger document: headings below those around
/// it, HTML as text, no pictures, no unsafe links, nothing left open.</summary>
internal static class AuthorsText
{
    private const int LowestHeading = 6;
    private const int MostPasses = 20;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePreciseSourceLocation().UsePipeTables().Build();

    /// <param name="above">The level of the heading that the text stands under.</param>
    public static string ToMarkdown(string markdown, int above)
    {
        var text = MarkupText.Harmless(markdown).Trim('\n');
        for (var pass = 0; pass < MostPasses; pass++)
        {
            if (Parse(text) is not { } document) return AsCode(text);
            var edits = EditsOf(document, text).ToList();
            if (edits.Count == 0) return LowerHeadings(document, text, above);
            text = Apply(edits, text);
        }
        return AsCode(text);
    }

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

    /// <summary>What has to change before the text is harmless; each pass may bring new parts to light.</summary>
    private static IEnumerable<Edit> EditsOf(MarkdownDocument document, string text)
    {
        foreach (var node in document.Descendants())
            switch (node)
            {
                case HtmlBlock or HtmlInline:
                    yield return new(node.Span.Start, node.Span.Length, Sliced(node, text).Replace("<", "&lt;", StringComparison.Ordinal));
                    break;
                case LinkInline link when (link.IsImage || !AuthorsMarkdown.IsSafe(link.Url)) && !link.Descendants<LinkInline>().Any():
                    yield return new(link.Span.Start, link.Span.Length, LabelOf(link, text));
                    break;
                case AutolinkInline link when !link.IsEmail && !AuthorsMarkdown.IsSafe(link.Url):
                    yield return new(link.Span.Start, link.Span.Length, MarkdownText.Escape(link.Url));
                    break;
                case LinkReferenceDefinition definition when !AuthorsMarkdown.IsSafe(definition.Url):
                    yield return new(definition.Span.Start, definition.Span.Length, "");
                    break;
                case FencedCodeBlock { ClosingFencedCharCount: 0, Parent: MarkdownDocument } block:
                    yield return new(text.Length, 0, $"\n{new string(block.FencedChar, block.OpeningFencedCharCount)}");
                    break;
            }
    }

    private static string Sliced(MarkdownObject node, string text) => text.Substring(node.Span.Start, node.Span.Length);

    private static string LabelOf(LinkInline link, string text) =>
        link.LabelSpan.Length > 0 && link.LabelSpan.End < text.Length ? text.Substring(link.LabelSpan.Start, link.LabelSpan.Length) : "";

    /// <summary>From the end on, so that places stay right; of edits within each other only the inner one is made now.</summary>
    private static string Apply(List<Edit> edits, string text)
    {
        var next = int.MaxValue;
        foreach (var edit in edits.OrderByDescending(e => e.Start).ThenBy(e => e.Length))
        {
            if (edit.Start + edit.Length > next) continue;
            text = string.Concat(text.AsSpan(0, edit.Start), edit.Text, text.AsSpan(edit.Start + edit.Length));
            next = edit.Start;
        }
        return text;
    }

    private static string LowerHeadings(MarkdownDocument document, string text, int above)
    {
        var edits = document.Descendants<HeadingBlock>().Select(heading =>
        {
            var marks = new string('#', Math.Min(heading.Level + above, LowestHeading));
            if (!heading.IsSetext) return new Edit(heading.Span.Start, heading.Level, marks);
            var lines = Sliced(heading, text).Split('\n')[..^1];
            return new Edit(heading.Span.Start, heading.Span.Length, $"{marks} {string.Join(' ', lines.Select(l => l.Trim()))}");
        }).ToList();
        return Apply(edits, text);
    }

    /// <summary>The text as it is, where it cannot be made part of a document otherwise.</summary>
    private static string AsCode(string text) => string.Join('\n', text.Split('\n').Select(line => $"    {line}"));

    private readonly record struct Edit(int Start, int Length, string Text);
}
