using System.Numerics;

namespace Kept.Quantities;

/// <summary>An amount in whole minor units of its currency: 12.50 EUR is 1,250.</summary>
public sealed record Money(BigInteger MinorUnits, Currency Currency)
{
    public static Money Zero(Currency currency) => new(0, currency);

    /// <summary>Rounds an exact amount, given in units of the currency, to whole minor units.</summary>
    public static Money Round(Rational amount, Currency currency, RoundingRule rule) =>
        new((amount * BigInteger.Pow(10, currency.MinorDigits)).Round(rule), currency);

    /// <summary>The amount in units of the currency, exact.</summary>
    public Rational Amount => Rational.Of(MinorUnits, BigInteger.Pow(10, Currency.MinorDigits));

    /// <summary>The amount with all its minor digits and no currency: <c>1200.00</c>.</summary>
    public string Digits => Amount.ToDecimal(Currency.MinorDigits);

    public static Money operator +(Money a, Money b) => Same(a, b) with { MinorUnits = a.MinorUnits + b.MinorUnits };

    public static Money operator -(Money a, Money b) => Same(a, b) with { MinorUnits = a.MinorUnits - b.MinorUnits };

    public static Money Min(Money a, Money b) => Same(a, b).MinorUnits <= b.MinorUnits ? a : b;

    public static Money Max(Money a, Money b) => Same(a, b).MinorUnits >= b.MinorUnits ? a : b;

    public override string ToString() => $"{Digits} {Currency.Code}";

    private static Money Same(Money a, Money b) => a.Currency == b.Currency
        ? a
        : throw new ArgumentException($"{a} and {b} are of different currencies.");
}
