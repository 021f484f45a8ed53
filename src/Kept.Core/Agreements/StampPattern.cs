using System.Diagnostics.CodeAnalysis;
using Kept.Quantities;

namespace Kept.Agreements;

/// <summary>How stamps are written in a file, compiled from letters: <c>yyyy</c> year, <c>MM</c> month, <c>dd</c> day,
/// <c>HH</c> hour (<c>hh</c> with <c>tt</c> for AM and PM), <c>mm</c> minute, <c>ss</c> second, <c>f</c> one digit of a
/// fraction each. <c>M</c>, <c>d</c>, <c>H</c> and <c>h</c> alone are one digit or two. Other letters stand in quotes.</summary>
public sealed record StampPattern
{
    private const int MaxFractionDigits = 9;

    private StampPattern(string text, Sequence<StampPart> parts)
    {
        Text = text;
        Parts = parts;
    }

    /// <summary>The pattern as written.</summary>
    public string Text { get; }

    public Sequence<StampPart> Parts { get; }

    /// <summary>Compiles a pattern; false when it is none, with what is expected and what was found.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out StampPattern? pattern, out string problem)
    {
        pattern = null;
        var parts = new List<StampPart>();
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            var length = LengthOfPart(rest);
            if (FindPart(rest[..length]) is not { } part)
            {
                problem = "A pattern of stamps is made of yyyy, MM, dd, HH (or hh and tt), mm, ss and f, "
                    + $"but there is \"{rest[..length]}\".";
                return false;
            }
            parts.Add(part);
            rest = rest[length..];
        }
        problem = FindProblem(parts, text);
        if (problem.Length == 0) pattern = new(text, parts.ToSequence());
        return pattern is not null;
    }

    /// <summary>The length of a run of one letter, of a quoted text with its quotes, or of other characters.</summary>
    private static int LengthOfPart(ReadOnlySpan<char> text)
    {
        if (text[0] == '\'')
        {
            var closing = text[1..].IndexOf('\'');
            return closing < 0 ? text.Length : closing + 2;
        }
        var length = 1;
        if (char.IsLetter(text[0])) while (length < text.Length && text[length] == text[0]) length++;
        else while (length < text.Length && !char.IsLetter(text[length]) && text[length] != '\'') length++;
        return length;
    }

    private static StampPart? FindPart(ReadOnlySpan<char> text) => text switch
    {
        "yyyy" => Number(StampField.Year, 4, 4),
        "MM" => Number(StampField.Month, 2, 2),
        "M" => Number(StampField.Month, 1, 2),
        "dd" => Number(StampField.Day, 2, 2),
        "d" => Number(StampField.Day, 1, 2),
        "HH" => Number(StampField.Hour, 2, 2),
        "H" => Number(StampField.Hour, 1, 2),
        "hh" => Number(StampField.HourOfHalf, 2, 2),
        "h" => Number(StampField.HourOfHalf, 1, 2),
        "mm" => Number(StampField.Minute, 2, 2),
        "ss" => Number(StampField.Second, 2, 2),
        "tt" => Number(StampField.Half, 2, 2),
        ['f', ..] when text.Length <= MaxFractionDigits => Number(StampField.Fraction, text.Length, text.Length),
        ['\'', .. var quoted, '\''] => Literal(quoted),
        [not '\'', ..] when !char.IsLetter(text[0]) => Literal(text),
        _ => null,
    };

    private static StampPart Number(StampField field, int minLength, int maxLength) => new(field, minLength, maxLength, "");

    private static StampPart Literal(ReadOnlySpan<char> text) => new(StampField.Literal, 0, 0, text.ToString());

    private static string FindProblem(List<StampPart> parts, string text)
    {
        var fields = parts.Select(part => part.Field).Where(field => field != StampField.Literal).ToList();
        if (fields.Count != fields.Distinct().Count())
            return $"Each part of a stamp is expected once in a pattern, but one is repeated in \"{text}\".";
        if (!fields.Contains(StampField.Year) || !fields.Contains(StampField.Month) || !fields.Contains(StampField.Day))
            return $"yyyy, MM and dd are expected in a pattern of stamps, but one is missing in \"{text}\".";
        if (fields.Contains(StampField.HourOfHalf) != fields.Contains(StampField.Half)
            || (fields.Contains(StampField.HourOfHalf) && fields.Contains(StampField.Hour)))
            return $"hh and tt are expected together, and without HH, but the pattern is \"{text}\".";
        var hasHour = fields.Contains(StampField.Hour) || fields.Contains(StampField.HourOfHalf);
        var isNested = (hasHour || !fields.Contains(StampField.Minute))
            && (fields.Contains(StampField.Minute) || !fields.Contains(StampField.Second))
            && (fields.Contains(StampField.Second) || !fields.Contains(StampField.Fraction));
        return isNested ? "" : $"Hours are expected before minutes, seconds and fractions, but the pattern is \"{text}\".";
    }
}

/// <summary>What a part of a pattern stands for.</summary>
public enum StampField
{
    Year,
    Month,
    Day,
    Hour,

    /// <summary>1 to 12, with <see cref="Half"/> saying which.</summary>
    HourOfHalf,
    Minute,
    Second,
    Fraction,

    /// <summary>AM or PM.</summary>
    Half,
    Literal,
}

/// <summary>One part of a pattern: so many digits of a field, or characters that stand for themselves.</summary>
public sealed record StampPart(StampField Field, int MinLength, int MaxLength, string Literal);
