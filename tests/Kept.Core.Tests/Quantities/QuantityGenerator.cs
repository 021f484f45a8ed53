using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Kept.Quantities;

namespace Kept.Core.Tests.Quantities;

/// <summary>Quantities that can be written: decimals of any unit.</summary>
internal static class QuantityGenerator
{
    private static readonly Unit[] Units =
    [
        Unit.OfNumber, Unit.OfShare, Unit.OfSeconds, new Unit.Time(DurationUnit.Milliseconds),
        new Unit.Time(DurationUnit.Minutes), new Unit.Time(DurationUnit.Hours), new Unit.Named("points"),
        new Unit.Named("°C"), new Unit.Amount(Currency.Find("EUR")!), new Unit.Amount(Currency.Find("JPY")!),
        new Unit.Amount(Currency.Find("KWD")!),
    ];

    public static Gen<Quantity> NonNegative { get; } =
        from digits in Gen.Choose(0, int.MaxValue)
        from places in Gen.Choose(0, 9)
        from unit in Gen.Elements(Units)
        select new Quantity(Rational.Of(digits, BigInteger.Pow(10, places)) * unit.Scale, unit);

    public static Gen<Quantity> Any { get; } =
        from quantity in NonNegative
        from isNegative in Gen.Elements(false, true)
        select isNegative ? quantity with { Value = -quantity.Value } : quantity;
}
