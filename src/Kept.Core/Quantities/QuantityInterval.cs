using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Kept.Quantities;

/// <summary>The values between two ends, or on one side of one: <c>[99%, 99.95%)</c>, <c>&lt; 95%</c>.</summary>
/// <param name="Low">Null when there is no lower end; then <paramref name="LowIncluded"/> means nothing.</param>
/// <param name="High">Null when there is no upper end; then <paramref name="HighIncluded"/> means nothing.</param>
public sealed partial record QuantityInterval(Quantity? Low, bool LowIncluded, Quantity? High, bool HighIncluded)
{
    /// <summary>Digits behind the point: as many as can be written, so that nothing is rounded.</summary>
    private const int Places = 30;

    private const int LongestText = 200;

    public bool Contains(Rational value) =>
        (Low is null || (LowIncluded ? value >= Low.Value : value > Low.Value))
        && (High is null || (HighIncluded ? value <= High.Value : value < High.Value));

    /// <summary>Whether some value lies in both; their units are commensurable.</summary>
    public bool Overlaps(QuantityInterval other) => Reaches(this, other) && Reaches(other, this);

    /// <summary>Whether the upper end of one is not below the lower end of the other.</summary>
    private static bool Reaches(QuantityInterval one, QuantityInterval other) =>
        one.High is null || other.Low is null || one.High.Value > other.Low.Value
        || (one.High.Value == other.Low.Value && one.HighIncluded && other.LowIncluded);

    /// <summary>The canonical text; reading it gives the same interval.</summary>
    public override string ToString() => (Low, High) switch
    {
        (null, null) => "any",
        (null, _) => $"{(HighIncluded ? "<=" : "<")} {High.ToText(Places)}",
        (_, null) => $"{(LowIncluded ? ">=" : ">")} {Low.ToText(Places)}",
        _ => $"{(LowIncluded ? '[' : '(')}{Low.ToText(Places)}, {High.ToText(Places)}{(HighIncluded ? ']' : ')')}",
    };

    /// <summary>Reads <c>[99.0%, 99.95%)</c>, <c>(2 h, 6 h]</c>, <c>&lt; 95%</c>, <c>at least 99%</c>,
    /// <c>exactly 3</c>, <c>from 99% to below 99.95%</c>, <c>above 2 h up to and including 6 h</c>, or <c>any</c>.
    /// </summary>
    /// <param name="problem">What the author can do, as a sentence, when the text is not an interval.</param>
    public static bool TryParse(
        string text, [NotNullWhen(true)] out QuantityInterval? value, [NotNullWhen(false)] out string? problem)
    {
        value = Parse(text.Trim(), out problem);
        problem ??= FindFault(value!);
        if (problem is not null) value = null;
        return value is not null;
    }

    private static QuantityInterval? Parse(string text, out string? problem)
    {
        problem = null;
        if (text.Length > LongestText) return Refuse($"Write at most {LongestText} characters.", out problem);
        if (text == "any") return new(null, false, null, false);
        if (Brackets().Match(text) is { Success: true } brackets)
            return Between(brackets, text[0] == '[', text[^1] == ']', out problem);
        if (text.StartsWith('[') || text.StartsWith('(') || text.Contains(','))
            return Refuse(
                "Write two ends in brackets with a comma and a blank between them, as in [99.0%, 99.95%).",
                out problem);
        if (Words().Match(text) is { Success: true } words)
            return Between(words, text[0] == 'f', words.Groups["joint"].Value[0] == 'u', out problem);
        return text.StartsWith("from ", StringComparison.Ordinal)
            ? Refuse(
                "Say \"to below\" or \"up to and including\" before the upper end, as in \"from 99% to below 99.95%\".",
                out problem)
            : OneSide(text, out problem);
    }

    private static QuantityInterval? Between(Match ends, bool lowIncluded, bool highIncluded, out string? problem) =>
        QuantityText.TryParse(ends.Groups["low"].Value, out var low, out problem)
        && QuantityText.TryParse(ends.Groups["high"].Value, out var high, out problem)
            ? new(low, lowIncluded, high, highIncluded)
            : null;

    private static QuantityInterval? OneSide(string text, out string? problem)
    {
        if (!ComparisonText.TryParse(text, out var comparison, out problem)) return null;
        var end = comparison.Limit;
        return comparison.Comparator switch
        {
            Comparator.AtLeast => new(end, true, null, false),
            Comparator.MoreThan => new(end, false, null, false),
            Comparator.AtMost => new(null, false, end, true),
            Comparator.LessThan => new(null, false, end, false),
            Comparator.Equal => new(end, true, end, true),
            _ => Refuse("Say which values are meant, since all others are no interval.", out problem),
        };
    }

    private static string? FindFault(QuantityInterval interval)
    {
        if (interval is not { Low: { } low, High: { } high }) return null;
        if (!low.Unit.IsCommensurable(high.Unit)) return "Give both ends the same unit.";
        var order = low.Value.CompareTo(high.Value);
        if (order > 0) return "Write the smaller end first.";
        return order == 0 && !(interval.LowIncluded && interval.HighIncluded)
            ? "Include both ends with [ and ], or move them apart; no value lies between them."
            : null;
    }

    private static QuantityInterval? Refuse(string help, out string? problem)
    {
        problem = help;
        return null;
    }

    // A comma between a digit and three digits could group them, so it does not part two ends.
    [GeneratedRegex(@"^[\[(](?<low>[^,]+),(?!(?<=\d,)\d{3}(?!\d))(?<high>[^,]+)[\])]$", RegexOptions.ExplicitCapture)]
    private static partial Regex Brackets();

    [GeneratedRegex(@"^(from|above)\s+(?<low>.+?)\s+(?<joint>to\s+below|up\s+to\s+and\s+including)\s+(?<high>.+)$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Words();
}
