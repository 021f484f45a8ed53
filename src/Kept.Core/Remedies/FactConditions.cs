using Kept.Agreements;
using Kept.Quantities;

namespace Kept.Remedies;

/// <summary>Conditions on what is known of a finding; they are unknown where that leaves them open.</summary>
internal sealed class FactConditions : ExpressionCompiler<Facts>
{
    public static FactConditions Compiler { get; } = new();

    /// <summary>A comparison of two numbers holds when it does wherever they lie between their bounds.</summary>
    public override Func<Facts, bool?> Condition(Expression expression)
    {
        var condition = base.Condition(expression);
        return expression is not Expression.Compare compare || compare.Left is Expression.Text || compare.Right is Expression.Text
            ? condition
            : facts => condition(facts) ?? facts.Of(compare.Left).Holds(compare.Comparator, facts.Of(compare.Right));
    }

    protected override Func<Facts, Rational?> ValueOf(string name) =>
        facts => facts.Find(name) ?? Number(facts.FindText(name));

    protected override Func<Facts, string?>? TextOf(string name) => facts => facts.FindText(name);
}
