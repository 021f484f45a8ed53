using Kept.Agreements;
using Kept.Language.Binding.Shapes;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding;

/// <summary>What percentages are of.</summary>
internal static class CreditBaseShapes
{
    private static readonly Shape<Boxed<bool>> Preceding = new WordShape<Boxed<bool>>("which period's", [
        ("this period", new(false), "The period that is assessed."),
        ("preceding period", new(true), "The period before it.")]);

    /// <summary>The base of a remedy, before it is known which service its objective is about.</summary>
    public static Shape<CreditBaseDraft> OfRemedy { get; } = new EitherShape<CreditBaseDraft>(
        new WordOrScalarShape<CreditBaseDraft>(
            [("charge", new CreditBaseDraft.ServiceCharge(false), "The charge of the objective's service for the period."),
                .. Words],
            "an amount of money, for itself or per month, quarter or year", "500.00 EUR", TryParseAmount),
        new KeyedShape<CreditBaseDraft>([
            ("source", Measured()), ("charge", ServiceCharge()), ("field", Price()), ("amount", Regular())]));

    /// <summary>The base of what points come to.</summary>
    public static Shape<CreditBaseDraft> OfPoints { get; } = new WordOrScalarShape<CreditBaseDraft>(
        [("charge", new CreditBaseDraft.Known(new CreditBase.AllCharges()), "The charges of all services for the span."), .. Words[1..]],
        "an amount of money, for itself or per month, quarter or year", "500.00 EUR", TryParseAmount);

    private static (string, CreditBaseDraft, string)[] Words => [
        ("all-charges", new CreditBaseDraft.Known(new CreditBase.AllCharges()), "The charges of all services for the period."),
        ("at-risk", new CreditBaseDraft.Known(new CreditBase.AtRisk()), "What the settlement puts at risk in the period."),
    ];

    private static bool TryParseAmount(string text, out CreditBaseDraft value, out ScalarProblem problem)
    {
        value = null!;
        if (text.Contains(" per ", StringComparison.Ordinal))
        {
            if (!ServiceShapes.TryParseCharge(text, out var charge, out problem)) return false;
            value = new CreditBaseDraft.Known(new CreditBase.Regular(charge));
            return true;
        }
        if (!Scalars.TryParseMoney(text, out var money, out problem)) return false;
        value = new CreditBaseDraft.Known(new CreditBase.Fixed(money));
        return true;
    }

    private static RecordShape<CreditBaseDraft> ServiceCharge()
    {
        var charge = Required("charge", Preceding, "Of which period the service's charge is meant.");
        return new("A charge", [charge], r => new CreditBaseDraft.ServiceCharge(r.Get(charge).Value));
    }

    private static RecordShape<CreditBaseDraft> Measured()
    {
        var period = Optional("period", Preceding, "The period whose amounts are meant; this period when left out.");
        return new("Measured amounts", [SelectionFields.Source, SelectionFields.Where, period], r =>
            SelectionFields.Money(r) is { } selection
                ? new CreditBaseDraft.Known(new CreditBase.Measured(selection, r.Get(period, new(false)).Value))
                : null);
    }

    private static RecordShape<CreditBaseDraft> Price()
    {
        var field = Required("field", Scalars.Name("a field of the cases", "price"), "The field of the case with the amount, for an objective per case.");
        return new("The price of the case", [field], r => new CreditBaseDraft.PriceOfCase(r.Get(field), r.PlaceOf(field)));
    }

    private static RecordShape<CreditBaseDraft> Regular()
    {
        var amount = Required("amount", ServiceShapes.Regular, "The amount for each month, quarter or year.");
        return new("A regular amount", [amount, ServiceShapes.PartialPeriods], r => new CreditBaseDraft.Known(
            new CreditBase.Regular(r.Get(amount) with { FullWhenCut = r.Get(ServiceShapes.PartialPeriods, new(false)).Value })));
    }
}

/// <summary>What percentages are of, as written. Exactly one of the cases below.</summary>
internal abstract record CreditBaseDraft
{
    private protected CreditBaseDraft() { }

    public sealed record Known(CreditBase Base) : CreditBaseDraft;

    /// <summary>The charge of the objective's service.</summary>
    public sealed record ServiceCharge(bool Preceding) : CreditBaseDraft;

    /// <summary>A field of the objective's cases.</summary>
    public sealed record PriceOfCase(string Field, Diagnostics.Place At) : CreditBaseDraft;
}
