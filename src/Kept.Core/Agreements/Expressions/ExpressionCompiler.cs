using System.Diagnostics;
using Kept.Quantities;

namespace Kept.Agreements;

/// <summary>Turns bound expressions into functions of one thing to be judged: a series, a case, an interval, a period.
/// A value that is not there makes what depends on it unknown (null), not false.</summary>
internal abstract class ExpressionCompiler<TThing>
{
    /// <summary>The value of an expression in the units held (plain numbers, seconds, units of a currency).</summary>
    public Func<TThing, Rational?> Value(Expression expression)
    {
        switch (expression)
        {
            case Expression.Literal literal:
                return _ => literal.Value.Value;
            case Expression.Name name:
                return ValueOf(name.Value);
            case Expression.Negation negation:
                var operand = Value(negation.Operand);
                return thing => operand(thing) is { } value ? -value : null;
            case Expression.Operation { Operator: Arithmetic.Minus } minus when Moment(minus.Left) is { } later && Moment(minus.Right) is { } earlier:
                return thing => later(thing) is { } x && earlier(thing) is { } y ? Seconds(x - y) : null;
            case Expression.Operation operation:
                return Operation(operation);
            case Expression.Call call:
                return Call(call);
            case Expression.Filtered filtered:
                return Filtered(filtered);
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Whether a condition holds; null when that depends on something that is not there.</summary>
    public virtual Func<TThing, bool?> Condition(Expression expression)
    {
        switch (expression)
        {
            case Expression.Not not:
                var operand = Condition(not.Operand);
                return thing => !operand(thing);
            case Expression.And and:
                var (a, b) = (Condition(and.Left), Condition(and.Right));
                return thing => a(thing) & b(thing);
            case Expression.Or or:
                var (c, d) = (Condition(or.Left), Condition(or.Right));
                return thing => c(thing) | d(thing);
            case Expression.In membership:
                return Condition(membership.Items
                    .Select(item => (Expression)new Expression.Compare(Comparator.Equal, membership.Operand, item, item.Place))
                    .Aggregate((left, right) => new Expression.Or(left, right, membership.Place)));
            case Expression.Compare compare:
                return Compare(compare);
            case Expression.Call { Function: Expression.Happened, Arguments: [var happening] }:
                var moment = Moment(happening)!;
                return thing => moment(thing) is not null;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>The number behind a name.</summary>
    protected abstract Func<TThing, Rational?> ValueOf(string name);

    /// <summary>The text behind a name; null when the name is not a text here.</summary>
    protected virtual Func<TThing, string?>? TextOf(string name) => null;

    /// <summary>The tick of an event or a date; null when its name is not a moment here.</summary>
    protected virtual Func<TThing, long?>? MomentOf(EventReference reference) => null;

    protected virtual Func<TThing, Rational?> Filtered(Expression.Filtered filtered) => throw new UnreachableException();

    protected virtual Func<TThing, Rational?> Aggregate(Expression.Call call) => throw new UnreachableException();

    protected static Rational Seconds(long ticks) => Rational.Of(ticks, NodaTime.NodaConstants.TicksPerSecond);

    private Func<TThing, Rational?> Operation(Expression.Operation operation)
    {
        var (left, right) = (Value(operation.Left), Value(operation.Right));
        return operation.Operator switch
        {
            Arithmetic.Plus => thing => left(thing) is { } a && right(thing) is { } b ? a + b : null,
            Arithmetic.Minus => thing => left(thing) is { } a && right(thing) is { } b ? a - b : null,
            Arithmetic.Times => thing => left(thing) is { } a && right(thing) is { } b ? a * b : null,
            Arithmetic.DividedBy => thing =>
                left(thing) is { } a && right(thing) is { IsZero: false } b ? a / b : null,
            _ => throw new UnreachableException(),
        };
    }

    private Func<TThing, Rational?> Call(Expression.Call call)
    {
        if (call.Function is "ceiling" or "floor" or "round")
        {
            var inner = Value(call.Arguments[0]);
            var rule = call.Function switch
            {
                "ceiling" => RoundingRule.Ceiling,
                "floor" => RoundingRule.Floor,
                _ => RoundingRule.HalfUp,
            };
            return thing => inner(thing) is { } value ? value.Round(rule) : null;
        }
        if (call.Function is not ("min" or "max") || call.Arguments.Count < 2) return Aggregate(call);

        var values = call.Arguments.Select(Value).ToList();
        return thing => values.Select(v => v(thing)).Aggregate((a, b) =>
            a is null || b is null ? null : call.Function == "min" ? Rational.Min(a.Value, b.Value) : Rational.Max(a.Value, b.Value));
    }

    private Func<TThing, bool?> Compare(Expression.Compare compare)
    {
        if (Text(compare.Left) is { } left && Text(compare.Right) is { } right)
            return thing => left(thing) is { } a && right(thing) is { } b
                ? string.Equals(a, b, StringComparison.Ordinal) == (compare.Comparator is Comparator.Equal)
                : null;
        if (Moment(compare.Left) is { } earlier && Moment(compare.Right) is { } later)
            return thing => earlier(thing) is { } a && later(thing) is { } b ? compare.Comparator.Holds(a, b) : null;

        var (x, y) = (Value(compare.Left), Value(compare.Right));
        return thing => x(thing) is { } a && y(thing) is { } b ? compare.Comparator.Holds(a, b) : null;
    }

    private Func<TThing, string?>? Text(Expression expression) => expression switch
    {
        Expression.Text text => _ => text.Value,
        Expression.Name name => TextOf(name.Value),
        _ => null,
    };

    private Func<TThing, long?>? Moment(Expression expression) => expression switch
    {
        Expression.Name name => MomentOf(new(name.Value, 1)),
        Expression.Occurrence occurrence => MomentOf(occurrence.Reference),
        _ => null,
    };

    /// <summary>A text read as a number, where it is one.</summary>
    protected static Rational? Number(string? text) => text is not null && Rational.TryParseDecimal(text, out var value) ? value : null;
}
