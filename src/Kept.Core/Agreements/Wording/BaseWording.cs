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
        CreditBase.Charge charge => $"the charge for the service {Cite.Of(charge.Service)} for {Period(charge.Preceding, ThePeriod)}{Share(charge.Service.Charge!, objective.Every)}",
        CreditBase.Regular regular => $"{ServiceWording.Charge(regular.Amount)}, of which a period has its part{Share(regular.Amount, objective.Every)}; {WhenCut(regular.Amount)}",
        CreditBase.Measured measured => $"{Amounts(measured, ThePeriod)}{SameScope(objective)}",
        _ => Of(creditBase, ThePeriod),
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

    /// <summary>What a whole period costs, where the agreement says so itself.</summary>
    public static Money? MoneyOf(CreditBase creditBase, Objective objective) => creditBase switch
    {
        CreditBase.Fixed known => known.Amount,
        CreditBase.Charge { Service.Charge: Charge.PerMonths charge } => MoneyOf(charge, objective),
        CreditBase.Regular { Amount: var charge } => MoneyOf(charge, objective),
        _ => null,
    };

    /// <summary>What a charge comes to where the term, or a version of the agreement, begins or ends within a period.</summary>
    public static string WhenCut(Charge.PerMonths charge) => "for a period that the term or an amendment cuts it is due "
        + (charge.FullWhenCut ? "in full" : "for the months that are left, and for a month that is cut in proportion to its days");

    private static Money? MoneyOf(Charge.PerMonths charge, Objective objective) =>
        MonthsOf(objective.Every) == charge.Months ? charge.Amount : null;

    private static string Period(bool preceding, string period) => preceding ? "the preceding period" : period;

    private static string Amounts(CreditBase.Measured measured, string period) =>
        $"{SelectionWording.Inline(measured.Amounts, "the amounts of")} that fall into {Period(measured.Preceding, period)}";

    private static string SameScope(Objective objective) =>
        objective.Per.Count == 0 ? "" : ", as far as they have the same " + Cite.List(objective.Per.Order(StringComparer.Ordinal).Select(Cite.Word));

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
