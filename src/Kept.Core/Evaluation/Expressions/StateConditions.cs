using Kept.Agreements;
using Kept.Quantities;

namespace Kept.Evaluation.Expressions;

/// <summary>Conditions on a state and the dimensions of its series.</summary>
internal sealed class StateConditions(Source source) : ExpressionCompiler<(Sequence<string> Labels, string State)>
{
    protected override Func<(Sequence<string> Labels, string State), Rational?> ValueOf(string name) =>
        thing => Number(TextOf(name)!(thing));

    protected override Func<(Sequence<string> Labels, string State), string?>? TextOf(string name)
    {
        if (name == "state") return thing => thing.State;
        var index = LabelConditions.IndexOf(source, name);
        return index < 0 ? null : thing => thing.Labels[index];
    }
}
