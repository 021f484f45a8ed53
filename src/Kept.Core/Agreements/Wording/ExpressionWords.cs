using System.Diagnostics;
using Kept.Quantities;

namespace Kept.Agreements;

/// <summary>Conditions and formulas as sentences say them: "priority is “P1” and not (…)". Parentheses stand where they change
/// the meaning, or where people may read it in two ways.</summary>
internal static class ExpressionWords
{
    private enum Binds
    {
        Filter,
        Or,
        And,
        Not,
        Comparison,
        Sum,
        Product,
        Sign,
        Single,
    }

    public static string Of(Expression expression) => expression switch
    {
        Expression.Literal e => QuantityWords.Of(e.Value),
        Expression.Text e => Cite.Word(e.Value),
        Expression.Name e => Name(e.Value),
        Expression.Occurrence e => Cite.Event(e.Reference),
        Expression.Negation e => $"−{Inside(e.Operand, Binds.Sign)}",
        Expression.Operation e => Operation(e),
        Expression.Call e => Call(e),
        Expression.Filtered e => $"{Inside(e.Operand, Binds.Or)} where {Inside(e.Condition, Binds.Filter)}",
        Expression.Compare e => $"{Inside(e.Left, Binds.Sum)} {Verb(e)} {Inside(e.Right, Binds.Sum)}",
        Expression.In e => $"{Inside(e.Operand, Binds.Sum)} is one of {Items(e)}",
        Expression.Not { Operand: Expression.In e } => $"{Inside(e.Operand, Binds.Sum)} is none of {Items(e)}",
        Expression.Not { Operand: Expression.Call { Function: Expression.Happened } e } => $"{Event(e)} has not happened",
        Expression.Not e => $"not ({Of(e.Operand)})",
        Expression.And e => $"{Inside(e.Left, Binds.And)} and {Inside(e.Right, Binds.Not)}",
        Expression.Or e => $"{Choice(e.Left)} or {Choice(e.Right)}",
        _ => throw new UnreachableException(),
    };

    /// <param name="least">What binds less tightly than this needs parentheses here.</param>
    private static string Inside(Expression part, Binds least) => Strength(part) < least ? $"({Of(part)})" : Of(part);

    /// <summary>A side of an "or": people do not agree on which of "and" and "or" binds more tightly, so the former gets parentheses.</summary>
    private static string Choice(Expression part) => part is Expression.Or ? Of(part) : Inside(part, Binds.Not);

    private static Binds Strength(Expression expression) => expression switch
    {
        Expression.Filtered => Binds.Filter,
        Expression.Or => Binds.Or,
        Expression.And => Binds.And,
        Expression.Not { Operand: Expression.In or Expression.Call { Function: Expression.Happened } } => Binds.Comparison,
        Expression.Not => Binds.Not,
        Expression.Compare or Expression.In => Binds.Comparison,
        Expression.Operation { Operator: Arithmetic.Plus or Arithmetic.Minus } => Binds.Sum,
        Expression.Operation => Binds.Product,
        Expression.Negation => Binds.Sign,
        Expression.Call { Function: Expression.Happened } => Binds.Comparison,
        Expression.Call { Arguments.Count: > 1, Function: not "percentile" } => Binds.Filter,
        Expression.Call { Function: Expression.Occurrences } => Binds.Filter,
        Expression.Call { Function: "ceiling" or "floor" or "round" or Indicator.Formula.Preceding } => Binds.Filter,
        Expression.Call => Binds.Sum,
        _ => Binds.Single,
    };

    private static string Operation(Expression.Operation e)
    {
        var own = Strength(e);
        return $"{Operand(e.Left, own)} {Sign(e.Operator)} {Operand(e.Right, own + 1)}";
    }

    /// <summary>A phrase such as "the mean of …" gets parentheses on either side of a sign, since people do not see where it ends.</summary>
    private static string Operand(Expression part, Binds least) => part is Expression.Call ? $"({Of(part)})" : Inside(part, least);

