using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Kept.Statements;

namespace Kept.Documents.Tests;

/// <summary>A document as a browser reads it.</summary>
internal static class Page
{
    public static IDocument Of(params IReadOnlyList<Statement> statements) => new HtmlParser().ParseDocument(StatementHtml.Write(statements));

    /// <summary>Rows of the table of objectives by the title of the objective, each as its cells by label.</summary>
    public static IReadOnlyList<(string Title, IReadOnlyDictionary<string, string> Cells)> Objectives(IDocument page) => page
        .QuerySelectorAll("table.objectives tbody tr")
        .Select(row => (
            row.QuerySelector("th bdi")!.TextContent,
            (IReadOnlyDictionary<string, string>)row.QuerySelectorAll("td").ToDictionary(c => c.GetAttribute("data-label")!, c => Text(c))))
        .ToList();

    /// <summary>A text without the blanks that only lay out the source.</summary>
    public static string Text(INode node) => string.Join(' ', node.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The terms of a list with what they stand for.</summary>
    public static IReadOnlyDictionary<string, string> Facts(IElement list) =>
        list.QuerySelectorAll("div").ToDictionary(d => Text(d.QuerySelector("dt")!), d => Text(d.QuerySelector("dd")!));
}
