using Kept.Agreements;
using Kept.Quantities;

namespace Kept.Evaluation.Expressions;

/// <summary>Conditions on a state and the dimensions of its series. Where states have an order, one is "at least" another when
/// it is that one or a worse one.</summary>
internal sealed class StateConditions(Source source) : ExpressionCompiler<(Sequence<string> Labels, string State)>
{
    private const string State = "state";

    public override Func<(Sequence<string> Labels, string State), bool?> Condition(Expression expression) => expression switch
    {
        Expression.Compare { Comparator: var comparator, Left: Expression.Name { Value: State }, Right: Expression.Text level }
            when IsOrder(comparator) => Compare(comparator, level.Value, isMirrored: false),
        Expression.Compare { Comparator: var comparator, Left: Expression.Text level, Right: Expression.Name { Value: State } }
            when IsOrder(comparator) => Compare(comparator, level.Value, isMirrored: true),
        _ => base.Condition(expression),
    };

    protected override Func<(Sequence<string> Labels, string State), Rational?> ValueOf(string name) =>
        thing => Number(TextOf(name)!(thing));

    protected override Func<(Sequence<string> Labels, string State), string?>? TextOf(string name)
    {
        if (name == State) return thing => thing.State;
        var index = LabelConditions.IndexOf(source, name);
        return index < 0 ? null : thing => thing.Labels[index];
    }

    private static bool IsOrder(Comparator comparator) => comparator is not (Comparator.Equal or Comparator.NotEqual);

    private Func<(Sequence<string> Labels, string State), bool?> Compare(Comparator comparator, string level, bool isMirrored)
    {
        var levels = ((SourceContent.States)source.Content).Levels.ToList();
        var limit = levels.IndexOf(level);
        return thing => levels.IndexOf(thing.State) is >= 0 and var rank
            ? isMirrored ? comparator.Holds(limit, rank) : comparator.Holds(rank, limit)
            : null;
    }
}