    private static char Sign(Arithmetic op) => op switch
    {
        Arithmetic.Plus => '+',
        Arithmetic.Minus => '−',
        Arithmetic.Times => '×',
        Arithmetic.DividedBy => '÷',
        _ => throw new UnreachableException(),
    };

    /// <summary>A thing is a word; two numbers are equal.</summary>
    private static string Verb(Expression.Compare e) => (e.Comparator, e is { Left: Expression.Text } or { Right: Expression.Text }) switch
    {
        (Comparator.Equal, true) => "is",
        (Comparator.NotEqual, true) => "is not",
        (Comparator.Equal, false) => "equals",
        (Comparator.NotEqual, false) => "does not equal",
        _ => $"is {e.Comparator.InWords()}",
    };

    private static string Items(Expression.In e) => Cite.List(e.Items.Select(i => Inside(i, Binds.Sum)));

    private static string Call(Expression.Call e) => (e.Function, e.Arguments.Count) switch
    {
        (Expression.Happened, _) => $"{Event(e)} has happened",
        (Expression.Occurrences, _) => $"the number of times that {Event(e)} has happened",
        ("ceiling", _) => $"{Inside(e.Arguments[0], Binds.Product)}, rounded up to a whole number",
        ("floor", _) => $"{Inside(e.Arguments[0], Binds.Product)}, rounded down to a whole number",
        ("round", _) => $"{Inside(e.Arguments[0], Binds.Product)}, rounded to the nearest whole number (a half away from zero)",
        ("min", 1) => $"the smallest {Of(e.Arguments[0])}",
        ("max", 1) => $"the largest {Of(e.Arguments[0])}",
        ("min", var n) => $"the {(n == 2 ? "smaller" : "smallest")} of {Choices(e)}",
        ("max", var n) => $"the {(n == 2 ? "larger" : "largest")} of {Choices(e)}",
        ("count", _) => $"the number of measurements of {Of(e.Arguments[0])}",
        (Indicator.Formula.Preceding, _) => Preceding(e),
        ("percentile", _) => $"the {Percentile(e.Arguments[1])} percentile (nearest rank) of {Of(e.Arguments[0])}",
        _ => $"the {e.Function} of {All(e)}",
    };

    /// <summary>What a formula came to in an earlier period: "the value of x 2 periods before, or 0 where there was none".</summary>
    private static string Preceding(Expression.Call e)
    {
        var (of, periods) = (e.Arguments[0], 1);
        while (of is Expression.Call { Function: Indicator.Formula.Preceding } inner && inner.Arguments.Skip(1).SequenceEqual(e.Arguments.Skip(1)))
            (of, periods) = (inner.Arguments[0], periods + 1);
        var when = periods == 1 ? "in the period before" : $"{periods} periods before";
        var otherwise = e.Arguments.Count > 1 ? $", or {Inside(e.Arguments[1], Binds.Sum)} where there was none" : "";
        return $"the value of {Inside(of, Binds.Single)} {when}{otherwise}";
    }

    private static string Percentile(Expression rank) => rank is Expression.Literal { Value.Unit: Unit.Share } share ? Ordinals.Of(share.Value.Shown) : Of(rank);

    /// <summary>Simple things as a list; others with a letter before each, so that nobody has to look for where they end.</summary>
    private static string Choices(Expression.Call e) => e.Arguments.All(a => Strength(a) is Binds.Single)
        ? All(e)
        : Cite.List(e.Arguments.Select((a, i) => $"({(char)('a' + i)}) {Inside(a, Binds.Sum)}"));

    private static string All(Expression.Call e) => Cite.List(e.Arguments.Select(Of));

    private static string Event(Expression.Call e) =>
        e.Arguments[0] is Expression.Occurrence one ? Cite.Event(one.Reference) : Cite.Word(((Expression.Name)e.Arguments[0]).Value);

    private static string Name(string name) => name.StartsWith("plan.", StringComparison.Ordinal)
        ? $"{Cite.Word(name["plan.".Length..])} of the plan (annex C)"
        : name;
}
