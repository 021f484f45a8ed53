using System.Diagnostics;
using System.Numerics;
using System.Text;
using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Measurements.Cells;
using Kept.Measurements.Rows;
using Kept.Quantities;

namespace Kept.Measurements.Mapping;

/// <summary>Makes a filter of a source's <c>where</c>: comparisons of columns with words and numbers, <c>in</c>,
/// <c>and</c>, <c>or</c>, <c>not</c>.</summary>
internal sealed class RowFilterCompiler(ColumnNames columns, DiagnosticBag problems)
{
    /// <summary>The filter; null when the expression is no condition on cells, which is reported.</summary>
    public RowFilter? Compile(Expression expression) => expression switch
    {
        Expression.And e => Join(e.Left, e.Right, (left, right) => new RowFilter.And(left, right)),
        Expression.Or e => Join(e.Left, e.Right, (left, right) => new RowFilter.Or(left, right)),
        Expression.Not e => Compile(e.Operand) is { } operand ? new RowFilter.Not(operand) : null,
        Expression.Compare { Left: Expression.Name column } e => Compare(column, e.Comparator, e.Right),
        Expression.Compare { Right: Expression.Name column } e => Compare(column, Mirrored(e.Comparator), e.Left),
        Expression.In { Operand: Expression.Name column } e => AnyOf(column, e.Items),
        _ => Report(expression),
    };

    private RowFilter? Join(Expression left, Expression right, Func<RowFilter, RowFilter, RowFilter> join)
    {
        var (first, second) = (Compile(left), Compile(right));
        return first is null || second is null ? null : join(first, second);
    }

    private RowFilter.AnyOf? AnyOf(Expression.Name column, Sequence<Expression> items)
    {
        var filters = items.Select(item => Compare(column, Comparator.Equal, item)).ToArray();
        return filters.Contains(null) ? null : new RowFilter.AnyOf(filters!);
    }

    private RowFilter? Compare(Expression.Name column, Comparator comparator, Expression value) => value switch
    {
        Expression.Text text =>
            new RowFilter.Text(columns.SlotOf(column.Value), comparator, Encoding.UTF8.GetBytes(text.Value)),
        Expression.Literal { Value: { Unit: Unit.Number } number } => Number(column, comparator, number.Value, value),
        Expression.Negation { Operand: Expression.Literal { Value: { Unit: Unit.Number } number } } =>
            Number(column, comparator, -number.Value, value),
        _ => Report(value),
    };

    private RowFilter? Number(Expression.Name column, Comparator comparator, Rational value, Expression written)
    {
        var scaled = value;
        for (var digits = 0; digits <= DecimalText.MaxDigits; digits++, scaled *= 10)
            if (scaled.IsWhole && BigInteger.Abs(scaled.Numerator) <= long.MaxValue)
                return new RowFilter.Number(columns.SlotOf(column.Value), comparator, (long)scaled.Numerator, digits);
        return Report(written);
    }

    private RowFilter? Report(Expression found)
    {
        problems.Add(MeasurementDiagnostics.BadFilter(found.Place, found.ToString()));
        return null;
    }

    private static Comparator Mirrored(Comparator comparator) => comparator switch
    {
        Comparator.AtLeast => Comparator.AtMost,
        Comparator.MoreThan => Comparator.LessThan,
        Comparator.AtMost => Comparator.AtLeast,
        Comparator.LessThan => Comparator.MoreThan,
        Comparator.Equal or Comparator.NotEqual => comparator,
        _ => throw new UnreachableException(),
    };
}
