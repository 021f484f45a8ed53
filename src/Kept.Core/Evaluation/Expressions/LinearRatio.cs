using Kept.Agreements;
using Kept.Quantities;

namespace Kept.Evaluation.Expressions;

/// <summary>A formula that is one linear form of sums divided by another: most of those about counters are, such as
/// <c>errors / requests</c> or <c>1 - errors / requests</c>. It has no value where the form below is 0.</summary>
internal sealed record LinearRatio(LinearForm Above, LinearForm Below)
{
    /// <summary>Null when the formula is no such ratio.</summary>
    /// <param name="sumOf">The number of the sum behind a name, of only what meets a condition where there is one.</param>
    public static LinearRatio? Of(Expression expression, Func<string, Expression?, int> sumOf, Expression? filter = null) => expression switch
    {
        Expression.Literal literal => Whole(LinearForm.Of(literal.Value.Value)),
        Expression.Name name => Whole(LinearForm.OfSum(sumOf(name.Value, filter))),
        Expression.Negation negation => Of(negation.Operand, sumOf, filter)?.Times(-Rational.One),
        Expression.Filtered filtered => Of(filtered.Operand, sumOf, filtered.Within(filter)),
        Expression.Operation operation when Of(operation.Left, sumOf, filter) is { } left && Of(operation.Right, sumOf, filter) is { } right =>
            Of(operation.Operator, left, right),
        _ => null,
    };

    private Rational? AsConstant => Above.AsConstant is { } above && Below.AsConstant is not null ? above : null;

    private static LinearRatio Whole(LinearForm form) => new(form, LinearForm.Of(Rational.One));

    private static LinearRatio? Of(Arithmetic op, LinearRatio a, LinearRatio b) => op switch
    {
        Arithmetic.Plus => Add(a, b),
        Arithmetic.Minus => Add(a, b.Times(-Rational.One)),
        Arithmetic.Times => b.AsConstant is { } factor ? a.Times(factor) : a.AsConstant is { } other ? b.Times(other) : null,
        Arithmetic.DividedBy => b.AsConstant is { } divisor
            ? divisor.IsZero ? null : a.Times(Rational.One / divisor)
            : a.Below.AsConstant is not null && b.Below.AsConstant is not null ? new(a.Above, b.Above) : null,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static LinearRatio? Add(LinearRatio a, LinearRatio b)
    {
        if (a.Below.IsSameAs(b.Below)) return new(a.Above + b.Above, a.Below);
        if (b.AsConstant is { } summand) return new(a.Above + a.Below * summand, a.Below);
        return a.AsConstant is { } other ? new(b.Above + b.Below * other, b.Below) : null;
    }

    private LinearRatio Times(Rational factor) => this with { Above = Above * factor };
}
