using Kept.Time;

namespace Kept.Measurements.Logs;

/// <summary>Collects the pauses of one case after the other.</summary>
internal sealed class PauseBuilder
{
    private readonly List<TimeRange> _current = [];
    private readonly RowColumn<long> _starts = new();
    private readonly RowColumn<long> _stops = new();
    private readonly RowColumn<int> _ends = new();   // where each case's pauses end
    private long? _pausedFrom;

    /// <summary>Adds a pause of the current case, in any order.</summary>
    public void Add(TimeRange pause)
    {
        if (!pause.IsEmpty) _current.Add(pause);
    }

    /// <summary>Starts a pause; false when the case is paused already.</summary>
    public bool Start(long at)
    {
        if (_pausedFrom is not null) return false;
        _pausedFrom = at;
        return true;
    }

    /// <summary>Ends the pause; false when the case is not paused.</summary>
    public bool End(long at)
    {
        if (_pausedFrom is not { } from) return false;
        Add(new(from, at));
        _pausedFrom = null;
        return true;
    }

    /// <summary>Ends the current case: a pause that runs stays open, overlapping ones are united.</summary>
    public void EndCase()
    {
        End(PauseTimes.Open);
        if (_current.Count > 1) _current.Sort((left, right) => left.Start.CompareTo(right.Start));
        for (var i = 0; i < _current.Count;)
        {
            var (start, stop) = (_current[i].Start, _current[i].End);
            for (i++; i < _current.Count && _current[i].Start <= stop; i++) stop = Math.Max(stop, _current[i].End);
            _starts.Add(start);
            _stops.Add(stop);
        }
        _ends.Add(_starts.Count);
        _current.Clear();
    }

    /// <summary>True when two cases have the same pauses.</summary>
    public bool AreEqual(int left, int right)
    {
        var (from, length) = (StartOf(left), _ends[left] - StartOf(left));
        var other = StartOf(right);
        if (_ends[right] - other != length) return false;
        for (var i = 0; i < length; i++)
            if (_starts[from + i] != _starts[other + i] || _stops[from + i] != _stops[other + i]) return false;
        return true;
    }

    /// <summary>How many pauses each of some cases has, then their starts, then their ends.</summary>
    public long[][] Columns(RowPick cases)
    {
        var (counts, total) = (new long[cases.Count], 0L);
        for (var i = 0; i < counts.Length; i++) total += counts[i] = _ends[cases[i]] - StartOf(cases[i]);
        var (starts, stops) = (new long[total], new long[total]);
        for (int i = 0, next = 0; i < counts.Length; i++)
            for (var pause = StartOf(cases[i]); pause < _ends[cases[i]]; pause++) (starts[next], stops[next++]) = (_starts[pause], _stops[pause]);
        return [counts, starts, stops];
    }

    /// <summary>The pauses of all cases.</summary>
    public PauseTimes Build() => Build([.. Enumerable.Range(0, _ends.Count)]);

    /// <summary>The pauses of some cases, in the order given.</summary>
    public PauseTimes Build(ReadOnlySpan<int> cases)
    {
        var ends = new int[cases.Length];
        var count = 0;
        for (var i = 0; i < ends.Length; i++) ends[i] = count += _ends[cases[i]] - StartOf(cases[i]);

        var pauses = new TimeRange[count];
        count = 0;
        foreach (var number in cases)
            for (var i = StartOf(number); i < _ends[number]; i++) pauses[count++] = new(_starts[i], _stops[i]);
        return new(pauses, ends);
    }

    private int StartOf(int number) => number == 0 ? 0 : _ends[number - 1];
}
