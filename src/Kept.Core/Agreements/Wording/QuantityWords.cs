using System.Diagnostics;
using System.Globalization;
using Kept.Quantities;
using NodaTime;

namespace Kept.Agreements;

/// <summary>Quantities, money and lengths of time as a contract prints them.</summary>
internal static class QuantityWords
{
    private const int Places = 30;   // as many as can be written, so that nothing is rounded

    public static string Of(Quantity quantity) => quantity.Unit switch
    {
        Unit.Time time => Count(quantity.Shown, Noun(time.ShownIn)),
        _ => Grouped(quantity.ToText(Places)),
    };

    public static string Of(Money money) => Grouped(money.ToString());

    public static string Of(Comparison comparison) => $"{comparison.Comparator.InWords()} {Of(comparison.Limit)}";

    /// <summary>A share of something, in percent.</summary>
    public static string Share(Rational share) => Of(Quantity.Share(share));

    /// <summary>A length of time in the largest unit that it is a whole number of: <c>5 minutes</c>, <c>1 hour</c>.</summary>
    public static string Length(long ticks)
    {
        foreach (var (size, noun) in Sizes)
            if (ticks >= size && ticks % size == 0) return Count(ticks / size, noun);
        return Count(Rational.Of(ticks, NodaConstants.TicksPerSecond), "second");
    }

    /// <summary>"1 day", "2 days".</summary>
    public static string Count(Rational number, string noun) =>
        $"{Grouped(number.ToShortDecimal(Places))} {noun}{(number == Rational.One ? "" : "s")}";

    /// <summary>A quantity behind "each": "hour" for one, "2 hours" for more.</summary>
    public static string Each(Quantity quantity) => quantity.Unit is Unit.Time time ? Each(quantity.Shown, Noun(time.ShownIn)) : Of(quantity);

    public static string Each(Rational number, string noun) => number == Rational.One ? noun : Count(number, noun);

    /// <summary>A range of an attainment: "from 99% to below 99.9%".</summary>
    public static string Range(QuantityInterval range) => (range.Low, range.High) switch
    {
        (null, null) => "any",
        (null, { } high) => range.HighIncluded ? $"up to and including {Of(high)}" : $"below {Of(high)}",
        ({ } low, null) => range.LowIncluded ? $"{Of(low)} and above" : $"above {Of(low)}",
        ({ } low, { } high) when low.Value == high.Value => $"exactly {Of(low)}",
        ({ } low, { } high) => $"{(range.LowIncluded ? "from" : "above")} {Of(low)} "
            + $"{(range.HighIncluded ? "up to and including" : "to below")} {Of(high)}",
    };

    public static string Rounding(RoundingRule rule) => rule switch
    {
        RoundingRule.HalfUp => "to the nearest, a half away from zero",
        RoundingRule.HalfEven => "to the nearest, a half to the even one",
        RoundingRule.HalfDown => "to the nearest, a half toward zero",
        RoundingRule.Up => "away from zero",
        RoundingRule.Down => "toward zero",
        RoundingRule.Floor => "to the smaller",
        RoundingRule.Ceiling => "to the larger",
        _ => throw new UnreachableException(),
    };

    private static readonly (long Ticks, string Noun)[] Sizes = [
        (NodaConstants.TicksPerHour, "hour"), (NodaConstants.TicksPerMinute, "minute"), (NodaConstants.TicksPerSecond, "second")];

    private static string Noun(DurationUnit unit) => unit switch
    {
        DurationUnit.Milliseconds => "millisecond",
        DurationUnit.Seconds => "second",
        DurationUnit.Minutes => "minute",
        DurationUnit.Hours => "hour",
        DurationUnit.Days => "day",
        _ => throw new UnreachableException(),
    };

    /// <summary>With a comma between groups of three digits before the point.</summary>
    private static string Grouped(string text)
    {
        var start = text.StartsWith('-') ? 1 : 0;
        var digits = text.AsSpan(start).IndexOfAnyExceptInRange('0', '9');
        if (digits < 0) digits = text.Length - start;
        for (var at = start + digits - 3; at > start; at -= 3) text = text.Insert(at, ",");
        return text;
    }

    public static string Number(int number) => Grouped(number.ToString(CultureInfo.InvariantCulture));
}
