namespace Kept.Measurements.Logs;

/// <summary>Rows by group, and where each group starts and the last one ends.</summary>
internal sealed class RowOrder
{
    private RowOrder(int[] rows, int[] starts)
    {
        Rows = rows;
        Starts = starts;
    }

    public int[] Rows { get; private set; }

    public int[] Starts { get; }

    public int Groups => Starts.Length - 1;

    public Span<int> this[int group] => Rows.AsSpan(Starts[group]..Starts[group + 1]);

    /// <summary>The rows by group, within it as they were read.</summary>
    /// <param name="groupOf">The group of each row; a negative one leaves the row out.</param>
    public static RowOrder ByGroup(int rows, int groups, Func<int, int> groupOf)
    {
        var starts = new int[groups + 1];
        for (var row = 0; row < rows; row++)
            if (groupOf(row) is >= 0 and var group) starts[group + 1]++;
        for (var group = 0; group < groups; group++) starts[group + 1] += starts[group];

        var next = starts[..^1];
        var ordered = new int[starts[^1]];
        for (var row = 0; row < rows; row++)
            if (groupOf(row) is >= 0 and var group) ordered[next[group]++] = row;
        return new(ordered, starts);
    }

    /// <summary>The rows that are ever known: groups by rank, within a group by instant, then by recording, then as
    /// they were read.</summary>
    /// <param name="ranks">For each group its place among the groups.</param>
    public static RowOrder ByTime(RowTable rows, int[] ranks)
    {
        var order = rows.HasUntil
            ? ByGroup(rows.Count, ranks.Length, row => rows.IsDropped(row) ? -1 : ranks[rows.Groups[row]])
            : ByStretches(rows.Groups, ranks);
        for (var group = 0; group < ranks.Length; group++) SortByTime(rows, order[group]);
        return order;
    }

    /// <summary>Sorts rows by recording, where that is written, then as they were read.</summary>
    public static void SortByRecording(RowTable rows, Span<int> group)
    {
        if (rows.Recorded is { } recorded)
            group.Sort((left, right) =>
                recorded[left] != recorded[right] ? recorded[left].CompareTo(recorded[right]) : left.CompareTo(right));
        else group.Sort();
    }

    /// <summary>Leaves rows out.</summary>
    /// <param name="isKept">Asked with a position in <see cref="Rows"/>, once for each, in order.</param>
    public void Keep(Func<int, bool> isKept)
    {
        var kept = 0;
        var position = 0;
        for (var group = 0; group < Groups; group++)
        {
            var end = Starts[group + 1];
            for (; position < end; position++)
                if (isKept(position)) Rows[kept++] = Rows[position];
            Starts[group + 1] = kept;
        }
        if (kept < Rows.Length) Rows = Rows[..kept];
    }

    /// <summary>All rows, which mostly stand in stretches of one group.</summary>
    private static RowOrder ByStretches(RowColumn<int> groups, int[] ranks)
    {
        var starts = new int[ranks.Length + 1];
        for (int row = 0, end; row < groups.Count; row = end)
        {
            end = groups.EndOfStretch(row);
            starts[ranks[groups[row]] + 1] += end - row;
        }
        for (var group = 0; group < ranks.Length; group++) starts[group + 1] += starts[group];

        var next = starts[..^1];
        var ordered = new int[groups.Count];
        for (int row = 0, end; row < groups.Count;)
        {
            ref var at = ref next[ranks[groups[row]]];
            for (end = groups.EndOfStretch(row); row < end; row++) ordered[at++] = row;
        }
        return new(ordered, starts);
    }

    private static void SortByTime(RowTable rows, Span<int> group)
    {
        if (IsSorted(rows, group)) return;
        var instants = new long[group.Length];
        for (var i = 0; i < instants.Length; i++) instants[i] = rows.At[group[i]];
        instants.AsSpan().Sort(group);
        for (int start = 0, end; start < group.Length; start = end)
        {
            for (end = start + 1; end < group.Length && instants[end] == instants[start]; end++) { }
            if (end - start > 1) SortByRecording(rows, group[start..end]);
        }
    }

    private static bool IsSorted(RowTable rows, ReadOnlySpan<int> group)
    {
        var (column, before) = (rows.At, long.MinValue);
        for (var i = 0; i < group.Length; i++)
        {
            var at = column[group[i]];
            if (before > at) return false;
            if (before == at && i > 0 && rows.Recorded is { } recorded && recorded[group[i - 1]] > recorded[group[i]]) return false;
            before = at;
        }
        return true;
    }
}
