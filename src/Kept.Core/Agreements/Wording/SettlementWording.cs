using System.Diagnostics;
using Kept.Quantities;
using static Kept.Agreements.Provision;

namespace Kept.Agreements;

/// <summary>How the credits of a period add up, are rounded and limited.</summary>
internal static class SettlementWording
{
    /// <summary>The paragraphs have fixed numbers; one that is not needed is not there.</summary>
    public static IEnumerable<Provision> Of(Agreement agreement)
    {
        var terms = agreement.Settlement;
        yield return new Paragraph("8.1", "Currency and rounding", [
            .. agreement.Currency is { } currency ? [new Sentence("currency", $"Credits are in {currency.Code}.")] : Array.Empty<Provision>(),
            new Sentence("settlement.rounding", $"Each credit is rounded once, to a whole minor unit of the currency: {QuantityWords.Rounding(terms.Rounding)}."),
        ]);
        yield return new Paragraph("8.2", "Several credits of one period", [new Sentence("settlement.combine", Combined(terms.Combination))]);
        yield return new Paragraph("8.3", "Limit", [new Sentence("settlement.cap", Cap(terms))]);
        yield return new Paragraph("8.4", "Small amounts", [new Sentence("settlement.minimum", Minimum(terms)), .. Order(terms)]);
        yield return new Paragraph("8.5", "Missing data", [
            new Sentence("", "Where missing data leave a credit open between two amounts, the smaller one is owed and the rest stays open until the data are there."),
            new Sentence("", "Where nothing says what was charged, a credit that is a share of the charge has no amount until that is known."),
        ]);
    }

    /// <summary>What limits the credits of a period.</summary>
    public static IEnumerable<string> Limits(SettlementTerms terms) => [Combined(terms.Combination), Cap(terms), Minimum(terms)];

    private static string Cap(SettlementTerms terms) => terms.Cap is { } cap
        ? $"All credits of a period together are at most {RemedyWording.Gives(cap.AtMost)}{(cap.AtMost is Compensation.ShareOfBase ? " of the charges for all services for that period" : "")}."
        : "The credits of a period together have no limit.";

    private static string Minimum(SettlementTerms terms) => terms.Minimum is { } minimum
        ? $"{(minimum.Each ? "A credit is paid only if it is" : "The credits of a period are paid only if together they are")} "
            + $"{minimum.Comparator.InWords()} {QuantityWords.Of(minimum.Amount)}; otherwise nothing is owed."
        : "Credits are paid however small they are.";

    private static IEnumerable<Sentence> Order(SettlementTerms terms)
    {
        if (terms is { Minimum.Each: false, Cap: not null })
            yield return new("settlement.order", terms.MinimumBeforeCap
                ? "The minimum is asked of the total before the limit is applied."
                : "The minimum is asked of the total after the limit is applied.");
    }

    private static string Combined(Combination combination) => combination switch
    {
        Combination.Sum => "All credits of a period add up.",
        Combination.HighestPerService => "Of the credits of one service in a period only the highest is owed; those of different services add up.",
        Combination.Highest => "Only the highest credit of a period is owed.",
        _ => throw new UnreachableException(),
    };
}
