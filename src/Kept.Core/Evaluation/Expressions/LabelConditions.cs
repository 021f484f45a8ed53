using Kept.Agreements;
using Kept.Quantities;

namespace Kept.Evaluation.Expressions;

/// <summary>Conditions on the dimensions of a series.</summary>
internal sealed class LabelConditions(Source source) : ExpressionCompiler<Sequence<string>>
{
    /// <summary>Whether a series is meant by a condition; an unknown answer is no.</summary>
    public static bool Holds(Expression? condition, Source source, Sequence<string> labels) =>
        condition is null || new LabelConditions(source).Condition(condition)(labels) == true;

    public static int IndexOf(Source source, string dimension)
    {
        var dimensions = source.Content.Dimensions;
        for (var i = 0; i < dimensions.Count; i++)
            if (dimensions[i].Name == dimension) return i;
        return -1;
    }

    protected override Func<Sequence<string>, Rational?> ValueOf(string name)
    {
        var index = IndexOf(source, name);
        return labels => Number(labels[index]);
    }

    protected override Func<Sequence<string>, string?>? TextOf(string name)
    {
        var index = IndexOf(source, name);
        return index < 0 ? null : labels => labels[index];
    }
}
