using Kept.Evaluation;
using Kept.Remedies;
using Kept.Statements;

namespace Kept.Documents.Pages;

/// <summary>How the credits of a finding were reckoned, step by step.</summary>
internal static class CreditSteps
{
    public static void Write(HtmlWriter html, Statement statement, Finding finding)
    {
        foreach (var line in Words.LinesOf(finding, statement))
        {
            html.Element("h4", $"Credit: {line.Paid?.ToString() ?? "not known yet"}").Open("ol", ("class", "steps"));
            foreach (var step in Steps(line)) html.Element("li", step);
            html.Close().Element("p", $"Clause {line.Remedy.Clause}", ("class", "source"));
        }
    }

    private static IEnumerable<string> Steps(CreditLine line)
    {
        foreach (var reason in line.Because) yield return $"{Words.Capital(reason)}.";
        if (line.Paid is { } paid)
            yield return $"Paid: {paid}"
                + (line.Amount is { } amount && amount != paid ? $" instead of {amount}" : "")
                + (paid.IsCertain ? "." : paid.Least.MinorUnits.IsZero ? "; nothing of it is certain." : $"; {paid.Least} of it is certain.");
    }
}
