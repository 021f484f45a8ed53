using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Quantities;

namespace Kept.Language.Binding;

/// <summary>All money of remedies and settlement is in the currency that the agreement settles in.</summary>
internal static class MoneyChecks
{
    public static bool Check(Sequence<Objective> objectives, SettlementTerms terms, Place place, Currency currency, BindingContext context)
    {
        var good = true;
        var found = objectives.SelectMany(o => o.Remedies).SelectMany(Of).Concat(Of(terms, place));
        foreach (var (other, clause) in found)
            if (other != currency) good = context.Report(RemedyDiagnostics.OtherCurrency(clause, other, currency));
        return good;
    }

    private static IEnumerable<(Currency, Place)> Of(Remedy remedy)
    {
        if (remedy.Terms is not { } terms) yield break;
        foreach (var found in Of(terms.Of, remedy.Clause)) yield return found;
        if (terms.AtMost is Compensation.Amount { Currency: var most }) yield return (most, remedy.Clause);
        foreach (var scale in terms.Scale.All)
            foreach (var found in scale.Value is CreditScale.Bands bands ? Of(bands.Items) : Of(scale.Value.Gives, remedy.Clause))
                yield return found;
    }

    private static IEnumerable<(Currency, Place)> Of(SettlementTerms terms, Place place)
    {
        if (terms.AtRisk is Compensation.Amount { Currency: var atRisk }) yield return (atRisk, place);
        foreach (var cap in terms.Caps)
            if (cap.AtMost is Compensation.Amount { Currency: var limit }) yield return (limit, cap.Clause);
        if (terms.Minimum is { } minimum) yield return (minimum.Amount.Currency, place);
        if (terms.Points is not { } points) yield break;
        foreach (var found in Of(points.Of, points.Clause).Concat(Of(points.Bands))) yield return found;
    }

    private static IEnumerable<(Currency, Place)> Of(CreditBase? creditBase, Place clause) => creditBase switch
    {
        CreditBase.Fixed known => [(known.Amount.Currency, clause)],
        CreditBase.Regular regular => [(regular.Amount.Amount.Currency, clause)],
        CreditBase.Measured measured => [(SelectionFields.CurrencyOf(measured.Amounts.Source)!, clause)],
        CreditBase.Charge { Service: { Charge: Charge.PerMonths { Amount.Currency: var charge }, Clause: var service } } => [(charge, service)],
        CreditBase.Charge { Service.Charge: Charge.Measured { Amounts.Source: var charges } } => [(SelectionFields.CurrencyOf(charges)!, clause)],
        _ => [],
    };

    private static IEnumerable<(Currency, Place)> Of(Sequence<Band> bands) => bands.SelectMany(b => Of([b.Gives], b.Clause));

    private static IEnumerable<(Currency, Place)> Of(IEnumerable<Compensation> given, Place clause) =>
        given.OfType<Compensation.Amount>().Select(amount => (amount.Currency, clause));
}
