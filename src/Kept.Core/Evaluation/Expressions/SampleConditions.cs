using Kept.Agreements;
using Kept.Quantities;

namespace Kept.Evaluation.Expressions;

/// <summary>Conditions on the value of a sample and the dimensions of its series.</summary>
internal sealed class SampleConditions(Source source) : ExpressionCompiler<(Sequence<string> Labels, Rational Value)>
{
    protected override Func<(Sequence<string> Labels, Rational Value), Rational?> ValueOf(string name) =>
        name == "value" ? thing => thing.Value : thing => Number(TextOf(name)!(thing));

    protected override Func<(Sequence<string> Labels, Rational Value), string?>? TextOf(string name)
    {
        var index = LabelConditions.IndexOf(source, name);
        return index < 0 ? null : thing => thing.Labels[index];
    }
}
