namespace Kept.Measurements.Segments;

/// <summary>Rows of counters as columns, in memory that is used again for the next segment.</summary>
public sealed class CountRows
{
    private readonly List<int> _starts = [];   // the first row of each run
    private CounterValues[] _columns = [];
    private TimeRun[] _times = [];

    public ReadOnlySpan<TimeRun> Times => _times;

    public int Rows { get; private set; }

    public int Counters { get; private set; }

    /// <summary>The values of a counter; empty for one that is one for each row.</summary>
    public ReadOnlySpan<long> this[int counter] => Column(counter) is { IsOneEach: false } values ? values.All : [];

    /// <summary>How far from 0 the values of a counter are at most.</summary>
    public Int128 MostOf(int counter) => Column(counter).Most;

    internal CounterValues Column(int counter) => _columns.AsSpan(0, Counters)[counter];

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

    internal void Begin(TimeRun[] times)
    {
        (_times, Rows, Counters) = (times, RowTimes.CountOf(times), 0);
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
        if (Counters == _columns.Length) _columns = [.. _columns, new CounterValues()];
        CounterColumn.Read(ref reader, _columns.AsSpan(0, Counters), Rows, _columns[Counters]);
        Counters++;
    }
}
