using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Kept.Agreements;
using Kept.Evaluation.Expressions;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Evaluation.Folds;

/// <summary>Intervals counted.</summary>
/// <param name="Leaving">How many of which nobody knows lie where what is bad leaves both sides.</param>
/// <param name="MetSoFar">Of the counted ones that are not over.</param>
internal record struct IntervalCounts(
    long Met, long Counted, long Empty, long Unknown, long Leaving, long MetSoFar, long CountedSoFar)
{
    public static IntervalCounts operator +(IntervalCounts a, IntervalCounts b) => new(
        a.Met + b.Met, a.Counted + b.Counted, a.Empty + b.Empty, a.Unknown + b.Unknown, a.Leaving + b.Leaving,
        a.MetSoFar + b.MetSoFar, a.CountedSoFar + b.CountedSoFar);
}

/// <summary>The share of intervals that meet a condition.</summary>
internal sealed class ShareOfIntervalsFold : DayFold<IntervalCounts>
{
    private const int AllAnswers = (int)(Answer.Yes | Answer.No);

    private readonly Indicator.ShareOfIntervals _indicator;
    private readonly IntervalReader _reader;
    private readonly IntervalCondition _isMet;
    private readonly MaskWindows _mask;

    public ShareOfIntervalsFold(
        Indicator.ShareOfIntervals indicator, Calendar? serviceHours, Scope scope, ServicePeriod period, EvaluationContext context)
    {
        _indicator = indicator;
        (var expressions, _isMet) = context.Compiled(indicator, () => Compile(indicator));
        _reader = new IntervalReader(expressions, indicator.Of, scope, indicator.EveryTicks, period.Zone, context);
        _mask = MaskWindows.Resolve(indicator.Mask, serviceHours, indicator.Of, scope, period.Range, context);
    }

    private static (IntervalExpressions, IntervalCondition) Compile(Indicator.ShareOfIntervals indicator)
    {
        var expressions = new IntervalExpressions(indicator.Of.Source);
        return (expressions, new(indicator.Met, expressions));
    }

    protected override IntervalCounts Summarise(TimeRange range)
    {
        var sum = new IntervalCounts();
        var intervals = _reader.Read(range);
        foreach (var (answer, marks, times) in Alike(_isMet.Ask(intervals), intervals.Under(_mask)))
            if (marks.Has(IntervalMarks.Counted)) Count(answer, marks, times, ref sum);
        return sum;
    }

    /// <summary>How often each answer comes with the same marks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static List<(Answer Answer, IntervalMarks Marks, long Times)> Alike(ReadOnlySpan<Answer> answers, ReadOnlySpan<IntervalMarks> marks)
    {
        Span<long> times = stackalloc long[byte.MaxValue + 1];
        times.Clear();
        var i = 0;
        for (var width = Vector512<byte>.Count; i + width <= marks.Length; i += width)
        {
            var both = Vector512.Create(MemoryMarshal.AsBytes(answers.Slice(i, width))) | Vector512.Create(MemoryMarshal.AsBytes(marks.Slice(i, width)));
            for (var left = ulong.MaxValue; left != 0;)
            {
                var first = both[BitOperations.TrailingZeroCount(left)];
                var same = Vector512.Equals(both, Vector512.Create(first)).ExtractMostSignificantBits();
                times[first] += BitOperations.PopCount(same);
                left &= ~same;
            }
        }
        for (; i < marks.Length; i++) times[(int)answers[i] | (int)marks[i]]++;
        var alike = new List<(Answer, IntervalMarks, long)>();
        for (var both = 0; both < times.Length; both++)
            if (times[both] > 0) alike.Add(((Answer)(both & AllAnswers), (IntervalMarks)(both & ~AllAnswers), times[both]));
        return alike;
    }

    protected override IntervalCounts Merge(IReadOnlyList<IntervalCounts> inOrder) => inOrder.Aggregate((a, b) => a + b);

    /// <summary>An interval that is not over counts as it stands, but may come out otherwise.</summary>
    protected override Measured Finish(IntervalCounts summary, TimeRange range)
    {
        var (met, counted) = (summary.Met + summary.MetSoFar, summary.Counted + summary.CountedSoFar);
        var evidence = new Evidence.Intervals(
            counted, met, summary.Empty, summary.Unknown + summary.Leaving - summary.CountedSoFar, _indicator.EveryTicks,
            new(counted - met, most => BadOnes(range).Take(most)));
        var measured = Shares.Of(summary.Met, summary.Counted, summary.Unknown, summary.Leaving, evidence);
        return summary.CountedSoFar == 0 ? measured : measured with { Value = Figure.Of(Rational.Of(met, counted)), Count = counted };
    }

    private EmptyRule RuleOf(Answer isMet, IntervalMarks marks)
    {
        var rule = isMet switch
        {
            Answer.Yes => EmptyRule.Good,
            Answer.No => EmptyRule.Bad,
            _ => marks.Has(IntervalMarks.Observed) ? _indicator.Empty : EmptyRule.NotDetermined,
        };
        if (rule is not EmptyRule.LeftOut && marks.Has(IntervalMarks.CountsAsUp) && !marks.IsAhead) return EmptyRule.Good;
        return rule is EmptyRule.Bad && marks.Has(IntervalMarks.BadLeaves) ? EmptyRule.LeftOut : rule;
    }

    /// <summary>Counts so many intervals that are alike.</summary>
    private void Count(Answer isMet, IntervalMarks marks, long times, ref IntervalCounts sum)
    {
        var rule = RuleOf(isMet, marks);
        var (met, counted) = (rule is EmptyRule.Good ? times : 0, rule is EmptyRule.Good or EmptyRule.Bad ? times : 0);
        var isOver = marks.Has(IntervalMarks.Over);
        if (isMet is Answer.None && marks.Has(IntervalMarks.Observed)) sum.Empty += times;
        if (isOver) (sum.Met, sum.Counted) = (sum.Met + met, sum.Counted + counted);
        else (sum.MetSoFar, sum.CountedSoFar) = (sum.MetSoFar + met, sum.CountedSoFar + counted);
        if (isOver && rule is not EmptyRule.NotDetermined) return;
        if (marks.Has(IntervalMarks.BadLeaves)) sum.Leaving += times;
        else sum.Unknown += times;
    }

    /// <summary>The intervals that count and are not met.</summary>
    private IEnumerable<BadInterval> BadOnes(TimeRange range)
    {
        var intervals = _reader.Read(range);
        var (marks, answers) = (intervals.Under(_mask), _isMet.Ask(intervals));
        return Enumerable.Range(0, intervals.Count)
            .Where(i => marks[i].Has(IntervalMarks.Counted) && RuleOf(answers[i], marks[i]) is EmptyRule.Bad)
            .Select(i => new BadInterval(intervals[i], null));
    }
}

internal static class Shares
{
    /// <summary>Good ÷ counted, with bounds that take the undecided as bad and as good.</summary>
    /// <param name="leaving">Undecided ones that leave both sides when they are bad.</param>
    public static Measured Of(long good, long counted, long undecided, long leaving, Evidence evidence)
    {
        var value = counted > 0 ? Figure.Of(Rational.Of(good, counted)) : null;
        if (undecided + leaving == 0) return Measured.Exactly(value, counted, evidence);
        var atWorst = counted + undecided;
        return atWorst == 0
            ? new Measured(null, null, null, 0, evidence)
            : new Measured(
                value, Figure.Of(Rational.Of(good, atWorst)), Figure.Of(Rational.Of(good + undecided + leaving, atWorst + leaving)),
                counted, evidence);
    }
}
