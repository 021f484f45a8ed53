using System.Diagnostics;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Agreements;

/// <summary>What percentages are of.</summary>
internal static class BaseWording
{
    private const string ThePeriod = "the period";

    /// <summary>The base of a remedy, inside a sentence.</summary>
    public static string Of(CreditBase creditBase, Objective objective) => creditBase switch
    {
        CreditBase.Charge charge => $"the charge for the service {Cite.Of(charge.Service)} for {Period(charge.Preceding, ThePeriod)}{Share(charge.Service.Charge!, objective.Every)}{OfScope((charge.Service.Charge as Charge.Measured)?.Amounts, objective)}",
        CreditBase.Regular regular => $"{ServiceWording.Charge(regular.Amount)}, of which a period has its part{Share(regular.Amount, objective.Every)}; {WhenCut(regular.Amount)}",
        CreditBase.Measured measured => $"{Amounts(measured, ThePeriod)}{OfScope(measured.Amounts, objective)}",
        _ => Of(creditBase, ThePeriod),
    };

    /// <summary>The base in a few words: "the charge", "the “freight” of the case".</summary>
    public static string Brief(CreditBase creditBase) => creditBase switch
    {
        CreditBase.Fixed known => QuantityWords.Of(known.Amount),
        CreditBase.Regular regular => ServiceWording.Charge(regular.Amount),
        CreditBase.Charge charge => charge.Preceding ? "the charge for the preceding period" : "the charge",
        CreditBase.AllCharges => "all charges",
        CreditBase.Measured measured => $"the amounts of {Cite.Word(measured.Amounts.Source.Title)}",
        CreditBase.AtRisk => "what is at risk",
        CreditBase.PriceOfCase price => $"the {Cite.Word(price.Field)} of the case",
        _ => throw new UnreachableException(),
    };

    /// <param name="period">The time that it is for: "the period".</param>
    public static string Of(CreditBase creditBase, string period) => creditBase switch
    {
        CreditBase.Fixed known => QuantityWords.Of(known.Amount),
        CreditBase.Regular regular => $"{ServiceWording.Charge(regular.Amount)}, of which {period} has its part; {WhenCut(regular.Amount)}",
        CreditBase.Charge charge => $"the charge for the service {Cite.Of(charge.Service)} for {Period(charge.Preceding, period)}",
        CreditBase.AllCharges => $"the charges for all services for {period}",
        CreditBase.Measured measured => Amounts(measured, period),
        CreditBase.AtRisk => $"what is at risk in {period} (clause 8.7)",
        CreditBase.PriceOfCase price => $"the {Cite.Word(price.Field)} of the case in {Cite.Of(price.Cases)}",
        _ => throw new UnreachableException(),
    };

    /// <summary>The amount that the worth of time of service is told by: a regular one as it is written, whatever part of it a period has.</summary>
    public static string AsWritten(CreditBase creditBase, Objective objective) => creditBase switch
    {
        CreditBase.Regular regular => $"the amount of {ServiceWording.Charge(regular.Amount)} as it is written, not the part of a period",
        CreditBase.Charge { Service.Charge: Charge.PerMonths charge } => $"the amount of {ServiceWording.Charge(charge)} as it is written, not the part of a period",
        _ => Of(creditBase, objective),
    };

    /// <summary>What a whole period costs, where the agreement says so itself.</summary>
    public static Money? MoneyOf(CreditBase creditBase, Objective objective) => creditBase switch
    {
        CreditBase.Fixed known => known.Amount,
        CreditBase.Charge { Service.Charge: Charge.PerMonths charge } => MoneyOf(charge, objective),
        CreditBase.Regular { Amount: var charge } => MoneyOf(charge, objective),
        _ => null,
    };

    /// <summary>What a charge comes to where the term, or a version of the agreement, begins or ends within a period.</summary>
    public static string WhenCut(Charge.PerMonths charge) => "for a period of which the term or an amendment cuts off a part, it is due "
        + (charge.FullWhenCut ? "in full" : "for the months that are left, and for a month that is cut in proportion to its days");

    private static Money? MoneyOf(Charge.PerMonths charge, Objective objective) =>
        MonthsOf(objective.Every) == charge.Months ? charge.Amount : null;

    private static string Period(bool preceding, string period) => preceding ? "the preceding period" : period;

    private static string Amounts(CreditBase.Measured measured, string period) =>
        $"{SelectionWording.Inline(measured.Amounts, "the amounts of")} that fall into {Period(measured.Preceding, period)}";

    /// <summary>Which of the amounts of a promise that is held for one thing after the other count for one of them.</summary>
    private static string OfScope(Selection? amounts, Objective objective) => amounts is not null && Common(amounts, objective.Per) is { Length: > 0 } same
        ? $"; of these amounts only those count that have the {same} that the promise is assessed for"
        : "";

    /// <summary>Those of some names that amounts have as well, as words.</summary>
    public static string Common(Selection amounts, IEnumerable<string> names) =>
        Cite.List(names.Where(name => amounts.Source.Content.Dimensions.Any(d => d.Name == name)).Order(StringComparer.Ordinal).Select(Cite.Word));

    private static string Share(Charge charge, Recurrence every) => charge switch
    {
        Charge.PerMonths { Months: var months } when MonthsOf(every) is { } own && own != months =>
            $": {QuantityWords.Count(own, "month")} of the {QuantityWords.Count(months, "month")} that the charge is for",
        _ => "",
    };

    private static int? MonthsOf(Recurrence every) => every switch
    {
        Recurrence.Monthly monthly => monthly.Months,
        Recurrence.RollingMonths rolling => rolling.Months,
        _ => null,
    };
}
