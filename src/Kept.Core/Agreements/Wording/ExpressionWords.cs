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
        Expression.Negation e => $"−{Inside(e.Operand, Binds.Sign)}",
        Expression.Operation e => Operation(e),
        Expression.Call e => Call(e),
        Expression.Filtered e => $"{Inside(e.Operand, Binds.Or)} where {Inside(e.Condition, Binds.Filter)}",
        Expression.Compare e => $"{Inside(e.Left, Binds.Sum)} {Verb(e.Comparator)} {Inside(e.Right, Binds.Sum)}",
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
        Expression.Call { Function: "ceiling" or "floor" or "round" or Indicator.Formula.Preceding } => Binds.Filter,
        Expression.Call => Binds.Sum,
        _ => Binds.Single,
    };

    private static string Operation(Expression.Operation e)
    {
        var own = Strength(e);
        return $"{Inside(e.Left, own)} {Sign(e.Operator)} {Inside(e.Right, own + 1)}";
    }

    private static char Sign(Arithmetic op) => op switch
    {
        Arithmetic.Plus => '+',
        Arithmetic.Minus => '−',
        Arithmetic.Times => '×',
        Arithmetic.DividedBy => '÷',
        _ => throw new UnreachableException(),
    };

    private static string Verb(Comparator comparator) => comparator switch
    {
        Comparator.Equal => "is",
        Comparator.NotEqual => "is not",
        _ => $"is {comparator.InWords()}",
    };

    private static string Items(Expression.In e) => Cite.List(e.Items.Select(i => Inside(i, Binds.Sum)));

    private static string Call(Expression.Call e) => (e.Function, e.Arguments.Count) switch
    {
        (Expression.Happened, _) => $"{Event(e)} has happened",
        ("ceiling", _) => $"{Inside(e.Arguments[0], Binds.Product)}, rounded up to a whole number",
        ("floor", _) => $"{Inside(e.Arguments[0], Binds.Product)}, rounded down to a whole number",
        ("round", _) => $"{Inside(e.Arguments[0], Binds.Product)}, rounded to the nearest whole number (a half away from zero)",
        ("min", 1) => $"the smallest {Of(e.Arguments[0])}",
        ("max", 1) => $"the largest {Of(e.Arguments[0])}",
        ("min", _) => $"the smallest of {All(e)}",
        ("max", _) => $"the largest of {All(e)}",
        ("count", _) => $"the number of measurements of {Of(e.Arguments[0])}",
        (Indicator.Formula.Preceding, 1) => $"what {Of(e.Arguments[0])} came to in the period before",
        (Indicator.Formula.Preceding, _) => $"what {Of(e.Arguments[0])} came to in the period before, or {Of(e.Arguments[1])} where there was none",
        ("percentile", _) => $"the {Of(e.Arguments[1])} percentile (nearest rank) of {Of(e.Arguments[0])}",
        _ => $"the {e.Function} of {All(e)}",
    };

    private static string All(Expression.Call e) => Cite.List(e.Arguments.Select(Of));

    private static string Event(Expression.Call e) => Cite.Word(((Expression.Name)e.Arguments[0]).Value);

    private static string Name(string name) => name.StartsWith("plan.", StringComparison.Ordinal)
        ? $"{Cite.Word(name["plan.".Length..])} of the plan (annex C)"
        : name;
}
