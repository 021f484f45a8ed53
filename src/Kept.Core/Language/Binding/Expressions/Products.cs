using Kept.Agreements;
using Kept.Quantities;
using static Kept.Language.Binding.Expressions.ExpressionType;

namespace Kept.Language.Binding.Expressions;

/// <summary>Products and quotients whose unit has no name of its own, such as money × time. Where their parts cancel out, what is
/// left has a unit again: 10 × 1200.00 EUR × 45 min ÷ 720 h is money.</summary>
internal static class Products
{
    /// <summary>The type of a product or quotient; null when one of its parts is no value.</summary>
    public static ExpressionType? Of(Arithmetic op, ExpressionType left, ExpressionType right)
    {
        if (op is not (Arithmetic.Times or Arithmetic.DividedBy) || FactorsOf(left) is not { } a || FactorsOf(right) is not { } b) return null;
        return op is Arithmetic.Times
            ? Reduce([.. a.Over, .. b.Over], [.. a.Under, .. b.Under])
            : Reduce([.. a.Over, .. b.Under], [.. a.Under, .. b.Over]);
    }

    private static ExpressionType Reduce(List<Unit> over, List<Unit> under)
    {
        foreach (var unit in over.ToList())
        {
            var same = under.FindIndex(other => other.IsCommensurable(unit));
            if (same < 0) continue;
            under.RemoveAt(same);
            over.Remove(unit);
        }
        return (over, under) switch
        {
            ([], []) => Number,
            ([var only], []) => new Valued(only),
            _ => new Product(over.ToSequence(), under.ToSequence()),
        };
    }

    private static Product? FactorsOf(ExpressionType type) => type switch
    {
        Product product => product,
        _ when ExpressionBinder.UnitOf(type) is { } unit => new Product(Units.IsPlain(unit) ? [] : [unit], []),
        _ => null,
    };
}
