using System.Globalization;
using Kept.Evaluation;
using Kept.Statements;

namespace Kept.Documents.Pages;

/// <summary>The statement in one row: how many promises were kept, and what is owed.</summary>
internal static class SummaryTiles
{
    public static void Write(HtmlWriter html, Statement statement)
    {
        var findings = statement.Evaluation.Findings;
        html.Open("section", ("class", "glance")).Element("h2", "At a glance").Open("ul", ("class", "tiles"));
        Tile(html, "met", "✓", "Met", findings.Count(f => f.Verdict is Verdict.Met));
        Tile(html, "missed", "✗", "Missed", findings.Count(f => f.Verdict is Verdict.Missed));
        Tile(html, "unknown", "?", "Not determined", findings.Count(f => f.Verdict is Verdict.NotDetermined));
        if (findings.Any(f => f.Verdict is null)) Tile(html, "reported", "•", "Reported", findings.Count(f => f.Verdict is null));
        WriteTotal(html, statement);
        html.Close().Close();
    }

    private static void Tile(HtmlWriter html, string look, string sign, string word, int number)
    {
        html.Open("li").Element("span", number.ToString(CultureInfo.InvariantCulture), ("class", "number")).Text(" ");
        Badges.Write(html, new(sign, word, number == 0 ? "none" : look));
        html.Close();
    }

    private static void WriteTotal(HtmlWriter html, Statement statement)
    {
        html.Open("li", ("class", "total"));
        if (statement.Agreement.Currency is null)
            html.Element("span", "–", ("class", "number")).Text(" ").Element("span", "No credits are agreed", ("class", "label"));
        else if (statement.Settlement.Total is not { } total)
            html.Element("span", "Not known yet", ("class", "number")).Text(" ").Element("span", "Total credit: a charge is missing", ("class", "label"));
        else if (total.IsCertain)
            html.Element("span", total.ToString(), ("class", "number")).Text(" ").Element("span", "Total credit", ("class", "label"));
        else
            html.Element("span", total.ToString(), ("class", "number range")).Text(" ")
                .Element("span", $"Total credit; {total.Least} is certain, the rest depends on what nobody knows", ("class", "label"));
        html.Close();
    }
}
