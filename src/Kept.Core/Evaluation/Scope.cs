using Kept.Agreements;
using Kept.Evaluation.Expressions;
using Kept.Quantities;

namespace Kept.Evaluation;

/// <summary>The part of the measurements that one finding is about.</summary>
internal sealed record Scope(Sequence<Label> Labels)
{
    /// <summary>The dimension that stands for the case itself.</summary>
    public const string Case = "case";

    public static Scope Everything { get; } = new([]);

    public string? Find(string dimension)
    {
        foreach (var label in Labels)
            if (label.Dimension == dimension) return label.Value;
        return null;
    }

    /// <summary>Whether a series of the source belongs here and meets the selection's condition.</summary>
    public bool Takes(Selection selection, Sequence<string> labels)
    {
        foreach (var label in Labels)
        {
            var index = LabelConditions.IndexOf(selection.Source, label.Dimension);
            if (index >= 0 && labels[index] != label.Value) return false;
        }
        return LabelConditions.Holds(selection.Where, selection.Source, labels);
    }

    /// <summary>What a dimension is known to be here: by the scope, or by a condition that fixes it.</summary>
    public string? FindFixed(string dimension, Expression? where) => Find(dimension) ?? Fixed(dimension, where);

    private static string? Fixed(string dimension, Expression? where) => where switch
    {
        Expression.And and => Fixed(dimension, and.Left) ?? Fixed(dimension, and.Right),
        Expression.Compare { Comparator: Comparator.Equal, Left: Expression.Name left, Right: Expression.Text right }
            when left.Value == dimension => right.Value,
        _ => null,
    };
}
