using Kept.Agreements;
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
