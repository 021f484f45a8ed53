namespace Kept.Measurements.Segments;

/// <summary>Rows of counters as columns, in memory that is used again for the next segment.</summary>
public sealed class CountRows
{
    private readonly List<long[]> _columns = [];
    private readonly List<Int128?> _most = [];   // by counter; null for one that is one for each row
    private readonly List<int> _starts = [];   // the first row of each run
    private TimeRun[] _times = [];

    public ReadOnlySpan<TimeRun> Times => _times;

    public int Rows { get; private set; }

    public int Counters => _most.Count;

    /// <summary>The values of a counter; empty for one that is one for each row.</summary>
    public ReadOnlySpan<long> this[int counter] => _most[counter] is null ? [] : _columns[counter].AsSpan(0, Rows);

    /// <summary>How far from 0 the values of a counter are at most.</summary>
    public Int128 MostOf(int counter) => _most[counter] ?? 1;

    /// <summary>How many rows lie before a tick.</summary>
    public int CountBefore(long tick)
    {
        var (low, high) = (0, _times.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_times[middle].First < tick) low = middle + 1;
            else high = middle;
        }
        return low == 0 ? 0 : _starts[low - 1] + _times[low - 1].CountBefore(tick);
    }

    /// <summary>How many rows lie before each of some ticks in order.</summary>
    public void CountBefore(ReadOnlySpan<long> ticks, Span<int> into)
    {
        var next = 0;
        for (var run = 0; run < _times.Length; run++)
        {
            var times = _times[run];
            var (distance, rows) = (0L, 0);   // so many ticks more are so many rows more
            for (var start = next; next < ticks.Length && ticks[next] <= times.Last; next++)
            {
                if (next > start && distance > 0 && ticks[next] - ticks[next - 1] == distance)
                {
                    into[next] = into[next - 1] + rows;
                    continue;
                }
                into[next] = _starts[run] + times.CountBefore(ticks[next]);
                if (next + 1 == ticks.Length || ticks[next] <= times.First) continue;
                distance = ticks[next + 1] - ticks[next];
                if (distance % times.Step == 0) rows = (int)(distance / times.Step);
                else distance = 0;
            }
        }
        into[next..].Fill(Rows);
    }

    internal void Begin(TimeRun[] times)
    {
        (_times, Rows) = (times, RowTimes.CountOf(times));
        _most.Clear();
        _starts.Clear();
        var row = 0;
        foreach (var run in times)
        {
            _starts.Add(row);
            row += run.Count;
        }
    }

    internal void ReadColumn(ref SegmentReader reader)
    {
        var number = _most.Count;
        if (number == _columns.Count) _columns.Add([]);
        _most.Add(CounterColumn.Read(ref reader, this, RoomFor(number)));
    }

    private Span<long> RoomFor(int number)
    {
        if (_columns[number].Length < Rows) _columns[number] = new long[Rows];
        return _columns[number].AsSpan(0, Rows);
    }
}
