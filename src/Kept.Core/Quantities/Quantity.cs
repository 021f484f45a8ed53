namespace Kept.Quantities;

/// <summary>An exact value with its unit. Shares are plain numbers (99.95 % is 1999/2000), times are seconds.</summary>
public sealed record Quantity(Rational Value, Unit Unit)
{
    public static Quantity Share(Rational value) => new(value, Unit.OfShare);

    public static Quantity Number(Rational value) => new(value, Unit.OfNumber);

    public static Quantity Seconds(Rational seconds, DurationUnit shownIn) => new(seconds, new Unit.Time(shownIn));

    /// <summary>The value in the unit shown: 99.95 for 1999/2000 of a whole.</summary>
    public Rational Shown => Value / Unit.Scale;

    /// <summary>As people write it: <c>99.95%</c>, <c>4 h</c>, <c>12000.00 EUR</c>. Long fractions are cut at
    /// <paramref name="places"/> digits by rounding half up.</summary>
    public string ToText(int places = 6) => Unit switch
    {
        Unit.Amount amount when Fits(amount.Currency.MinorDigits) => $"{Shown.ToDecimal(amount.Currency.MinorDigits)} {Unit.Symbol}",
        Unit.Share => Shown.ToShortDecimal(places) + "%",
        Unit.Number => Shown.ToShortDecimal(places),
        _ => $"{Shown.ToShortDecimal(places)} {Unit.Symbol}",
    };

    public override string ToString() => ToText();

    private bool Fits(int places) => (Value * System.Numerics.BigInteger.Pow(10, places)).IsWhole;
}
