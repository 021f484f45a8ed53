using System.Diagnostics.CodeAnalysis;

namespace Kept.Quantities;

/// <summary>Comparisons as people write them.</summary>
public static class ComparisonText
{
    private static readonly (string Words, Comparator Comparator)[] Comparators =
    [
        (">=", Comparator.AtLeast), ("≥", Comparator.AtLeast), ("at least", Comparator.AtLeast),
        ("<=", Comparator.AtMost), ("≤", Comparator.AtMost), ("at most", Comparator.AtMost),
        ("==", Comparator.Equal), ("exactly", Comparator.Equal),
        ("!=", Comparator.NotEqual), ("≠", Comparator.NotEqual), ("other than", Comparator.NotEqual),
        (">", Comparator.MoreThan), ("more than", Comparator.MoreThan), ("above", Comparator.MoreThan),
        ("<", Comparator.LessThan), ("less than", Comparator.LessThan), ("below", Comparator.LessThan),
    ];

    /// <summary>Reads <c>&gt;= 99.95%</c> or <c>at least 99.95%</c>.</summary>
    /// <param name="problem">What the author can do, as a sentence, when the text is not a comparison.</param>
    public static bool TryParse(
        string text, [NotNullWhen(true)] out Comparison? value, [NotNullWhen(false)] out string? problem)
    {
        value = null;
        if (!TryTakeComparator(text, out var comparator, out var length))
        {
            problem = "Begin with a comparison such as \">=\", \"at least\", \"<\" or \"below\", as in \">= 99.9%\".";
            return false;
        }
        if (!QuantityText.TryParse(text[length..], out var limit, out problem)) return false;
        value = new(comparator, limit);
        return true;
    }

    /// <summary>Reads the comparator at the front of a text; what is compared with begins at
    /// <paramref name="length"/>.</summary>
    public static bool TryTakeComparator(ReadOnlySpan<char> text, out Comparator comparator, out int length)
    {
        foreach (var (words, candidate) in Comparators)
            if (TryTake(text, words, out length))
            {
                comparator = candidate;
                return true;
            }
        (comparator, length) = (default, 0);
        return false;
    }

    /// <summary>Takes words, with any blanks before and between them, from the front of a text.</summary>
    internal static bool TryTake(ReadOnlySpan<char> text, string words, out int length)
    {
        var rest = text;
        length = 0;
        foreach (var range in words.AsSpan().Split(' '))
        {
            var word = words.AsSpan()[range];
            rest = rest.TrimStart();
            if (!rest.StartsWith(word) || ContinuesWord(word, rest[word.Length..])) return false;
            rest = rest[word.Length..];
        }
        length = text.Length - rest.Length;
        return true;
    }

    private static bool ContinuesWord(ReadOnlySpan<char> word, ReadOnlySpan<char> rest) =>
        char.IsLetter(word[0]) && rest.Length > 0 && (char.IsLetterOrDigit(rest[0]) || rest[0] is '-' or '_' or '.');
}
