using System.Buffers;
using Kept.Agreements;
using Kept.Evaluation.Expressions;
using Kept.Quantities;

namespace Kept.Evaluation.Folds;

/// <summary>A condition on intervals, asked of many at once. Comparisons of ratios of sums, which most are, are answered in whole
/// numbers; all others one by one.</summary>
internal sealed class IntervalCondition
{
    private readonly Func<IntervalContents, bool?> _condition;
    private readonly (WholeRatio Left, WholeRatio Right)? _ratios;
    private readonly Answer[] _answers = [];   // by whether the left is less, equal or more

    public IntervalCondition(Expression condition, IntervalExpressions expressions)
    {
        _condition = expressions.Condition(condition);
        if (condition is not Expression.Compare compare) return;
        if (expressions.Ratio(compare.Left) is { } left && expressions.Ratio(compare.Right) is { } right) _ratios = (left, right);
        _answers = [Of(compare.Comparator.Holds(-1, 0)), Of(compare.Comparator.Holds(0, 0)), Of(compare.Comparator.Holds(1, 0))];
    }

    /// <summary>The answers; none where nobody looked, nothing happened, or the condition leaves none.</summary>
    public Answer[] Ask(Intervals intervals)
    {
        var answers = new Answer[intervals.Count];
        if (TryCompare(intervals, answers)) return answers;
        for (var i = 0; i < answers.Length; i++)
            if (IsAsked(intervals.Marks[i])) answers[i] = Of(_condition(intervals.Contents(i)));
        return answers;
    }

    private static Answer Of(bool? holds) => holds switch
    {
        true => Answer.Yes,
        false => Answer.No,
        null => Answer.None,
    };

    private static bool IsAsked(IntervalMarks marks) => (marks & (IntervalMarks.Observed | IntervalMarks.Empty)) == IntervalMarks.Observed;

    private bool TryCompare(Intervals intervals, Answer[] answers)
    {
        if (_ratios is not var (left, right) || intervals.Columns() is not var (sums, most)) return false;
        WholeForm[] forms = [left.Above, left.Below, right.Above, right.Below];
        if (forms.Any(form => form.Most(most) > long.MaxValue)) return false;
        var columns = ArrayPool<long>.Shared.Rent(forms.Length * answers.Length);
        try
        {
            for (var i = 0; i < forms.Length; i++) forms[i].Fill(sums, columns.AsSpan(i * answers.Length, answers.Length));
            var isShort = left.Above.Most(most) * right.Below.Most(most) <= long.MaxValue && right.Above.Most(most) * left.Below.Most(most) <= long.MaxValue;
            Compare(columns, isShort, intervals.Marks, answers);
            return true;
        }
        finally
        {
            ArrayPool<long>.Shared.Return(columns);
        }
    }

    /// <summary>Compares a/b with c/d.</summary>
    /// <param name="columns">All of a, then of b, c and d.</param>
    /// <param name="isShort">Whether products fit 64 bits.</param>
    private void Compare(ReadOnlySpan<long> columns, bool isShort, ReadOnlySpan<IntervalMarks> marks, Answer[] answers)
    {
        var count = answers.Length;
        var a = columns[..count];
        var b = columns.Slice(count, count);
        var c = columns.Slice(2 * count, count);
        var d = columns.Slice(3 * count, count);
        for (var i = 0; i < count; i++)
        {
            if (b[i] == 0 || d[i] == 0 || !IsAsked(marks[i])) continue;
            var order = isShort ? unchecked(a[i] * d[i]).CompareTo(unchecked(c[i] * b[i])) : ((Int128)a[i] * d[i]).CompareTo((Int128)c[i] * b[i]);
            answers[i] = _answers[(b[i] < 0 == d[i] < 0 ? order : -order) + 1];
        }
    }
}

/// <summary>What a condition says of an interval.</summary>
internal enum Answer : byte
{
    None,
    Yes,
    No,
}
