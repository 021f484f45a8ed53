namespace Kept.Measurements.Segments;

/// <summary>Which rows lie in each of some intervals that follow each other, in memory that is used again.</summary>
internal sealed class RowCuts
{
    private int[] _ends = [];

    /// <summary>How many intervals there are.</summary>
    public int Count { get; private set; }

    /// <summary>The first row of the first interval.</summary>
    public int Start { get; private set; }

    /// <summary>How many rows every interval has; 0 where they have not all the same number.</summary>
    public int Each { get; private set; }

    /// <summary>The row behind the last one of each interval; only where <see cref="Each"/> is 0.</summary>
    public ReadOnlySpan<int> Ends => _ends.AsSpan(0, Count);

    /// <summary>The row behind those of all intervals.</summary>
    public int End => Count == 0 ? Start : EndOf(Count - 1);

    /// <summary>The row behind the last one of an interval.</summary>
    public int EndOf(int index) => Each > 0 ? Start + Each * (index + 1) : _ends[index];

    /// <param name="edges">Where the intervals begin, and where the last one ends.</param>
    /// <param name="distance">How far all of them are apart; null where they are not equally far.</param>
    public void Cut(CountRows rows, ReadOnlySpan<long> edges, long? distance)
    {
        (Count, Start, Each) = (edges.Length - 1, rows.CountBefore(edges[0]), 0);
        if (distance is { } ticks && rows.Times is [{ Step: > 0 } times] && ticks % times.Step == 0
            && ticks / times.Step is var each && each * Count == times.CountBefore(edges[^1]) - Start)
        {
            Each = (int)each;
            return;
        }
        if (_ends.Length < Count) _ends = new int[Count];
        Fill(rows, edges[1..]);
    }

    /// <summary>The interval of a row that lies in one.</summary>
    public int IndexOf(int row)
    {
        if (Each > 0) return (int)((uint)(row - Start) / (uint)Each);
        var ends = Ends;
        var (low, high) = (0, ends.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (ends[middle] <= row) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>Finds how many rows lie before each of some ticks in order.</summary>
    private void Fill(CountRows rows, ReadOnlySpan<long> ticks)
    {
        var (next, start) = (0, 0);
        foreach (var times in rows.Times)
        {
            for (; next < ticks.Length && ticks[next] <= times.Last; next++) _ends[next] = start + times.CountBefore(ticks[next]);
            start += times.Count;
        }
        _ends.AsSpan(next, ticks.Length - next).Fill(rows.Rows);
    }
}
