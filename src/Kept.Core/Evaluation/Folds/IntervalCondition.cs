using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Kept.Agreements;
using Kept.Evaluation.Expressions;
using Kept.Measurements;
using Kept.Quantities;

namespace Kept.Evaluation.Folds;

/// <summary>A condition on intervals, asked of many at once. Comparisons of ratios of sums, which most are, are answered in whole
/// numbers; all others one by one.</summary>
internal sealed class IntervalCondition
{
    private readonly Func<IntervalContents, bool?> _condition;
    private readonly RatioComparison? _comparison;
    private readonly Answer[] _answers = [];   // by whether the left is less, equal or more

    public IntervalCondition(Expression condition, IntervalExpressions expressions)
    {
        _condition = expressions.Condition(condition);
        if (condition is not Expression.Compare compare) return;
        if (expressions.Ratio(compare.Left) is { } left && expressions.Ratio(compare.Right) is { } right) _comparison = new(left, right);
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
        if (_comparison is null || intervals.Columns() is not var (sums, most)) return false;
        var room = ArrayPool<long>.Shared.Rent(RatioComparison.Columns * answers.Length);
        try
        {
            if (!_comparison.TryCompare(sums, most, room, answers.Length, out var differences, out var below)) return false;
            Answers(differences, below, intervals.Marks, answers);
            return true;
        }
        finally
        {
            ArrayPool<long>.Shared.Return(room);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Answers(ReadOnlySpan<long> differences, ReadOnlySpan<long> below, ReadOnlySpan<IntervalMarks> marks, Span<Answer> into)
    {
        var (less, equal, more) = (Vector512.Create((byte)_answers[0]), Vector512.Create((byte)_answers[1]), Vector512.Create((byte)_answers[2]));
        var i = 0;
        for (var width = Vector512<byte>.Count; i + width <= into.Length; i += width)
        {
            var (difference, sign) = (Steps.Signs(differences.Slice(i, width)), Steps.Signs(below.Slice(i, width)));
            var order = Vector512.ConditionalSelect(Vector512.LessThan(sign, Vector512<sbyte>.Zero), -difference, difference);
            var answers = Vector512.ConditionalSelect(
                Vector512.LessThan(order, Vector512<sbyte>.Zero).AsByte(), less,
                Vector512.ConditionalSelect(Vector512.Equals(order, Vector512<sbyte>.Zero).AsByte(), equal, more));
            var unasked = Vector512.Equals(sign, Vector512<sbyte>.Zero).AsByte() | ~AreAsked(marks.Slice(i, width));
            Vector512.AndNot(answers, unasked).CopyTo(MemoryMarshal.AsBytes(into[i..]));
        }
        for (; i < into.Length; i++)
            if (below[i] != 0 && IsAsked(marks[i])) into[i] = _answers[(below[i] < 0 ? -Math.Sign(differences[i]) : Math.Sign(differences[i])) + 1];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> AreAsked(ReadOnlySpan<IntervalMarks> marks)
    {
        var looked = Vector512.Create((byte)(IntervalMarks.Observed | IntervalMarks.Empty));
        return Vector512.Equals(Vector512.Create(MemoryMarshal.AsBytes(marks)) & looked, Vector512.Create((byte)IntervalMarks.Observed));
    }
}

/// <summary>What a condition says of an interval; one byte holds it and the marks of the interval.</summary>
internal enum Answer : byte
{
    None = 0,
    Yes = 64,
    No = 128,
}
