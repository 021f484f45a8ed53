using Kept.Agreements;

namespace Kept.Language.Binding.Expressions;

/// <summary>In a condition over the raw columns of a file, what stands on the left of a comparison is a column and
/// what stands on the right is a value.</summary>
internal static class ColumnNames
{
    public static ExpressionNames In(Expression condition)
    {
        var names = new ExpressionNames("columns");
        foreach (var name in Left(condition)) names.Add(name, new ExpressionType.Field(null));
        return names;
    }

    private static IEnumerable<string> Left(Expression expression) => expression switch
    {
        Expression.Compare { Left: Expression.Name column } => [column.Value],
        Expression.In { Operand: Expression.Name column } => [column.Value],
        _ => expression.Parts().SelectMany(Left),
    };
}
