using FsCheck;
using FsCheck.Fluent;
using Kept.Agreements;
using Kept.Core.Tests.Quantities;
using Kept.Diagnostics;
using Kept.Quantities;

namespace Kept.Core.Tests.Language;

/// <summary>Expressions as the parser makes them.</summary>
internal static class ExpressionGenerator
{
    private static readonly Place Nowhere = new("a", 1, 1, 1);

    private static readonly string[] Names =
        ["a", "plan.leads", "close-rate", "P1", "x_1", "größe", "at", "least", "days"];

    private static readonly string[] Texts = ["P1", "on hold", "", "a\"b", "c\\d", "it's", "5%", "and", "é😀", "a, b)"];

    public static Gen<Expression> Any => Gen.Sized(size => OfHeight(Math.Min(1 + size / 12, 7)));

    /// <summary>The tree without places. A text that can stand as a bare word is printed as one and read as a name, so
    /// the two count as the same.</summary>
    public static string Describe(Expression expression) => expression switch
    {
        Expression.Name name => $"word {name.Value}",
        Expression.Text text when text.ToString() == text.Value => $"word {text.Value}",
        Expression.Text text => $"text {text.Value}",
        Expression.Literal literal => literal.Value.ToText(30),
        _ => $"{Kind(expression)}({string.Join(" | ", expression.Parts().Select(Describe))})",
    };

    private static string Kind(Expression expression) => expression switch
    {
        Expression.Operation e => e.Operator.ToString(),
        Expression.Compare e => e.Comparator.ToString(),
        Expression.Call e => e.Function,
        Expression.Occurrence e => $"occurrence {e.Number}",
        _ => expression.GetType().Name,
    };

    private static Gen<Expression> OfHeight(int height) => height <= 1 ? Leaf : Gen.OneOf(Leaf, Branch(height - 1));

    private static Gen<Expression> Leaf => Gen.OneOf(
        Gen.Elements(Names).Select(Expression (name) => new Expression.Name(name, Nowhere)),
        Gen.Zip(Gen.Elements(Names), Gen.Elements(0, 1, 2, 3, 11, 21, 100)).Select(
            Expression (e) => new Expression.Occurrence(new(e.Item1, Nowhere), e.Item2, Nowhere)),
        Gen.Elements(Texts).Select(Expression (text) => new Expression.Text(text, Nowhere)),
        QuantityGenerator.NonNegative.Select(Expression (value) => new Expression.Literal(value, Nowhere)));

    private static Gen<Expression> Branch(int height)
    {
        var part = OfHeight(height);
        var pair = Gen.Zip(part, part);
        var parts = Gen.Choose(1, 3).SelectMany(count => part.ListOf(count)).Select(list => list.ToSequence());
        return Gen.OneOf(
            part.Select(Expression (e) => new Expression.Negation(e, Nowhere)),
            part.Select(Expression (e) => new Expression.Not(e, Nowhere)),
            pair.Select(Expression (e) => new Expression.And(e.Item1, e.Item2, Nowhere)),
            pair.Select(Expression (e) => new Expression.Or(e.Item1, e.Item2, Nowhere)),
            pair.Select(Expression (e) => new Expression.Filtered(e.Item1, e.Item2, Nowhere)),
            Gen.Zip(part, parts).Select(Expression (e) => new Expression.In(e.Item1, e.Item2, Nowhere)),
            Gen.Zip(Gen.Elements(Names), parts).Select(
                Expression (e) => new Expression.Call(e.Item1, e.Item2, Nowhere)),
            Gen.Zip(Gen.Elements(Enum.GetValues<Arithmetic>()), pair).Select(
                Expression (e) => new Expression.Operation(e.Item1, e.Item2.Item1, e.Item2.Item2, Nowhere)),
            Gen.Zip(Gen.Elements(Enum.GetValues<Comparator>()), pair).Select(
                Expression (e) => new Expression.Compare(e.Item1, e.Item2.Item1, e.Item2.Item2, Nowhere)));
    }
}
