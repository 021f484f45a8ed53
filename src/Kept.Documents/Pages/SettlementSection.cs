using Kept.Agreements;
using Kept.Documents.Findings;
using Kept.Quantities;
using Kept.Remedies;
using Kept.Statements;

namespace Kept.Documents.Pages;

/// <summary>What was inherited, and how the credits of all findings became the total.</summary>
internal static class SettlementSection
{
    private const int MostRows = 1_000;

    public static void Write(HtmlWriter html, Statement statement)
    {
        WriteInherited(html, statement);
        var settlement = statement.Settlement;
        if (!settlement.HasMoney) return;
        var credits = settlement.Credits.ToList();
        html.Open("section").Element("h2", "Credits");
        Tables.Write(html, "Credits by objective", new Table(
            [new("Objective"), new("Period"), new("Base", true), new("Share", true), new("By itself", true), new("Paid", true)],
            credits.Take(MostRows).Select(Row).Concat(settlement.PointsCredits.Select(Row)).ToSequence(), Math.Max(0, credits.Count - MostRows)));
        html.Open("ol", ("class", "steps"));
        foreach (var rule in Wording.Settling(statement.Agreement)) html.Element("li", rule);
        foreach (var back in settlement.Lines.OfType<ReturnLine>()) html.Element("li", $"{back.Amount} are taken off: {string.Join("; ", back.Because)}.");
        foreach (var step in settlement.Steps) html.Element("li", $"{Words.Capital(step)}.");
        html.Close().Open("p", ("class", "sum")).Text("Total credit ").Element("strong", settlement.Total?.ToString() ?? "not known yet").Close();
        if (settlement.Total is { IsCertain: false } total)
            html.Element("p", $"{total.Least} is certain; the rest depends on what nobody knows.", ("class", "source"));
        html.Close();
    }

    private static void WriteInherited(HtmlWriter html, Statement statement)
    {
        if (statement.Settlement.Inherited.IsNothing) return;
        html.Open("section").Element("h2", "Inherited from the periods before").Open("ul");
        foreach (var line in CarryText.Lines(statement.Settlement.Inherited, statement.Agreement)) html.Element("li", line);
        html.Close().Close();
    }

    private static Sequence<string> Row(CreditLine line) =>
    [
        line.IsBonus ? $"{line.Finding.FullTitle}, bonus" : line.Finding.FullTitle, line.Finding.Period.Label,
        line.Base is { } known ? Amount(known, line.Amount) : "–",
        line.Percent is { } percent ? Quantity.Share(percent).ToText() : "–",
        line.Amount?.ToString() ?? "not known yet", line.Paid?.ToString() ?? "not known yet",
    ];

    private static Sequence<string> Row(PointsCredit credit) =>
    [
        "Points", credit.Span.Label, credit.Base is { } known ? Amount(known, credit.Amount) : "–", "–",
        credit.Amount?.ToString() ?? "not known yet", credit.Paid?.ToString() ?? "not known yet",
    ];

    private static string Amount(Rational value, MoneyRange? beside) => beside is { Most.Currency: var currency }
        ? new Quantity(value, new Unit.Amount(currency)).ToText()
        : value.ToShortDecimal(6);
}
