using Kept.Documents.Pages;
using Kept.Statements;

namespace Kept.Documents;

/// <summary>Statements as one HTML document: to be read on a screen, on a phone and on paper. It needs nothing else, runs
/// no scripts, and the same statements give the same bytes.</summary>
public static class StatementHtml
{
    // No script can run even if one got in, and nothing is fetched from anywhere.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    /// <param name="statements">In the order in which they are written, each on a page of its own.</param>
    public static string Write(IReadOnlyList<Statement> statements)
    {
        var hashes = statements.Select(StatementJson.HashOf).ToList();
        var html = new HtmlWriter();
        html.Markup("<!DOCTYPE html>\n").Open("html", ("lang", "en")).Open("head");
        html.Void("meta", ("charset", "utf-8"));
        html.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        html.Void("meta", ("http-equiv", "Content-Security-Policy"), ("content", Policy));
        html.Element("title", Title(statements));
        html.Open("style").Markup(StyleSheet.Of(statements, hashes)).Close();
        html.Close().Open("body");
        WriteContents(html, statements);
        html.Open("main");
        if (statements.Count == 0) html.Element("h1", "No statements").Element("p", "No agreement was asked for.");
        for (var i = 0; i < statements.Count; i++) new StatementPage(statements[i], hashes[i], IdOf(i)).Write(html);
        html.Close().Close().Close();
        return html.ToString();
    }

    /// <summary>The anchor of a statement and the name of its printed pages.</summary>
    internal static string IdOf(int index) => $"statement-{index + 1}";

    private static string Title(IReadOnlyList<Statement> statements) => statements.Count switch
    {
        0 => "Service level statement",
        1 => $"{TitleOf(statements[0])} – service level statement",
        _ => $"{statements.Count} service level statements: {TitleOf(statements[0])} …",
    };

    private static string TitleOf(Statement statement) => $"{statement.Agreement.Title}, {statement.Evaluation.Period}";

    private static void WriteContents(HtmlWriter html, IReadOnlyList<Statement> statements)
    {
        if (statements.Count < 2) return;
        html.Open("nav", ("aria-label", "Statements in this document")).Open("ol");
        for (var i = 0; i < statements.Count; i++)
            html.Open("li").Open("a", ("href", $"#{IdOf(i)}")).Element("bdi", TitleOf(statements[i])).Close().Close();
        html.Close().Close();
    }
}
