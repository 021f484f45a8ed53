using System.Diagnostics;
using Kept.Quantities;
using static Kept.Agreements.Provision;

namespace Kept.Agreements;

/// <summary>How the credits of a period add up, are rounded, limited and claimed.</summary>
internal static class SettlementWording
{
    /// <summary>The paragraphs have fixed numbers; one that is not needed is not there.</summary>
    public static IEnumerable<Paragraph> Of(Agreement agreement)
    {
        if (!IsPaid(agreement)) yield break;
        var terms = agreement.Settlement;
        yield return new("8.1", "Currency and rounding", [
            .. agreement.Currency is { } currency ? [new Sentence("currency", $"Credits are in {currency.Code}.")] : Array.Empty<Provision>(),
            new Sentence("settlement.rounding", $"Each credit is rounded once, to a whole minor unit of the currency: {QuantityWords.Rounding(terms.Rounding)}."),
            .. terms.Caps.Count > 0 ? [new Sentence("", "What limits credits together is rounded down.")] : Array.Empty<Provision>(),
        ]);
        yield return new("8.2", "Several credits of one period", [new Sentence("settlement.combine", Combined(terms.Combination)), .. Order(terms), .. SetOff(agreement)]);
        yield return new("8.3", "Limit", CapWording.Of(terms, agreement.Services).ToSequence<Provision>());
        yield return new("8.4", "Small amounts", [
            new Sentence("settlement.minimum", Minimum(terms)),
            .. terms.Minimum is { Deferred: true } && agreement.Objectives.Any(o => o.Remedies.Any(r => r.Terms?.EarnBack is not null))
                ? [new Sentence("", "What goes back is taken first off what waits for the next period.")] : Array.Empty<Provision>(),
        ]);
        yield return new("8.5", "Missing data", MissingData);
    }

    /// <summary>The paragraphs from number 7 on.</summary>
    public static IEnumerable<Paragraph> Further(Agreement agreement)
    {
        if (!IsPaid(agreement)) yield break;
        var terms = agreement.Settlement;
        if (terms.AtRisk is { } atRisk)
            yield return new("8.7", "What is at risk", [new Sentence("settlement.atRisk", AtRisk(atRisk))]);
        if (terms.Points is { } points) yield return new("8.8", "What points come to", Points(points).ToSequence());
        yield return new("8.9", "Claims", ClaimWording.Of(agreement.Claims, agreement).ToSequence<Provision>());
        if (terms.Applied is not null || terms.Expires is not null) yield return new("8.10", "Use of credits", Use(terms).ToSequence());
    }

    /// <summary>What limits the credits of a period.</summary>
    public static IEnumerable<string> Limits(Agreement agreement) =>
        [Combined(agreement.Settlement.Combination), .. SetOff(agreement).Skip(1).Select(s => s.Text), .. CapWording.Of(agreement.Settlement, agreement.Services).Select(s => s.Text), Minimum(agreement.Settlement)];

    /// <summary>What a reader has to know besides the limits, a sentence each.</summary>
    public static IEnumerable<string> Brief(Agreement agreement)
    {
        if (!IsPaid(agreement)) yield break;
        var terms = agreement.Settlement;
        if (terms.AtRisk is { } atRisk) yield return AtRisk(atRisk);
        if (terms.Points is { } points)
        {
            var of = points.Of is { } whole ? $" of {BaseWording.Of(whole, "that whole span")}" : "";
            yield return $"Points are added up for {DateWords.Of(points.Per)}. What they come to: "
                + string.Join("; ", points.Bands.Select(b => $"{QuantityWords.Range(b.When)}, {RemedyWording.Gives(b.Gives)}{(b.Gives is Compensation.ShareOfBase ? of : "")}")) + ".";
        }
        yield return string.Join(' ', ClaimWording.Of(agreement.Claims, agreement).Select(s => s.Text));
    }

    private static string AtRisk(Compensation atRisk) =>
        $"At risk in a period {(atRisk is Compensation.ShareOfBase ? $"are {RemedyWording.Gives(atRisk)} of the charges for all services for it" : $"is {RemedyWording.Gives(atRisk)}")}.";

    private static bool IsPaid(Agreement agreement) =>
        agreement.Objectives.SelectMany(o => o.Remedies).Any(r => r is Remedy.Credit or Remedy.Bonus) || agreement.Settlement.Points is not null;

