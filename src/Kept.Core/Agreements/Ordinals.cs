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
}
