using Kept.Agreements;
using Kept.Evaluation.Expressions;
using Kept.Measurements;
using Kept.Measurements.Segments;

namespace Kept.Evaluation.Folds;

/// <summary>What counters add up to in each of many intervals, as columns in memory that is used again. The same is not read
/// twice in a row.</summary>
internal sealed class IntervalColumns
{
    [ThreadStatic]
    private static IntervalColumns? _ofThisThread;

    private readonly CountRows _rows = new();
    private readonly Dictionary<CounterAtom, SumColumn> _sums = [];
    private readonly List<SumColumn> _unused = [];
    private IReadOnlyList<CountSeries> _series = [];
    private IntervalGrid? _grid;
    private (int First, int Last) _part;
    private bool[] _observed = [];
    private bool[] _happened = [];
    private int[] _ends = [];

    /// <summary>The columns that the folds of this thread read intervals into, one after another.</summary>
    public static IntervalColumns OfThisThread => _ofThisThread ??= new();

    /// <summary>For each interval whether there are rows in it.</summary>
    public ReadOnlySpan<bool> Observed => _observed.AsSpan(0, Count);

    /// <summary>For each interval whether some counter of the source is not 0.</summary>
    public ReadOnlySpan<bool> Happened => _happened.AsSpan(0, Count);

    private int Count => _part.Last - _part.First;

    public SumColumn this[CounterAtom atom] => _sums[atom];

    /// <summary>Reads the intervals of a grid between two indices, the second excluded.</summary>
    public void Read(IReadOnlyList<CountSeries> series, Source source, IEnumerable<CounterAtom> atoms, IntervalGrid grid, int first, int last)
    {
        var counters = Enumerable.Range(0, ((SourceContent.Counts)source.Content).Counters.Count).Select(i => new CounterAtom(i, null));
        var needed = counters.Concat(atoms).Distinct().ToList();
        if (_grid == grid && _part == (first, last) && _series.SequenceEqual(series) && needed.TrueForAll(_sums.ContainsKey)) return;
        (_grid, _part, _series) = (grid, (first, last), series);
        Begin(needed);
        foreach (var one in series)
        {
            var counted = needed.Where(atom => LabelConditions.Holds(atom.Filter, source, one.Labels)).Select(atom => (atom.Counter, _sums[atom])).ToArray();
            foreach (var segment in one.Segments)
                if (Count > 0 && segment.Rows > 0 && segment.Last >= grid.Edges[first] && segment.First < grid.Edges[last]) Add(segment, counted);
        }
        foreach (var (atom, sums) in _sums)
            if (atom.Filter is null) MarkHappened(sums);
    }

    private void Begin(List<CounterAtom> atoms)
    {
        _unused.AddRange(_sums.Values);
        _sums.Clear();
        foreach (var atom in atoms)
        {
            var column = _unused is [.., var last] ? last : new SumColumn();
            _unused.Remove(column);
            column.Begin(Count);
            _sums.Add(atom, column);
        }
        if (_observed.Length < Count) (_observed, _happened, _ends) = (new bool[Count], new bool[Count], new int[Count]);
        _observed.AsSpan(0, Count).Clear();
        _happened.AsSpan(0, Count).Clear();
    }

    private void Add(CountSegment segment, (int Counter, SumColumn Sums)[] counted)
    {
        segment.Read(_rows);
        var edges = _grid!.Edges[_part.First..(_part.Last + 1)];
        var from = Math.Max(IndexAt(edges, segment.First), 0);
        var to = Math.Min(IndexAt(edges, segment.Last) + 1, Count);
        var start = _rows.CountBefore(edges[from]);
        var ends = _ends.AsSpan(0, to - from);
        _rows.CountBefore(edges.Slice(from + 1, to - from), ends);
        foreach (var (counter, sums) in counted) sums.Add(_rows[counter], _rows.MostOf(counter), from, start, ends);
        var before = start;
        for (var i = 0; i < ends.Length; before = ends[i++])
            if (ends[i] > before) _observed[from + i] = true;
    }

    /// <summary>The index of the last edge at or before a tick.</summary>
    private static int IndexAt(ReadOnlySpan<long> edges, long tick) => edges.BinarySearch(tick) is var index && index >= 0 ? index : ~index - 1;

    private void MarkHappened(SumColumn sums)
    {
        var happened = _happened.AsSpan(0, Count);
        if (sums.Narrow is { } narrow)
            for (var i = 0; i < happened.Length; i++) happened[i] |= narrow[i] != 0;
        else
            for (var i = 0; i < happened.Length; i++) happened[i] |= sums[i] != 0;
    }
}
