using Kept.Diagnostics;
using Kept.Quantities;
using Kept.Statements;

namespace Kept.Documents.Pages;

/// <summary>What a reader should know besides, and what makes the statement verifiable.</summary>
internal static class NotesSection
{
    private const int MostRows = 50;

    public static void Write(HtmlWriter html, Statement statement, string hash)
    {
        html.Open("section", ("class", "notes")).Element("h2", "Notes and verification");
        if (statement.Notes.Count > 0)
        {
            html.Open("ul");
            foreach (var note in statement.Notes) html.Element("li", note);
            html.Close();
        }
        WriteReading(html, statement.Reading);
        html.Open("dl", ("class", "facts hashes"));
        Fact(html, "Terms", statement.Agreement.ContentHash);
        Fact(html, "Statement", hash);
        html.Close();
        html.Element("p", "Whoever has the same terms and measurements gets the same statement as of the same instant, and so the same hash.", ("class", "source"));
        html.Close();
    }

    private static void WriteReading(HtmlWriter html, Sequence<Diagnostic> reading)
    {
        if (reading.Count == 0) return;
        Tables.Write(html, "Noticed while the measurements were read", new Table(
            [new("Where"), new("Kind"), new("What"), new("What can be done")],
            reading.OrderByDescending(d => d.Severity).Take(MostRows)
                .Select(d => new Sequence<string>([d.Place.ToString(), $"{Words.Of(d.Severity)} {d.Code}", d.Message, d.Help])).ToSequence(),
            Math.Max(0, reading.Count - MostRows)));
    }

    private static void Fact(HtmlWriter html, string name, string value) =>
        html.Open("div", ("class", "hash")).Element("dt", name).Element("dd", value).Close();
}
