using Kept.Documents.Charts;
using Kept.Documents.Findings;
using Kept.Evaluation;
using Kept.Remedies;
using Kept.Statements;

namespace Kept.Documents.Pages;

/// <summary>One statement from its head to its hashes.</summary>
/// <param name="id">Sets the anchors of this statement apart from those of others in the document.</param>
internal sealed class StatementPage(Statement statement, string hash, string id)
{
    // A promise held for each case can have thousands of findings; the table and the JSON have them all.
    private const int MostDetailed = 200;

    private readonly IReadOnlyList<Finding> _findings = WorstFirst.Order(statement);
    private readonly ILookup<Finding, RemedyLine> _remedies = statement.Settlement.ByFinding();

    public void Write(HtmlWriter html)
    {
        html.Open("article", ("class", "statement"), ("id", id), ("aria-labelledby", $"{id}-title"));
        StatementHead.Write(html, statement, $"{id}-title");
        SummaryTiles.Write(html, statement);
        ObjectivesTable.Write(html, statement, _findings, _remedies, index => index < MostDetailed ? IdOf(index) : null);
        WriteOverviews(html, "Day by day", DayMap.Of(_findings, statement.Evaluation.At));
        WriteOverviews(html, "Outages", OutageLanes.Of(_findings, statement.Evaluation.At, statement.Agreement.Zone));
        WriteDetails(html);
        SettlementSection.Write(html, statement);
        NotesSection.Write(html, statement, hash);
        html.Close();
    }

    private static void WriteOverviews(HtmlWriter html, string title, IReadOnlyList<Picture> pictures)
    {
        if (pictures.Count == 0) return;
        html.Open("section").Element("h2", title);
        foreach (var picture in pictures) Pictures.Write(html, picture);
        html.Close();
    }

    private void WriteDetails(HtmlWriter html)
    {
        if (_findings.Count == 0) return;
        html.Open("section", ("class", "details")).Element("h2", "Objective by objective");
        for (var i = 0; i < Math.Min(_findings.Count, MostDetailed); i++) ObjectiveDetails.Write(html, statement, _findings[i], _remedies[_findings[i]], IdOf(i));
        if (_findings.Count > MostDetailed)
            html.Element("p", $"The figures of {_findings.Count - MostDetailed} more are in the table of objectives and in the statement as JSON.");
        html.Close();
    }

    private string IdOf(int index) => $"{id}-objective-{index + 1}";
}
