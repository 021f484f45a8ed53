using System.Diagnostics;
using Kept.Agreements;
using Kept.Quantities;

namespace Kept.Remedies;

/// <summary>What compensations are worth under one remedy: shares of the base and, where the agreement says so, time of service
/// become money.</summary>
/// <param name="split">The part of a period that is settled where amounts are for the whole of it.</param>
internal sealed class Valuation(CreditTerms terms, Priced? priced, Currency? currency, SplitPart? split)
{
    /// <summary>Money where it can be money; null when the base is not known.</summary>
    public Compensation? Of(Compensation gives) => gives switch
    {
        Compensation.ShareOfBase share => priced is null ? null : Money(share.Share * priced.Amount),
        Compensation.ServiceTime time when terms.Worth is { } worth => Worth(worth, time.Unit) is { } each ? Money(time.Count * each * Part) : null,
        _ => gives.Times(Part),
    };

    /// <summary>How an amount was found, for people; null where there is nothing to say.</summary>
    public string? Explain(Compensation gives) => gives switch
    {
        Compensation.Nothing => null,
        Compensation.ShareOfBase share => $"{share} of {Base()} = {Of(gives)}",
        Compensation.ServiceTime time when terms.Worth is { } worth =>
            $"{time} at {Money(Worth(worth, time.Unit)!.Value)} for each {time.Unit.Word}{(split is null ? "" : $" for {split.Words}")} = {Of(gives)}",
        _ => split is null ? gives.ToString() : $"{gives} for {split.Words} = {Of(gives)}",
    };

    private Rational Part => split?.Share ?? Rational.One;

    /// <summary>The order of amounts of one kind; time of service by its usual length.</summary>
    public static Rational SizeOf(Compensation value) => value switch
    {
        Compensation.Nothing => Rational.Zero,
        Compensation.Amount amount => amount.Value,
        Compensation.ServiceTime time => time.Count * time.Unit.HoursForOrder,
        Compensation.Points points => points.Count,
        _ => throw new UnreachableException(),
    };

    /// <summary>What one unit of time is worth; null when the base is not known.</summary>
    private Rational? Worth(TimeWorth worth, ServiceTimeUnit unit)
    {
        var written = terms.Of switch
        {
            CreditBase.Fixed known => known.Amount.Amount,
            CreditBase.Regular regular => regular.Amount.Amount.Amount,
            CreditBase.Charge { Service.Charge: Charge.PerMonths charge } => charge.Amount.Amount,
            _ => priced?.Amount,
        };
        return NamedValues.Compiler.Value(worth.Find(unit)!)(new Dictionary<string, Rational?> { [FactNames.Base] = written });
    }

    private string Base() => priced!.Words is { } words ? $"{Money(priced.Amount)} ({words})" : $"{Money(priced.Amount)}";

    private Compensation.Amount Money(Rational value) => new(value, currency!);
}
