using System.Diagnostics.CodeAnalysis;

namespace Kept.Quantities;

/// <summary>Quantities as people write them.</summary>
public static class QuantityText
{
    /// <summary>Reads <c>99.95%</c>, <c>0.05 points</c>, <c>4h</c>, <c>1 hour 30 minutes</c>, <c>500.00 USD</c>,
    /// <c>-2 °C</c> or a plain number. Days and weeks are refused: they are not equally long to everybody.</summary>
    /// <param name="problem">What the author can do, as a sentence, when the text is not a quantity.</param>
    public static bool TryParse(
        string text, [NotNullWhen(true)] out Quantity? value, [NotNullWhen(false)] out string? problem) =>
        TryParse(text, allowDays: false, out value, out problem);

    /// <summary>Reads a length of time.</summary>
    /// <param name="allowDays">Takes a day for exactly 24 hours and a week for 7 × 24, where that harms nobody.</param>
    public static bool TryParseDuration(
        string text, bool allowDays, [NotNullWhen(true)] out Quantity? value, [NotNullWhen(false)] out string? problem)
    {
        if (!TryParse(text, allowDays, out value, out problem)) return false;
        if (value.Unit is Unit.Time && value.Value.Sign >= 0) return true;
        value = null;
        problem = "Write a length of time, as in \"4 h\", \"30 minutes\" or \"1 h 30 min\".";
        return false;
    }

    private static bool TryParse(
        ReadOnlySpan<char> text, bool allowDays,
        [NotNullWhen(true)] out Quantity? value, [NotNullWhen(false)] out string? problem)
    {
        var written = text.Trim();
        var isNegative = written.StartsWith('-');
        if (isNegative) written = written[1..];

        var reader = new QuantityReader(written, allowDays);
        value = reader.Read();
        problem = reader.Problem?.Help ?? ExplainRest(written[reader.Length..].Trim());
        if (problem is not null) value = null;
        else if (isNegative) value = value! with { Value = -value.Value };
        return problem is null;
    }

    private static string? ExplainRest(ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty) return null;
        if (char.IsAsciiDigit(rest[0]) || rest[0] == ',')
            return "Write one number, without marks between its digits and with a decimal point, as in 99.9% or 12000.00 EUR.";
        return $"Leave out what stands behind the quantity: \"{(rest.Length > 40 ? $"{rest[..40]}…" : rest)}\".";
    }
}
