using Kept.Agreements;
using Kept.Documents.Findings;
using Kept.Quantities;
using Kept.Remedies;
using Kept.Statements;

namespace Kept.Documents.Pages;

/// <summary>How the credits of all findings became the total.</summary>
internal static class SettlementSection
{
    private const int MostRows = 1_000;

    public static void Write(HtmlWriter html, Statement statement)
    {
        var settlement = statement.Settlement;
        if (settlement.Lines.Count == 0) return;
        html.Open("section").Element("h2", "Credits");
        Tables.Write(html, "Credits by objective", new Table(
            [new("Objective"), new("Period"), new("Base", true), new("Share", true), new("By itself", true), new("Paid", true)],
            settlement.Lines.Take(MostRows).Select(Row).ToSequence(), Math.Max(0, settlement.Lines.Count - MostRows)));
        html.Open("ol", ("class", "steps"));
        foreach (var rule in Rules(statement.Agreement.Settlement)) html.Element("li", rule);
        foreach (var step in settlement.Steps) html.Element("li", $"{Words.Capital(step)}.");
        html.Close().Open("p", ("class", "sum")).Text("Total credit ").Element("strong", settlement.Total?.ToString() ?? "not known yet").Close();
        if (settlement.Total is { IsCertain: false } total)
            html.Element("p", $"{total.Least} is certain; the rest depends on what nobody knows.", ("class", "source"));
        html.Close();
    }

    private static Sequence<string> Row(CreditLine line) =>
    [
        line.Finding.FullTitle, line.Finding.Period.Label,
        line.Base is { } known ? Amount(known, line) : "–",
        line.Percent is { } percent ? Quantity.Share(percent).ToText() : "–",
        line.Amount?.ToString() ?? "not known yet", line.Paid?.ToString() ?? "not known yet",
    ];

    private static string Amount(Rational value, CreditLine line) => line.Amount is { } amount
        ? new Quantity(value, new Unit.Amount(amount.Most.Currency)).ToText()
        : value.ToShortDecimal(6);

    private static IEnumerable<string> Rules(SettlementTerms terms)
    {
        yield return $"Every credit is rounded {Words.Rounded(terms.Rounding)} to the smallest unit of the currency, once.";
        yield return Words.Combined(terms.Combination);
        if (terms.Minimum is { } minimum)
            yield return $"{(minimum.Each ? "A credit" : "The total")} is paid when it is {minimum.Comparator.InWords()} {minimum.Amount}"
                + (terms is { Cap: not null, MinimumBeforeCap: true } ? ", asked before the cap." : ".");
        if (terms.Cap is { } cap) yield return $"All credits of a period together are at most {Words.Limit(cap.AtMost)}.";
    }
}
