namespace Kept.Measurements.Segments;

/// <summary>The values of one counter of some rows, in memory that is used again: as they were written, and one by one when
/// somebody asks.</summary>
internal sealed class CounterValues
{
    private long[] _all = [];
    private int[] _places = [];
    private long[] _differences = [];
    private int _rows;
    private int _differing;
    private bool _isExpanded;

    /// <summary>Whether the counter is one for each row, so that it has no values.</summary>
    public bool IsOneEach { get; private set; }

    /// <summary>Whether only some values differ from those of <see cref="Reference"/>, or from 0 where it is null.</summary>
    public bool IsSparse { get; private set; }

    public CounterValues? Reference { get; private set; }

    /// <summary>How far from 0 the values are at most.</summary>
    public Int128 Most { get; set; }

    /// <summary>Which rows differ from the reference, in order.</summary>
    public Span<int> Places => _places.AsSpan(0, _differing);

    /// <summary>How much those rows are more than the reference.</summary>
    public Span<long> Differences => _differences.AsSpan(0, _differing);

    /// <summary>One value for each row.</summary>
    public ReadOnlySpan<long> All
    {
        get
        {
            if (!_isExpanded) Expand();
            return _all.AsSpan(0, _rows);
        }
    }

    public void BeginOneEach() => (IsOneEach, IsSparse, Reference, Most) = (true, false, null, 1);

    /// <summary>Room for the value of each row.</summary>
    public Span<long> BeginAll(int rows)
    {
        Begin(rows, null, isSparse: false);
        _isExpanded = true;
        return _all.AsSpan(0, rows);
    }

    public void BeginSparse(int rows, CounterValues? reference, int differing)
    {
        Begin(rows, reference, isSparse: true);
        (_isExpanded, _differing) = (false, differing);
        if (_places.Length < differing) (_places, _differences) = (new int[differing], new long[differing]);
    }

    private void Begin(int rows, CounterValues? reference, bool isSparse)
    {
        (IsOneEach, IsSparse, Reference, _rows) = (false, isSparse, reference, rows);
        if (_all.Length < rows) _all = new long[rows];
    }

    private void Expand()
    {
        var all = _all.AsSpan(0, _rows);
        if (Reference is null) all.Clear();
        else Reference.All.CopyTo(all);
        for (var i = 0; i < _differing; i++) all[_places[i]] = unchecked(all[_places[i]] + _differences[i]);
        _isExpanded = true;
    }
}
