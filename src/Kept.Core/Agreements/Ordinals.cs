using System.Globalization;
using Kept.Quantities;

namespace Kept.Agreements;

/// <summary>Numbers that say which: 1st, 2nd, 3rd.</summary>
internal static class Ordinals
{
    /// <summary>Numbers that need not be whole: 95th, 99.9th.</summary>
    public static string Of(Rational number) => number.IsWhole ? Of((int)number.Numerator) : $"{number.ToShortDecimal(30)}th";

    public static string Of(int number) => (number % 100, number % 10) switch
    {
        (11 or 12 or 13, _) => $"{number}th",
        (_, 1) => $"{number}st",
        (_, 2) => $"{number}nd",
        (_, 3) => $"{number}rd",
        _ => $"{number}th",
    };

    /// <summary>Reads <c>first</c>, <c>last</c>, which is 0, or <c>2nd</c>; null for any other word.</summary>
    public static int? Find(string word) => word switch
    {
        "first" => 1,
        "last" => 0,
        _ when word.Length > 2 && word[^2..] is "st" or "nd" or "rd" or "th"
            && int.TryParse(word[..^2], NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is >= 1 and <= 1000 => n,
        _ => null,
    };
}
