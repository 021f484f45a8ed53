using System.Diagnostics;
using Kept.Agreements;
using Kept.Quantities;

namespace Kept.Language.Binding.Expressions;

/// <summary>Which units can be reckoned with, and what comes out. Shares and numbers are both plain numbers.</summary>
internal static class Units
{
    public static bool AreComparable(Unit left, Unit right) =>
        left.IsCommensurable(right) || (IsPlain(left) && IsPlain(right));

    /// <summary>The unit of the result; null when the operation makes no sense.</summary>
    public static Unit? Of(Arithmetic op, Unit left, Unit right) => op switch
    {
        Arithmetic.Plus or Arithmetic.Minus => AreComparable(left, right) ? left : null,
        Arithmetic.Times when IsPlain(left) && IsPlain(right) => left == right ? left : Unit.OfNumber,   // 60 × 98% are 58.8
        Arithmetic.Times => IsPlain(left) ? right : IsPlain(right) ? left : null,
        Arithmetic.DividedBy => left.IsCommensurable(right) ? Unit.OfNumber : IsPlain(right) ? left : null,
        _ => throw new UnreachableException(),
    };

    public static string Doing(Arithmetic op) => op switch
    {
        Arithmetic.Plus => "added",
        Arithmetic.Minus => "subtracted",
        Arithmetic.Times => "multiplied",
        Arithmetic.DividedBy => "divided",
        _ => throw new UnreachableException(),
    };

    public static bool IsPlain(Unit unit) => unit is Unit.Number or Unit.Share;
}
