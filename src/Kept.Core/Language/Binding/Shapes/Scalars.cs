using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Kept.Diagnostics;
using Kept.Quantities;
using Kept.Time;
using NodaTime;

namespace Kept.Language.Binding.Shapes;

/// <summary>The notations of single values.</summary>
internal static class Scalars
{
    public static Shape<string> Text(string what, string example) => new ScalarShape<string>(what, example, AnyText);

    public static Shape<string> Name(string what, string example) => new ScalarShape<string>(what, example, AName);

    public static Shape<string> Column { get; } = Text("the name of a column", "created_at");

    public static Shape<Boxed<int>> Count(string what, string example) => new ScalarShape<Boxed<int>>(what, example, Whole);

    public static Shape<Quantity> Quantity { get; } = new ScalarShape<Quantity>(
        "a quantity with its unit", "99.9%", TryParseQuantity);

    public static Shape<Money> Money { get; } = new ScalarShape<Money>("an amount of money", "500.00 EUR", TryParseMoney);

    public static Shape<Comparison> Comparison { get; } = new ScalarShape<Comparison>(
        "a comparison", "at least 99.9%", TryParseComparison);

    public static Shape<QuantityInterval> Interval { get; } = new ScalarShape<QuantityInterval>(
        "a range of values", "[99.0%, 99.9%)", TryParseInterval);

    /// <summary>A length of time that does not depend on a calendar, in ticks.</summary>
    public static Shape<Length> Duration { get; } = new ScalarShape<Length>("a duration", "30 minutes", TryParseDuration);

    /// <summary>A length of time that is not nothing, in ticks.</summary>
    public static Shape<Length> SomeDuration { get; } = new ScalarShape<Length>(
        "a duration of more than nothing", "30 minutes",
        (string text, [MaybeNullWhen(false)] out Length value, out ScalarProblem problem) =>
            TryParseDuration(text, out value, out problem) && value.Ticks > 0);

    public static Shape<Currency> Currency { get; } = new ScalarShape<Currency>(
        "a currency code of ISO 4217", "EUR", ACurrency);

    public static Shape<DateTimeZone> Zone { get; } = new ScalarShape<DateTimeZone>(
        "a time zone of the IANA database", "Europe/Berlin", AZone);

    public static Shape<Boxed<LocalDate>> Date { get; } = new ScalarShape<Boxed<LocalDate>>("a date", "2026-01-01", ADate);

    public static Shape<Recurrence> Recurrence { get; } = new ScalarShape<Recurrence>(
        "how often it is assessed", "month",
        TryParseRecurrence);

    /// <summary>A parser of <see cref="Kept.Time"/>, whose problems say what is expected and what was found.</summary>
    public static ScalarParser<T> Timely<T>(TimelyParser<T> parse) =>
        (string text, [MaybeNullWhen(false)] out T value, out ScalarProblem problem) =>
        {
            var parsed = parse(text, out value, out var message);
            problem = new ScalarProblem(parsed ? null : message, null);
            return parsed;
        };

    public static bool TryParseQuantity(string text, [NotNullWhen(true)] out Quantity? value, out ScalarProblem problem)
    {
        var parsed = QuantityText.TryParse(text, out value, out var help);
        problem = new ScalarProblem(null, help);
        return parsed;
    }

    public static bool TryParseComparison(string text, [NotNullWhen(true)] out Comparison? value, out ScalarProblem problem)
    {
        var parsed = ComparisonText.TryParse(text, out value, out var help);
        problem = new ScalarProblem(null, help);
        return parsed;
    }

    public static bool TryParseInterval(string text, [MaybeNullWhen(false)] out QuantityInterval value, out ScalarProblem problem)
    {
        var parsed = QuantityInterval.TryParse(text, out value, out var help);
        problem = new ScalarProblem(null, help);
        return parsed;
    }

    private static bool AnyText(string text, out string value, out ScalarProblem problem)
    {
        value = text;
        problem = default;
        return text.Length > 0;
    }

    private static bool AName(string text, out string value, out ScalarProblem problem)
    {
        value = text;
        problem = default;
        return Names.IsName(text);
    }

    public static bool TryParseRecurrence(string text, [MaybeNullWhen(false)] out Recurrence value, out ScalarProblem problem)
    {
        problem = default;
        if (RecurrenceText.TryParse(text, out value, out var message)) return true;
        var nearest = Spelling.FindNearest(text, ["day", "week", "month", "quarter", "half-year", "year"]);
        problem = new(message, text.Split(' ') is [_, "days"] ? $"Write '{text} from 2026-01-01', or 'rolling {text}'."
            : nearest is null ? null : $"Did you mean '{nearest}'?");
        return false;
    }

