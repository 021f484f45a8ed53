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
    private readonly RowCuts _cuts = new();
    private readonly CutSums _cutSums;
    private readonly Dictionary<CounterAtom, SumColumn> _sums = [];
    private readonly List<SumColumn> _unused = [];
    private IReadOnlyList<CountSeries> _series = [];
    private IntervalGrid? _grid;
    private (int First, int Last) _part;
    private (long Present, bool SeesAll) _view;
    private IntervalMarks[] _marks = [];

    private IntervalColumns() => _cutSums = new(_rows, _cuts);

    /// <summary>The columns that the folds of this thread read intervals into, one after another.</summary>
    public static IntervalColumns OfThisThread => _ofThisThread ??= new();

    /// <summary>What there is to say of each interval: there are rows in it, no counter of the source is more than 0, it is over.</summary>
    public ReadOnlyMemory<IntervalMarks> Marks => _marks.AsMemory(0, Count);

    private int Count => _part.Last - _part.First;

    public SumColumn this[CounterAtom atom] => _sums[atom];

    /// <summary>Reads the intervals of a grid between two indices, the second excluded.</summary>
    /// <param name="present">Later ticks have not happened yet.</param>
    public void Read(
        IReadOnlyList<CountSeries> series, Source source, IEnumerable<CounterAtom> atoms, IntervalGrid grid, int first, int last, long present)
    {
        var content = (SourceContent.Counts)source.Content;
        var needed = Enumerable.Range(0, content.Counters.Count).Select(i => new CounterAtom(i, null)).Concat(atoms).Distinct().ToList();
        var view = (present, content.GapsMeanNothingHappened);
        if (_grid == grid && _part == (first, last) && _view == view && _series.SequenceEqual(series) && needed.TrueForAll(_sums.ContainsKey)) return;
        (_grid, _part, _series, _view) = (grid, (first, last), series, view);
        Begin(needed);
        foreach (var one in series)
        {
            var counted = needed.Where(atom => LabelConditions.Holds(atom.Filter, source, one.Labels)).Select(atom => (atom.Counter, _sums[atom])).ToArray();
            foreach (var segment in one.Segments)
                if (Count > 0 && segment.Rows > 0 && segment.Last >= grid.Edges[first] && segment.First < grid.Edges[last]) Add(segment, counted);
        }
        Mark();
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
        if (_marks.Length < Count) _marks = new IntervalMarks[Count];
        _marks.AsSpan(0, Count).Fill(IntervalMarks.Empty);
    }

    private void Add(CountSegment segment, (int Counter, SumColumn Sums)[] counted)
    {
        segment.Read(_rows);
        var edges = _grid!.Edges[_part.First..(_part.Last + 1)];
        var from = Math.Max(IndexAt(edges, segment.First), 0);
        var to = Math.Min(IndexAt(edges, segment.Last) + 1, Count);
        _cuts.Cut(_rows, edges[from..(to + 1)], _grid.Distance);
        _cutSums.Begin();
        foreach (var (counter, sums) in counted)
            if (_cutSums.IsNarrow(counter)) sums.Add(_cutSums.Of(counter), _rows.MostOf(counter) * (_cuts.End - _cuts.Start), from);
            else sums.Add(_rows[counter], _cuts, _rows.MostOf(counter), from);
        MarkObserved(_marks.AsSpan(from, to - from));
    }

    /// <summary>The index of the last edge at or before a tick.</summary>
    private static int IndexAt(ReadOnlySpan<long> edges, long tick) => edges.BinarySearch(tick) is var index && index >= 0 ? index : ~index - 1;

    private void MarkObserved(Span<IntervalMarks> marks)
    {
        if (_cuts.Each > 0) marks.Fill(IntervalMarks.Observed | IntervalMarks.Empty);
        else
            for (var (i, before) = (0, _cuts.Start); i < marks.Length; before = _cuts.EndOf(i++))
                if (_cuts.EndOf(i) > before) marks[i] |= IntervalMarks.Observed;
    }

    private void Mark()
    {
        foreach (var (atom, sums) in _sums)
            if (atom.Filter is null) sums.TakeOff(IntervalMarks.Empty, _marks.AsSpan(0, Count));
        if (Count > 0) Intervals.MarkTime(_grid!.Edges.Slice(_part.First, Count + 1), _view.Present, _view.SeesAll, _marks.AsSpan(0, Count));
    }
}
