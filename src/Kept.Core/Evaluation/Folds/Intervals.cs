using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Kept.Evaluation.Expressions;
using Kept.Time;

namespace Kept.Evaluation.Folds;

/// <summary>The intervals that begin in a range, in order, with what was measured in them.</summary>
/// <param name="first">The index of the first one in the grid.</param>
/// <param name="marks">What there is to say of each before it is judged.</param>
internal abstract class Intervals(IntervalGrid grid, int first, TimeRange range, ReadOnlyMemory<IntervalMarks> marks)
{
    public int Count => marks.Length;

    /// <summary>What there is to say of each interval before it is judged.</summary>
    public ReadOnlySpan<IntervalMarks> Marks => marks.Span;

    /// <summary>An interval, cut at the end of the range.</summary>
    public TimeRange this[int index] => grid[first + index].Intersect(range);

    public abstract IntervalContents Contents(int index);

    /// <summary>The marks together with those that a mask gives; an interval lies where it begins.</summary>
    public IntervalMarks[] Under(MaskWindows mask)
    {
        var under = marks.ToArray();
        Mark(mask.Counted, IntervalMarks.Counted, under);
        Mark(mask.CountsAsUp, IntervalMarks.CountsAsUp, under);
        Mark(mask.DowntimeLeaves, IntervalMarks.BadLeaves, under);
        return under;
    }

    /// <summary>The sum of each atom in 64 bits, and how large they can be; null where that does not do.</summary>
    public virtual (IReadOnlyList<long[]> Sums, long Most)? Columns() => null;

    /// <summary>Adds the marks that time gives.</summary>
    /// <param name="edges">Where the intervals begin, and where the last one ends.</param>
    /// <param name="present">Later ticks have not happened yet.</param>
    /// <param name="seesAll">Whether somebody looked at each interval that has begun, also where there are no measurements.</param>
    public static void MarkTime(ReadOnlySpan<long> edges, long present, bool seesAll, Span<IntervalMarks> marks)
    {
        Mark(marks[..FirstFrom(edges[1..], present + 1)], IntervalMarks.Over);
        if (seesAll) Mark(marks[..FirstFrom(edges[..^1], present)], IntervalMarks.Observed);
    }

    private void Mark(IntervalSet time, IntervalMarks mark, Span<IntervalMarks> into)
    {
        foreach (var part in time)
        {
            var start = Math.Max(grid.FirstFrom(part.Start) - first, 0);
            var end = Math.Min(grid.FirstFrom(part.End) - first, into.Length);
            if (start < end) Mark(into[start..end], mark);
        }
    }

    private static void Mark(Span<IntervalMarks> marks, IntervalMarks mark)
    {
        var bytes = MemoryMarshal.AsBytes(marks);
        var words = MemoryMarshal.Cast<byte, Vector<byte>>(bytes);
        var word = new Vector<byte>((byte)mark);
        for (var i = 0; i < words.Length; i++) words[i] |= word;
        for (var i = words.Length * Vector<byte>.Count; i < bytes.Length; i++) bytes[i] |= (byte)mark;
    }

    /// <summary>How many ticks in order lie before another.</summary>
    private static int FirstFrom(ReadOnlySpan<long> ticks, long tick) => ticks.BinarySearch(tick) is var index && index >= 0 ? index : ~index;

    /// <param name="atoms">What the sums are of, as the compiled expressions number them.</param>
    internal sealed class OfCounters(IntervalGrid grid, int first, TimeRange range, IntervalColumns columns, IReadOnlyList<CounterAtom> atoms)
        : Intervals(grid, first, range, columns.Marks)
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
        : Intervals(grid, first, range, MarksOf(grid.Edges.Slice(first, contents.Length + 1), present, contents))
    {
        public override IntervalContents Contents(int index) => contents[index];

        private static IntervalMarks[] MarksOf(ReadOnlySpan<long> edges, long present, IntervalContents[] contents)
        {
            var marks = Array.ConvertAll(contents, c => c.Samples.Count > 0 ? IntervalMarks.Observed : IntervalMarks.Empty);
            MarkTime(edges, present, seesAll: true, marks);
            return marks;
        }
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
    private const IntervalMarks Ordinary = IntervalMarks.Counted | IntervalMarks.Observed | IntervalMarks.Over;

    /// <summary>For each of 64 intervals a bit, which is 1 where it is ordinary.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong AreOrdinary(ReadOnlySpan<IntervalMarks> marks) => Vector512.Equals(
        Vector512.AndNot(Vector512.Create(MemoryMarshal.AsBytes(marks)), Vector512.Create((byte)IntervalMarks.Empty)),
        Vector512.Create((byte)Ordinary)).ExtractMostSignificantBits();

    extension(IntervalMarks marks)
    {
        public bool Has(IntervalMarks mark) => (marks & mark) != 0;

        /// <summary>As most are: over, observed, and under no exclusion.</summary>
        public bool IsOrdinary => (marks & ~IntervalMarks.Empty) == Ordinary;

        /// <summary>Whether it is still to come, as far as anybody knows.</summary>
        public bool IsAhead => (marks & (IntervalMarks.Over | IntervalMarks.Observed)) == 0;

        /// <summary>Whether it counts, and what is bad is bad.</summary>
        public bool IsPlain => (marks & (IntervalMarks.Counted | IntervalMarks.CountsAsUp | IntervalMarks.BadLeaves)) == IntervalMarks.Counted;
    }
}
