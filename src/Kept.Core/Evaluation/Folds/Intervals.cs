using Kept.Evaluation.Expressions;
using Kept.Time;

namespace Kept.Evaluation.Folds;

/// <summary>The intervals that begin in a range, in order, with what was measured in them.</summary>
/// <param name="first">The index of the first one in the grid.</param>
/// <param name="present">Later ticks have not happened yet.</param>
/// <param name="observed">For each interval whether there are measurements in it.</param>
/// <param name="happened">For each interval whether something happened: a counter of the source is not 0, or there is a sample.</param>
/// <param name="seesAll">Whether somebody looked at each interval that has begun, also where there are no measurements.</param>
internal abstract class Intervals(
    IntervalGrid grid, int first, TimeRange range, long present, ReadOnlySpan<bool> observed, ReadOnlySpan<bool> happened, bool seesAll)
{
    private readonly IntervalMarks[] _marks = MarksOf(grid.Edges[first..(first + observed.Length + 1)], present, observed, happened, seesAll);

    public int Count => _marks.Length;

    /// <summary>What there is to say of each interval before it is judged.</summary>
    public ReadOnlySpan<IntervalMarks> Marks => _marks;

    /// <summary>An interval, cut at the end of the range.</summary>
    public TimeRange this[int index] => grid[first + index].Intersect(range);

    public abstract IntervalContents Contents(int index);

    /// <summary>The marks together with those that a mask gives; an interval lies where it begins.</summary>
    public IntervalMarks[] Under(MaskWindows mask)
    {
        var marks = _marks.AsSpan().ToArray();
        Mark(mask.Counted, IntervalMarks.Counted, marks);
        Mark(mask.CountsAsUp, IntervalMarks.CountsAsUp, marks);
        Mark(mask.DowntimeLeaves, IntervalMarks.BadLeaves, marks);
        return marks;
    }

    /// <summary>The sum of each atom in 64 bits, and how large they can be; null where that does not do.</summary>
    public virtual (IReadOnlyList<long[]> Sums, long Most)? Columns() => null;

    private void Mark(IntervalSet time, IntervalMarks mark, IntervalMarks[] into)
    {
        foreach (var part in time)
        {
            var end = Math.Min(grid.FirstFrom(part.End) - first, into.Length);
            for (var i = Math.Max(grid.FirstFrom(part.Start) - first, 0); i < end; i++) into[i] |= mark;
        }
    }

    private static IntervalMarks[] MarksOf(
        ReadOnlySpan<long> edges, long present, ReadOnlySpan<bool> observed, ReadOnlySpan<bool> happened, bool seesAll)
    {
        var marks = new IntervalMarks[observed.Length];
        for (var i = 0; i < marks.Length; i++)
            marks[i] = (observed[i] ? IntervalMarks.Observed : IntervalMarks.None)
                | (happened[i] ? IntervalMarks.None : IntervalMarks.Empty)
                | (edges[i + 1] <= present ? IntervalMarks.Over : IntervalMarks.None);
        for (var i = 0; seesAll && i < marks.Length && edges[i] < present; i++) marks[i] |= IntervalMarks.Observed;
        return marks;
    }

    /// <param name="atoms">What the sums are of, as the compiled expressions number them.</param>
    internal sealed class OfCounters(
        IntervalGrid grid, int first, TimeRange range, long present, IntervalColumns columns, IReadOnlyList<CounterAtom> atoms, bool seesAll)
        : Intervals(grid, first, range, present, columns.Observed, columns.Happened, seesAll)
    {
        public override IntervalContents Contents(int index) => new() { Sums = [.. atoms.Select(atom => columns[atom][index])] };

        public override (IReadOnlyList<long[]> Sums, long Most)? Columns()
        {
            var sums = new long[atoms.Count][];
            var most = Int128.Zero;
            for (var i = 0; i < sums.Length; i++)
            {
                if (columns[atoms[i]].Narrow is not { } narrow) return null;
                (sums[i], most) = (narrow, Int128.Max(most, columns[atoms[i]].Most));
            }
            return (sums, (long)most);
        }
    }

    internal sealed class OfSamples(IntervalGrid grid, int first, TimeRange range, long present, IntervalContents[] contents)
        : Intervals(grid, first, range, present, HasAny(contents), HasAny(contents), seesAll: true)
    {
        public override IntervalContents Contents(int index) => contents[index];

        private static bool[] HasAny(IntervalContents[] contents) => Array.ConvertAll(contents, c => c.Samples.Count > 0);
    }
}

/// <summary>What there is to say of an interval before it is judged.</summary>
[Flags]
internal enum IntervalMarks : byte
{
    None = 0,

    /// <summary>Somebody looked.</summary>
    Observed = 1,

    /// <summary>Nothing happened.</summary>
    Empty = 2,

    /// <summary>It had ended by the present, so that nothing more comes.</summary>
    Over = 4,

    /// <summary>It lies in counted time.</summary>
    Counted = 8,

    /// <summary>What is bad counts as good.</summary>
    CountsAsUp = 16,

    /// <summary>What is bad leaves both sides.</summary>
    BadLeaves = 32,
}

internal static class IntervalMarkWords
{
    extension(IntervalMarks marks)
    {
        public bool Has(IntervalMarks mark) => (marks & mark) != 0;

        /// <summary>As most are: over, observed, and under no exclusion.</summary>
        public bool IsOrdinary => (marks & ~IntervalMarks.Empty) == (IntervalMarks.Counted | IntervalMarks.Observed | IntervalMarks.Over);

        /// <summary>Whether it is still to come, as far as anybody knows.</summary>
        public bool IsAhead => (marks & (IntervalMarks.Over | IntervalMarks.Observed)) == 0;

        /// <summary>Whether it counts, and what is bad is bad.</summary>
        public bool IsPlain => (marks & (IntervalMarks.Counted | IntervalMarks.CountsAsUp | IntervalMarks.BadLeaves)) == IntervalMarks.Counted;
    }
}
