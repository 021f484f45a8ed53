using System.Diagnostics;
using Kept.Diagnostics;
using Kept.Quantities;

namespace Kept.Agreements;

public enum Arithmetic
{
    Plus,
    Minus,
    Times,
    DividedBy,
}

/// <summary>A condition or a formula of an agreement. It has no loops and no side effects, so it can be analysed,
/// printed as a sentence, and run safely when it comes from the other party.</summary>
public abstract record Expression
{
    private protected Expression(Place place) => Place = place;

    /// <summary>Where it is written.</summary>
    public Place Place { get; }

    /// <summary>The function that asks whether an event of a case has happened.</summary>
    public const string Happened = "happened";

    /// <summary>The function that counts how often an event of a case has happened.</summary>
    public const string Occurrences = "occurrences";

    /// <summary>A quantity as written: <c>4 h</c>, <c>99.95%</c>, <c>500.00 USD</c>.</summary>
    public sealed record Literal(Quantity Value, Place At) : Expression(At);

    /// <summary>A word or a quoted text to compare with: <c>P1</c>, <c>"waiting on customer"</c>.</summary>
    public sealed record Text(string Value, Place At) : Expression(At);

    /// <summary>A counter, field, dimension, event, measure or plan value, by its name.</summary>
    public sealed record Name(string Value, Place At) : Expression(At);

    /// <summary>One of the times at which an event of a case happened: <c>2nd touched</c>, <c>last resolved</c>.</summary>
    /// <param name="Number">As in <see cref="EventReference"/>.</param>
    public sealed record Occurrence(Name Event, int Number, Place At) : Expression(At)
    {
        internal EventReference Reference => new(Event.Value, Number);
    }

    public sealed record Negation(Expression Operand, Place At) : Expression(At);

    public sealed record Operation(Arithmetic Operator, Expression Left, Expression Right, Place At) : Expression(At);

    /// <summary>A call of a built-in function: <c>ceiling(…)</c>, <c>mean(latency)</c>.</summary>
    public sealed record Call(string Function, Sequence<Expression> Arguments, Place At) : Expression(At);

    /// <summary>A count of only those measurements that meet a condition: <c>requests where status &lt; 500</c>.</summary>
    public sealed record Filtered(Expression Operand, Expression Condition, Place At) : Expression(At)
    {
        /// <summary>The condition together with one around it.</summary>
        internal Expression Within(Expression? outer) => outer is null ? Condition : new And(outer, Condition, Place);
    }

    public sealed record Compare(Comparator Comparator, Expression Left, Expression Right, Place At) : Expression(At);

    /// <summary>Membership in a list: <c>state in [down, degraded]</c>.</summary>
    public sealed record In(Expression Operand, Sequence<Expression> Items, Place At) : Expression(At);

    public sealed record Not(Expression Operand, Place At) : Expression(At);

    public sealed record And(Expression Left, Expression Right, Place At) : Expression(At);

    public sealed record Or(Expression Left, Expression Right, Place At) : Expression(At);

    /// <summary>All names in the expression, in the order in which they are written.</summary>
    public IEnumerable<Name> Names() => this switch
    {
        Name name => [name],
        _ => Parts().SelectMany(part => part.Names()),
    };

    public IEnumerable<Expression> Parts() => this switch
    {
        Literal or Text or Name => [],
        Occurrence e => [e.Event],
        Negation e => [e.Operand],
        Operation e => [e.Left, e.Right],
        Call e => e.Arguments,
        Filtered e => [e.Operand, e.Condition],
        Compare e => [e.Left, e.Right],
        In e => [e.Operand, .. e.Items],
        Not e => [e.Operand],
        And e => [e.Left, e.Right],
        Or e => [e.Left, e.Right],
        _ => throw new UnreachableException(),
    };

    /// <summary>The same expression with other expressions in place of its names.</summary>
    public Expression Replace(Func<Name, Expression> with) => Rewrite(part => part is Name name ? with(name) : null);

    /// <summary>The same expression with other ones in place of some parts; null leaves a part, so that its own are asked.</summary>
    public Expression Rewrite(Func<Expression, Expression?> with) => with(this) ?? this switch
    {
        Literal or Text or Name or Occurrence => this,
        Negation e => e with { Operand = e.Operand.Rewrite(with) },
        Operation e => e with { Left = e.Left.Rewrite(with), Right = e.Right.Rewrite(with) },
        Call e => e with { Arguments = e.Arguments.Select(a => a.Rewrite(with)).ToSequence() },
        Filtered e => e with { Operand = e.Operand.Rewrite(with), Condition = e.Condition.Rewrite(with) },
        Compare e => e with { Left = e.Left.Rewrite(with), Right = e.Right.Rewrite(with) },
        In e => e with { Operand = e.Operand.Rewrite(with), Items = e.Items.Select(i => i.Rewrite(with)).ToSequence() },
        Not e => e with { Operand = e.Operand.Rewrite(with) },
        And e => e with { Left = e.Left.Rewrite(with), Right = e.Right.Rewrite(with) },
        Or e => e with { Left = e.Left.Rewrite(with), Right = e.Right.Rewrite(with) },
        _ => throw new UnreachableException(),
    };

    /// <summary>The canonical text; parsing it gives the same expression.</summary>
    public sealed override string ToString() => this switch
    {
        Literal e => e.Value.ToText(places: 30),
        Text e => $"\"{e.Value.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"",
        Name e => e.Value,
        Occurrence { Number: 1 } e => $"first {e.Event}",
        Occurrence e => e.Reference.ToString(),
        Negation e => $"-{Inside(e.Operand)}",
        Operation e => $"{Inside(e.Left)} {Sign(e.Operator)} {Inside(e.Right)}",
        Call e => $"{e.Function}({string.Join(", ", e.Arguments)})",
        Filtered e => $"{Inside(e.Operand)} where {e.Condition}",
        Compare e => $"{Inside(e.Left)} {e.Comparator.Symbol()} {Inside(e.Right)}",
        In e => $"{Inside(e.Operand)} in [{string.Join(", ", e.Items)}]",
        Not e => $"not {Inside(e.Operand)}",
        And e => $"{Inside(e.Left)} and {Inside(e.Right)}",
        Or e => $"{Inside(e.Left)} or {Inside(e.Right)}",
        _ => throw new UnreachableException(),
    };

    private static string Inside(Expression part) =>
        part is Literal or Text or Name or Occurrence or Call ? part.ToString() : $"({part})";

    private static char Sign(Arithmetic op) => op switch
    {
        Arithmetic.Plus => '+',
        Arithmetic.Minus => '-',
        Arithmetic.Times => '*',
        Arithmetic.DividedBy => '/',
        _ => throw new UnreachableException(),
    };
}
