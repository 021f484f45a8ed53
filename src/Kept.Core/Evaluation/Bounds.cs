using System.Diagnostics;
using Kept.Agreements;
using Kept.Quantities;

namespace Kept.Evaluation;

/// <summary>Between which values something lies; null where nothing bounds it.</summary>
internal readonly record struct Bounds(Rational? Low, Rational? High)
{
    private static readonly Bounds Unbounded = new(null, null);

    public static Bounds Of(Rational? value) => new(value, value);

    /// <summary>The bounds of a formula by interval arithmetic: sound, and tight when every name stands in it once.</summary>
    public static Bounds Of(Expression expression, IReadOnlyDictionary<string, Bounds> names) => expression switch
    {
        Expression.Literal literal => Of(literal.Value.Value),
        Expression.Name name => names.GetValueOrDefault(name.Value, Unbounded),
        Expression.Negation negation => Of(negation.Operand, names).Negated,
        Expression.Operation operation => Of(operation.Operator, Of(operation.Left, names), Of(operation.Right, names)),
        Expression.Call call => OfCall(call, call.Arguments.Select(a => Of(a, names)).ToList()),
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
