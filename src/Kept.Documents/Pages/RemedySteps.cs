using Kept.Agreements;
using Kept.Remedies;
using Kept.Statements;
using NodaTime;

namespace Kept.Documents.Pages;

/// <summary>How the remedies of a finding were reckoned, step by step.</summary>
internal static class RemedySteps
{
    public static void Write(HtmlWriter html, IEnumerable<RemedyLine> lines, Agreement agreement)
    {
        foreach (var line in lines)
        {
            html.Element("h4", $"{Words.Capital(RemedyText.Kind(line))}: {RemedyText.Amount(line)}").Open("ol", ("class", "steps"));
            foreach (var step in Steps(line, agreement.Zone)) html.Element("li", step);
            html.Close().Element("p", $"{Wording.Describe(line.Remedy, line.Finding.Objective, agreement)} Clause {line.Remedy.Clause}", ("class", "source"));
        }
    }

    private static IEnumerable<string> Steps(RemedyLine line, DateTimeZone zone)
    {
        foreach (var reason in line.Because) yield return $"{Words.Capital(reason)}.";
        if (line is not CreditLine credit) yield break;
        if (credit.Paid is { } paid)
            yield return $"Paid: {paid}"
                + (credit.Amount is { } amount && amount != paid ? $" instead of {amount}" : "")
                + (paid.IsCertain ? "." : paid.Least.MinorUnits.IsZero ? "; nothing of it is certain." : $"; {paid.Least} of it is certain.");
        if (RemedyText.ClaimBy(credit, zone) is { } claimBy) yield return $"It has to be claimed by {claimBy}.";
    }
}
