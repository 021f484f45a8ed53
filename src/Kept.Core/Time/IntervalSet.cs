using System.Collections;

namespace Kept.Time;

/// <summary>A set of instants as sorted, disjoint, non-adjacent, non-empty half-open ranges.</summary>
/// <remarks>Operations on two sets are linear in the number of ranges. Ranges lie inside
/// <see cref="TimeRange.Always"/>, so lengths and sums never overflow.</remarks>
public sealed class IntervalSet : IReadOnlyList<TimeRange>, IEquatable<IntervalSet>
{
    private readonly TimeRange[] _ranges;

    private IntervalSet(TimeRange[] ranges)
    {
        _ranges = ranges;
        var length = 0L;
        foreach (var range in ranges) length += range.Length;
        Length = length;
    }

    public static IntervalSet Empty { get; } = new([]);

    public static IntervalSet Always { get; } = new([TimeRange.Always]);

    /// <summary>The union of any ranges, in any order, overlapping or not.</summary>
    public static IntervalSet Of(params IEnumerable<TimeRange> ranges)
    {
        var sorted = ranges.Where(r => !r.IsEmpty).ToArray();
        if (sorted.Length == 0) return Empty;
        if (!IsSorted(sorted)) Array.Sort(sorted, (a, b) => a.Start.CompareTo(b.Start));
        var result = new Builder();
        foreach (var range in sorted) result.Append(range);
        return result.Build();
    }

    public int Count => _ranges.Length;

    public bool IsEmpty => _ranges.Length == 0;

    /// <summary>Total length in ticks.</summary>
    public long Length { get; }

    public TimeRange this[int index] => _ranges[index];

    public ReadOnlySpan<TimeRange> AsSpan() => _ranges;

    public bool Contains(long tick)
    {
        var index = IndexEndingAfter(tick);
        return index < _ranges.Length && _ranges[index].Start <= tick;
    }

    /// <summary>The part inside <paramref name="range"/>.</summary>
    public IntervalSet Within(TimeRange range)
    {
        if (range.IsEmpty || IsEmpty) return Empty;
        if (range.Start <= _ranges[0].Start && _ranges[^1].End <= range.End) return this;
        var result = new Builder();
        for (var i = IndexEndingAfter(range.Start); i < _ranges.Length && _ranges[i].Start < range.End; i++)
            result.Append(_ranges[i].Intersect(range));
        return result.Build();
    }

    /// <summary>Length in ticks of the part inside <paramref name="range"/>.</summary>
    public long LengthWithin(TimeRange range)
    {
        var length = 0L;
        for (var i = IndexEndingAfter(range.Start); i < _ranges.Length && _ranges[i].Start < range.End; i++)
            length += _ranges[i].Intersect(range).Length;
        return length;
    }

    public IntervalSet Union(IntervalSet other)
    {
        if (IsEmpty) return other;
        if (other.IsEmpty) return this;
        TimeRange[] ours = _ranges, theirs = other._ranges;
        var result = new Builder();
        for (int i = 0, j = 0; i < ours.Length || j < theirs.Length;)
        {
            var oursIsNext = j == theirs.Length || (i < ours.Length && ours[i].Start <= theirs[j].Start);
            result.Append(oursIsNext ? ours[i++] : theirs[j++]);
        }
        return result.Build();
    }

    public IntervalSet Intersect(IntervalSet other)
    {
        var result = new Builder();
        int i = 0, j = 0;
        while (i < _ranges.Length && j < other._ranges.Length)
        {
            result.Append(_ranges[i].Intersect(other._ranges[j]));
            if (_ranges[i].End < other._ranges[j].End) i++; else j++;
        }
        return result.Build();
    }

    public IntervalSet Except(IntervalSet other)
    {
        if (IsEmpty || other.IsEmpty) return this;
        var result = new Builder();
        var j = 0;
        foreach (var range in _ranges)
        {
            var start = range.Start;
            while (j < other._ranges.Length && other._ranges[j].End <= start) j++;
            for (var k = j; k < other._ranges.Length && other._ranges[k].Start < range.End; k++)
            {
                result.Append(new(start, other._ranges[k].Start));
                start = other._ranges[k].End;
            }
            result.Append(new(start, range.End));
        }
        return result.Build();
    }

    /// <summary>The instants that lie in at least <paramref name="count"/> of the sets.</summary>
    public static IntervalSet AtLeast(int count, IReadOnlyCollection<IntervalSet> sets)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        long[] starts = [.. sets.SelectMany(set => set._ranges, (_, range) => range.Start)];
        long[] ends = [.. sets.SelectMany(set => set._ranges, (_, range) => range.End)];
        Array.Sort(starts);
        Array.Sort(ends);

        var result = new Builder();
        var depth = 0;
        var start = 0L;
        for (int i = 0, j = 0; j < ends.Length;)
        {
            var tick = i < starts.Length ? Math.Min(starts[i], ends[j]) : ends[j];
            var before = depth;
            for (; i < starts.Length && starts[i] == tick; i++) depth++;
            for (; j < ends.Length && ends[j] == tick; j++) depth--;
            if (before < count && depth >= count) start = tick;
            else if (before >= count && depth < count) result.Append(new(start, tick));
        }
        return result.Build();
    }

    /// <summary>The ranges that are at least <paramref name="ticks"/> long.</summary>
    public IntervalSet WhereAtLeast(long ticks) => new([.. _ranges.Where(r => r.Length >= ticks)]);

    public bool Equals(IntervalSet? other) => other is not null && _ranges.AsSpan().SequenceEqual(other._ranges);

    public override bool Equals(object? obj) => Equals(obj as IntervalSet);

    public override int GetHashCode() => HashCode.Combine(Count, Length);

    public IEnumerator<TimeRange> GetEnumerator() => ((IEnumerable<TimeRange>)_ranges).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _ranges.GetEnumerator();

    public override string ToString() => string.Join(" ", _ranges);

    /// <summary>The index of the first range that ends after <paramref name="tick"/>, or the count.</summary>
    private int IndexEndingAfter(long tick)
    {
        int low = 0, high = _ranges.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_ranges[middle].End <= tick) low = middle + 1; else high = middle;
        }
        return low;
    }

    private static bool IsSorted(TimeRange[] ranges)
    {
        for (var i = 1; i < ranges.Length; i++)
            if (ranges[i].Start < ranges[i - 1].Start) return false;
        return true;
    }

    /// <summary>Takes ranges in order of their starts and joins those that overlap or touch.</summary>
    public sealed class Builder
    {
        private readonly List<TimeRange> _ranges = [];

        public void Append(TimeRange range)
        {
            if (range.IsEmpty) return;
            if (_ranges.Count > 0 && range.Start <= _ranges[^1].End)
                _ranges[^1] = _ranges[^1] with { End = Math.Max(_ranges[^1].End, range.End) };
            else
                _ranges.Add(range);
        }

        public IntervalSet Build() => _ranges.Count == 0 ? Empty : new([.. _ranges]);
    }
}
