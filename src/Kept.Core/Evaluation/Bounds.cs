using System.Diagnostics;
using Kept.Agreements;
using Kept.Quantities;

namespace Kept.Evaluation;

/// <summary>Between which values something lies; null where nothing bounds it.</summary>
internal readonly record struct Bounds(Rational? Low, Rational? High)
{
    public static readonly Bounds Unbounded = new(null, null);

    public static Bounds Of(Rational? value) => new(value, value);

    /// <summary>The bounds of a formula by interval arithmetic: sound, and tight when every name stands in it once.</summary>
    /// <param name="find">The bounds behind a name, of only what meets a condition where there is one.</param>
    public static Bounds Of(Expression expression, Func<string, Expression?, Bounds> find) => Of(expression, null, find);

    /// <summary>Whether a condition on formulas holds; null when that depends on what nobody knows.</summary>
    public static bool? Holds(Expression condition, Func<string, Expression?, Bounds> find) => condition switch
    {
        Expression.And and => Holds(and.Left, find) & Holds(and.Right, find),
        Expression.Or or => Holds(or.Left, find) | Holds(or.Right, find),
        Expression.Not not => !Holds(not.Operand, find),
        Expression.Compare compare => Of(compare.Left, find).Holds(compare.Comparator, Of(compare.Right, find)),
        Expression.In membership => membership.Items.Aggregate((bool?)false, (found, item) =>
            found | Of(membership.Operand, find).Holds(Comparator.Equal, Of(item, find))),
        _ => throw new UnreachableException(),
    };

    /// <summary>Whether a comparison with another value holds; null when that depends on where between their bounds they lie.</summary>
    public bool? Holds(Comparator comparator, Bounds other) => comparator switch
    {
        Comparator.AtLeast => IsAtLeast(other),
        Comparator.LessThan => !IsAtLeast(other),
        Comparator.AtMost => other.IsAtLeast(this),
        Comparator.MoreThan => !other.IsAtLeast(this),
        Comparator.Equal => IsEqual(other),
        Comparator.NotEqual => !IsEqual(other),
        _ => throw new UnreachableException(),
    };

    private bool? IsAtLeast(Bounds other) => Low >= other.High ? true : High < other.Low ? false : null;

    private bool? IsEqual(Bounds other) => this is { Low: { } a, High: { } b } && other is { Low: { } c, High: { } d } && a == b && c == d && a == c
        ? true
        : High < other.Low || Low > other.High ? false : null;

    private Bounds Negated => new(-High, -Low);

    private static Bounds Of(Expression expression, Expression? filter, Func<string, Expression?, Bounds> find) => expression switch
    {
        Expression.Literal literal => Of(literal.Value.Value),
        Expression.Name name => find(name.Value, filter),
        Expression.Negation negation => Of(negation.Operand, filter, find).Negated,
        Expression.Operation operation => Of(
            operation.Operator, Of(operation.Left, filter, find), Of(operation.Right, filter, find)),
        Expression.Call call => OfCall(call, call.Arguments.Select(a => Of(a, filter, find)).ToList()),
        Expression.Filtered filtered => Of(
            filtered.Operand,
            filter is null ? filtered.Condition : new Expression.And(filter, filtered.Condition, filtered.Place), find),
        _ => throw new UnreachableException(),
    };

    private static Bounds Of(Arithmetic op, Bounds a, Bounds b) => op switch
    {
        Arithmetic.Plus => new(a.Low + b.Low, a.High + b.High),
        Arithmetic.Minus => new(a.Low - b.High, a.High - b.Low),
        Arithmetic.Times => Corners(a, b, (x, y) => x * y),
        Arithmetic.DividedBy => b is { Low.Sign: > 0 } or { High.Sign: < 0 } ? Corners(a, b, (x, y) => x / y) : Unbounded,
        _ => throw new UnreachableException(),
    };

    private static Bounds Corners(Bounds a, Bounds b, Func<Rational, Rational, Rational> combine)
    {
        if (a.Low is not { } a1 || a.High is not { } a2 || b.Low is not { } b1 || b.High is not { } b2) return Unbounded;
        Rational[] corners = [combine(a1, b1), combine(a1, b2), combine(a2, b1), combine(a2, b2)];
        return new(corners.Min(), corners.Max());
    }

    private static Bounds OfCall(Expression.Call call, List<Bounds> arguments)
    {
        Func<Rational, Rational> round = call.Function switch
        {
            "ceiling" => value => value.Ceiling(),
            "floor" => value => value.Floor(),
            "round" => value => value.Round(RoundingRule.HalfUp),
            _ => value => value,
        };
        return call.Function switch
        {
            "min" => new(Least(arguments.Select(b => b.Low)), Least(arguments.Select(b => b.High))),
            "max" => new(Most(arguments.Select(b => b.Low)), Most(arguments.Select(b => b.High))),
            _ => new(arguments[0].Low is { } low ? round(low) : null, arguments[0].High is { } high ? round(high) : null),
        };
    }

    private static Rational? Least(IEnumerable<Rational?> values) =>
        values.Aggregate((a, b) => a is null || b is null ? null : Rational.Min(a.Value, b.Value));

    private static Rational? Most(IEnumerable<Rational?> values) =>
        values.Aggregate((a, b) => a is null || b is null ? null : Rational.Max(a.Value, b.Value));
}