    private static bool Whole(string text, [MaybeNullWhen(false)] out Boxed<int> value, out ScalarProblem problem)
    {
        problem = default;
        var parsed = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1;
        value = parsed ? new Boxed<int>(number) : null;
        return parsed;
    }

    public static bool TryParsePercentage(string text, [MaybeNullWhen(false)] out Quantity value, out ScalarProblem problem)
    {
        problem = default;
        var parsed = QuantityText.TryParse(text, out value, out _) && value!.Unit is Unit.Share;
        if (!parsed) value = null;
        return parsed;
    }

    /// <summary>Reads an amount with at most the minor digits of its currency.</summary>
    public static bool TryParseMoney(string text, [MaybeNullWhen(false)] out Money value, out ScalarProblem problem)
    {
        value = null;
        if (!TryParseQuantity(text, out var quantity, out problem)) return false;
        if (quantity.Unit is not Unit.Amount { Currency: var currency }) return false;
        value = Quantities.Money.Round(quantity.Value, currency, RoundingRule.HalfEven);
        if (quantity.Value.Sign < 0)
            problem = new($"An amount that is not negative is expected, but this is \"{text}\".", "Leave the sign out.");
        else if (Decimals(text) > currency.MinorDigits)   // "12.000 EUR" is no twelve
            problem = new($"An amount in {currency.Code} has at most {currency.MinorDigits} decimals, but this is \"{text}\".", null);
        return problem.Message is null;
    }

    private static int Decimals(string amount)
    {
        var point = amount.IndexOf('.');
        return point < 0 ? 0 : amount.AsSpan(point + 1).IndexOfAnyExceptInRange('0', '9');
    }

    /// <summary>Reads a duration that is a whole number of ticks.</summary>
    public static bool TryParseDuration(string text, [MaybeNullWhen(false)] out Length value, out ScalarProblem problem)
    {
        value = null;
        if (!TryParseQuantity(text, out var quantity, out problem)) return false;
        if (quantity.Unit is not Unit.Time || quantity.Value.Sign < 0) return false;
        var ticks = quantity.Value * NodaConstants.TicksPerSecond;
        if (!ticks.IsWhole || ticks.Numerator > long.MaxValue / 8) return false;
        value = new Length((long)ticks.Numerator, quantity);
        return true;
    }

    private static bool ACurrency(string text, [MaybeNullWhen(false)] out Currency value, out ScalarProblem problem)
    {
        problem = default;
        value = Quantities.Currency.Find(text);
        return value is not null;
    }

    /// <summary>Names of the database that are taken for places with summer time, and have none.</summary>
    private static readonly Dictionary<string, string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        ["EST"] = "'America/New_York', or 'America/Panama' where the clocks never change",
        ["MST"] = "'America/Denver', or 'America/Phoenix' where the clocks never change",
        ["HST"] = "'Pacific/Honolulu'",
    };

    private static bool AZone(string text, [MaybeNullWhen(false)] out DateTimeZone value, out ScalarProblem problem)
    {
        problem = default;
        value = Abbreviations.ContainsKey(text) ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(text);
        if (value is null && Abbreviations.TryGetValue(text, out var places))
            problem = new(null, $"Write {places}; an abbreviation does not say when the clocks change.");
        else if (value is null)
            problem = new(null, FindZone(text) is { } nearest
                ? $"Did you mean '{nearest}'?"
                : "Name a place such as 'Europe/Berlin', or 'UTC'; an abbreviation or an offset does not say when the clocks change.");
        return value is not null;
    }

    /// <summary>The zone that was probably meant: by its city alone, or by nearly its whole name. It is none of <c>Etc</c>, where GMT+2 is two
    /// hours behind.</summary>
    private static string? FindZone(string text)
    {
        var ids = DateTimeZoneProviders.Tzdb.Ids.Where(id => !id.StartsWith("Etc/", StringComparison.Ordinal)).ToList();
        return ids.FirstOrDefault(id => id.EndsWith($"/{text}", StringComparison.OrdinalIgnoreCase))
            ?? (text.Contains('/', StringComparison.Ordinal) ? Spelling.FindNearest(text, ids) : null);
    }

    private static bool ADate(string text, [MaybeNullWhen(false)] out Boxed<LocalDate> value, out ScalarProblem problem)
    {
        var parsed = DateText.TryParse(text, out var date, out var message);
        problem = new(parsed ? null : message, null);
        value = parsed ? new Boxed<LocalDate>(date) : null;
        return parsed;
    }
}

/// <summary>A parser with a problem in words.</summary>
internal delegate bool TimelyParser<T>(string text, [MaybeNullWhen(false)] out T value, out string problem);

/// <summary>A duration in ticks, with the quantity as it is written.</summary>
internal sealed record Length(long Ticks, Quantity Written);

/// <summary>A value type as the meaning of a key, so that an absent key is a null.</summary>
internal sealed record Boxed<T>(T Value)
    where T : struct;
