using System.Globalization;
using Kept.Quantities;

namespace Kept.Documents.Charts;

/// <summary>A scale of values with round steps, in the unit shown. Its labels are exact; only positions are floating.
/// </summary>
internal sealed record ValueAxis(Rational Low, Rational High, Rational Step, Unit Unit)
{
    private const int PixelDigits = 30;   // more than a double holds, even for eleven nines

    /// <summary>The scale with about <paramref name="ticks"/> steps that holds both values.</summary>
    public static ValueAxis Around(Rational low, Rational high, int ticks, Unit unit)
    {
        if (low == high) (low, high) = (low - Rational.One, high + Rational.One);
        var step = RoundStep((high - low) / ticks);
        return new((low / step).Floor() * step, (high / step).Ceiling() * step, step, unit);
    }

    public IEnumerable<(Rational Value, string Label)> Ticks
    {
        get
        {
            var places = PlacesOf(Step);
            var symbol = Unit is Unit.Share ? "%" : Unit.Symbol.Length == 0 ? "" : $" {Unit.Symbol}";
            for (var value = Low; value <= High; value += Step) yield return (value, value.ToDecimal(places) + symbol);
        }
    }

    /// <summary>0 at the low end, 1 at the high one; beyond the ends for values beyond them.</summary>
    public double PositionOf(Rational value)
    {
        var share = (value - Low) / (High - Low);
        return double.Parse(share.ToDecimal(PixelDigits), CultureInfo.InvariantCulture);
    }

    /// <summary>The smallest of 1, 2, 5, 10 … that is not below a size, for any power of ten.</summary>
    internal static Rational RoundStep(Rational size)
    {
        var power = Rational.One;
        while (power * 10 <= size) power *= 10;
        while (power > size) power /= 10;
        return new Rational[] { 1, 2, 5, 10 }.Select(m => m * power).First(step => step >= size);
    }

    private static int PlacesOf(Rational step)
    {
        var places = 0;
        for (var scaled = step; !scaled.IsWhole; scaled *= 10) places++;
        return places;
    }
}
