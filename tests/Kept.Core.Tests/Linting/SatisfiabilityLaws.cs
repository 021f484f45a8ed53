using FsCheck;
using FsCheck.Fluent;
using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Language.Linting;
using Kept.Quantities;
using Xunit;

namespace Kept.Core.Tests.Linting;

/// <summary>What is called impossible is false for every world, what is called certain is true for every world; over these
/// small worlds, where every condition can be tried, the converse holds as well.</summary>
public sealed class SatisfiabilityLaws
{
    private static readonly Place Here = new("here", 1, 1, 1);

    private static readonly string[] Words = ["up", "down", "degraded"];

    private static Gen<Expression> Atom => Gen.OneOf(
        Gen.Elements(Words).SelectMany(word => Gen.Elements(Comparator.Equal, Comparator.NotEqual)
            .Select(c => (Expression)new Expression.Compare(c, new Expression.Name("state", Here), new Expression.Text(word, Here), Here))),
        Gen.Choose(0, 3).SelectMany(limit => Gen.Elements(Enum.GetValues<Comparator>())
            .Select(c => (Expression)new Expression.Compare(c, new Expression.Name("count", Here), new Expression.Literal(Quantity.Number(limit), Here), Here))));

    private static Gen<Expression> Conditions(int depth) => depth == 0
        ? Atom
        : Gen.OneOf(
            Atom,
            Conditions(depth - 1).Select(c => (Expression)new Expression.Not(c, Here)),
            Conditions(depth - 1).SelectMany(a => Conditions(depth - 1).Select(b => (Expression)new Expression.And(a, b, Here))),
            Conditions(depth - 1).SelectMany(a => Conditions(depth - 1).Select(b => (Expression)new Expression.Or(a, b, Here))));

    [Fact]
    public void A_condition_is_possible_when_some_world_meets_it() => Prop.ForAll(Conditions(3).ToArbitrary(), condition =>
        Satisfiability.IsPossible(condition) == Worlds().Any(w => Holds(condition, w))).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void A_condition_is_certain_when_every_world_meets_it() => Prop.ForAll(Conditions(3).ToArbitrary(), condition =>
        Satisfiability.IsCertain(condition) == Worlds().All(w => Holds(condition, w))).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    /// <summary>Also a state that no condition names, and numbers between the limits, since conditions do not know that counts are whole.</summary>
    private static IEnumerable<(string State, Rational Count)> Worlds() =>
        from state in Words.Append("other")
        from half in Enumerable.Range(-1, 9)
        select (state, Rational.Of(half, 2));

    private static bool Holds(Expression condition, (string State, Rational Count) world) => condition switch
    {
        Expression.Not e => !Holds(e.Operand, world),
        Expression.And e => Holds(e.Left, world) && Holds(e.Right, world),
        Expression.Or e => Holds(e.Left, world) || Holds(e.Right, world),
        Expression.Compare { Right: Expression.Text word } e => (e.Comparator is Comparator.Equal) == (world.State == word.Value),
        Expression.Compare { Right: Expression.Literal limit } e => e.Comparator.Holds(world.Count, limit.Value.Value),
        _ => throw new ArgumentOutOfRangeException(nameof(condition)),
    };
}
