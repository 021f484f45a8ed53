using System.Numerics;
using Kept.Quantities;

namespace Kept.Statements;

/// <summary>How figures are shown: in the unit of the promise, and never on the other side of it than they are.</summary>
public static class Shown
{
    private const int MostPlaces = 60;

    /// <summary>The unit that a measured value is shown in: the one that the target is written in, where both are times.</summary>
    public static Unit UnitOf(Unit measured, Comparison? target) =>
        measured is Unit.Time && target?.Limit.Unit is Unit.Time written ? written : measured;

    /// <summary>The figure in the unit shown, rounded half up to <paramref name="places"/> digits after the point, with as many
    /// more as it takes for the rounded figure to meet the target exactly when the figure does. Where no digits are enough, since
    /// both are the same endless fraction, it is rounded to the side that it is on.</summary>
    public static string Decimal(Figure figure, Unit unit, Comparison? target, int places)
    {
        var shown = figure.Scale(Rational.One / unit.Scale);
        if (target is null) return shown.ToDecimal(places);

        var limit = target.Limit.Value / unit.Scale;
        var meets = shown.Holds(target.Comparator, limit);
        for (var digits = places; digits < MostPlaces; digits++)
        {
            var text = shown.ToDecimal(digits);
            if (Rational.TryParseDecimal(text, out var rounded) && target.Comparator.Holds(rounded, limit) == meets) return text;
        }
        return shown.ToDecimal(MostPlaces, target.Comparator.PrefersMore == meets ? RoundingRule.Ceiling : RoundingRule.Floor);
    }

    /// <summary>The figure for people, with at least as many digits as its target has: <c>99.680%</c>, <c>3 h</c>.</summary>
    public static string Text(Figure figure, Unit unit, Comparison? target, int places = 3)
    {
        if (target is not null) places = Math.Max(places, DigitsOf(target.Limit.Value / unit.Scale));
        var text = Decimal(figure, unit, target, figure.IsAtHand && IsWhole(figure, unit) && unit is not Unit.Share ? 0 : places);
        return unit switch
        {
            Unit.Share => text + "%",
            Unit.Number => text,
            _ => $"{text} {unit.Symbol}",
        };
    }

    /// <summary>How many digits a number has after the point; 0 for one that does not end.</summary>
    private static int DigitsOf(Rational number)
    {
        for (var digits = 0; digits < MostPlaces; digits++)
            if ((number * BigInteger.Pow(10, digits)).IsWhole) return digits;
        return 0;
    }

    private static bool IsWhole(Figure figure, Unit unit) => (figure.Exact / unit.Scale).IsWhole;

    /// <summary>The reduced fraction of a figure with up to 64 digits in numerator and denominator together; null when it is
    /// longer, or when nobody has worked it out because it is bound to be.</summary>
    public static string? Fraction(Figure figure, Unit unit)
    {
        if (!figure.IsAtHand) return null;
        var value = unit is Unit.Share ? figure.Exact : figure.Exact / unit.Scale;
        return Digits(value.Numerator) + Digits(value.Denominator) <= 64 ? value.ToString() : null;
    }

    private static int Digits(BigInteger value) => BigInteger.Abs(value).ToString(null, null).Length;
}