    private static Sequence<Provision> MissingData { get; } =
    [
        new Sentence("", "Where missing data leave a credit open between two amounts, the smaller one is owed and the rest stays open until the data are there."),
        new Sentence("", "Where nothing says what was charged, a credit that is a share of the charge has no amount until that is known."),
    ];

    private static string Minimum(SettlementTerms terms) => terms.Minimum is { } minimum
        ? $"{(minimum.Each ? "A credit is paid only if it is" : "The credits of a period are paid only if together they are")} "
            + $"{minimum.Comparator.InWords()} {QuantityWords.Of(minimum.Amount)}; otherwise "
            + (minimum.Deferred ? "they are added to those of the next period." : "nothing is owed.")
        : "Credits are paid however small they are.";

    /// <summary>In which order the steps are taken, where there are several.</summary>
    private static IEnumerable<Provision> Order(SettlementTerms terms)
    {
        var steps = terms.Order.Where(step => IsTaken(step, terms)).Select(Step).ToList();
        if (steps.Count > 1) yield return new Sentence("settlement.order", $"The steps are taken in this order: {string.Join("; ", steps)}.");
    }

    /// <summary>What is owed besides the credits that combination, limit and minimum are about.</summary>
    private static IEnumerable<Sentence> SetOff(Agreement agreement)
    {
        var paying = agreement.Objectives.Where(o => o.Remedies.Any(r => r is Remedy.Credit or Remedy.Bonus)).ToList();
        var counter = paying.FirstOrDefault(agreement.IsCounterPromise);
        var others = new List<string>();
        if (paying.Any(o => o.Remedies.Any(r => r is Remedy.Bonus))) others.Add("bonuses");
        if (counter is not null) others.Add($"service credits that {Cite.Role(counter.Obliged!, agreement)} owes");
        if (others.Count == 0) return [];
        var own = counter is null ? "service credits" : $"service credits that {Cite.Role(counter.To!, agreement)} owes";
        return [new("", $"What 8.2, 8.3 and 8.4 say is about {own}."), new("", $"{Cite.Capital(Cite.List(others))} are set off in full against what is then left of the {own}.")];
    }

    private static bool IsTaken(SettlementStep step, SettlementTerms terms) => step switch
    {
        SettlementStep.Combine => terms.Combination is not Combination.Sum,
        SettlementStep.Cap => terms.Caps.Count > 0,
        SettlementStep.Minimum => terms.Minimum is { Each: false },
        _ => throw new UnreachableException(),
    };

    private static string Step(SettlementStep step) => step switch
    {
        SettlementStep.Combine => "the highest credits are found",
        SettlementStep.Cap => "the limit is applied",
        SettlementStep.Minimum => "the minimum is asked",
        _ => throw new UnreachableException(),
    };

    private static string Combined(Combination combination) => combination switch
    {
        Combination.Sum => "All credits of a period add up.",
        Combination.HighestPer { Of.Count: 0 } => "Only the highest credit of a period is owed.",
        Combination.HighestPer per => $"Of the credits of a period for the same {Cite.Groups(per.Of)} only the highest is owed. The highest credits{Lacking(per)} add up.",
        _ => throw new UnreachableException(),
    };

    /// <summary>Every credit has a service or none, and a promise; not every credit has the dimensions that others have.</summary>
    private static string Lacking(Combination.HighestPer per) =>
        per.Of.Where(name => name is not (CreditGroup.Service or CreditGroup.Objective)).Select(Cite.Word).ToList() is { Count: > 0 } dimensions
            ? $" and the credits without a {Cite.List(dimensions, "or")}"
            : "";

    private static IEnumerable<Provision> Points(PointsTerms points)
    {
        yield return new Sentence("settlement.points.per", $"Points are added up for {DateWords.Of(points.Per)}.");
        if (points.Of is { } of) yield return new Sentence("settlement.points.of", $"Percentages refer to {BaseWording.Of(of, "that whole span")}.");
        yield return new Table("What a number of points comes to", ["Points", "Credit"], points.Bands.Select(band => new TableRow(
            $"settlement.points.bands.{band.When}", [Cite.Capital(QuantityWords.Range(band.When)), RemedyWording.Gives(band.Gives)])).ToSequence());
    }

    private static IEnumerable<Provision> Use(SettlementTerms terms)
    {
        if (terms.Applied is { } applied) yield return new Sentence("settlement.applied", $"A credit is applied {applied}.");
        if (terms.Expires is { } expires) yield return new Sentence("settlement.expires", $"A credit that was not used expires {expires}.");
    }
}
