using Kept.Documents.Charts;
using Kept.Documents.Findings;
using Kept.Documents.Scenes;
using Kept.Evaluation;
using Kept.Remedies;
using Kept.Statements;

namespace Kept.Documents.Pages;

/// <summary>All findings in one table, the worst first. On a phone each row becomes a card, so the roles are spelled
/// out: a style sheet that lays cells out anew takes them away.</summary>
internal static class ObjectivesTable
{
    private const int MostRows = 1_000;

    private static readonly (string Title, string? Look)[] Columns =
    [
        ("Objective", null), ("Verdict", null), ("Promise", "figure"), ("Actual", "figure"), ("Difference", "figure"), ("Budget left", null), ("Credit", "figure"),
    ];

    /// <param name="findings">In the order of the rows.</param>
    /// <param name="remedies">The lines of the settlement by the findings that they follow from.</param>
    /// <param name="linkOf">The id of the details of the finding at an index; null when it has none.</param>
    public static void Write(
        HtmlWriter html, Statement statement, IReadOnlyList<Finding> findings, ILookup<Finding, RemedyLine> remedies, Func<int, string?> linkOf)
    {
        html.Open("section").Element("h2", "Objectives");
        html.Open("table", ("class", "objectives"), ("role", "table")).Element("caption", "What was promised and what came of it, the worst first");
        html.Open("thead", ("role", "rowgroup")).Open("tr", ("role", "row"));
        foreach (var (title, look) in Columns) html.Element("th", title, ("scope", "col"), ("role", "columnheader"), ("class", look));
        html.Close().Close().Open("tbody", ("role", "rowgroup"));
        for (var i = 0; i < Math.Min(findings.Count, MostRows); i++) WriteRow(html, statement, findings[i], remedies[findings[i]], linkOf(i));
        html.Close().Close();
        if (findings.Count > MostRows) html.Element("p", $"… and {findings.Count - MostRows} more, which the statement has as JSON.");
        html.Close();
    }

    private static void WriteRow(HtmlWriter html, Statement statement, Finding finding, IEnumerable<RemedyLine> remedies, string? link)
    {
        html.Open("tr", ("role", "row"));
        WriteName(html, statement, finding, link);
        html.Open("td", ("role", "cell"), ("data-label", "Verdict"));
        Badges.Write(html, finding.Word);
        html.Close();
        Figure(html, "Promise", finding.Target is { } target ? Promises.InSigns(target) : "–");
        Figure(html, "Actual", StatementText.Attained(finding));
        Figure(html, "Difference", finding.DifferenceText ?? "–");
        WriteBudget(html, finding.Budget);
        Figure(html, "Credit", RemedyText.Cells(remedies) ?? "–", IsRange(remedies) ? "figure range" : "figure");
        html.Close();
    }

    private static void WriteName(HtmlWriter html, Statement statement, Finding finding, string? link)
    {
        html.Open("th", ("scope", "row"), ("role", "rowheader"));
        if (link is null) html.Element("bdi", finding.Objective.Title);
        else html.Open("a", ("href", "#" + link)).Element("bdi", finding.Objective.Title).Close();
        string?[] details =
        [
            finding.Objective.Service?.Title, finding.Scope.Count > 0 ? finding.ScopeText : null,
            finding.Period == statement.Evaluation.Period ? null : finding.Period.Label,
        ];
        if (details.OfType<string>().ToList() is { Count: > 0 } shown) html.Open("span", ("class", "detail")).Element("bdi", string.Join(" · ", shown)).Close();
        html.Close();
    }

    private static void WriteBudget(HtmlWriter html, ErrorBudget? budget)
    {
        html.Open("td", ("role", "cell"), ("data-label", "Budget left"), ("class", "budget"));
        if (budget is null) html.Text("–");
        else
        {
            html.Markup(SceneSvg.Write(BudgetBar.Draw(budget)));
            html.Element("span", budget.LeftText, ("class", budget.IsOverspent ? "left overspent" : "left"));
        }
        html.Close();
    }

    private static bool IsRange(IEnumerable<RemedyLine> remedies) =>
        remedies.OfType<CreditLine>().Any(l => l.Paid is { IsCertain: false });

    private static void Figure(HtmlWriter html, string label, string text, string look = "figure") =>
        html.Element("td", text, ("role", "cell"), ("data-label", label), ("class", look));
}
