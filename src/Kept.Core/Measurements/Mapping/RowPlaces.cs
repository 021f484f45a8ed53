using System.Runtime.InteropServices;
using Kept.Measurements.Logs;
using Kept.Measurements.Segments;

namespace Kept.Measurements.Mapping;

/// <summary>Puts rows together that are stored together: those of one group (a series) and one day, in the order of reading. Rows mostly
/// stand in stretches, or come group by group for each instant; so the day that a group had last is tried first.</summary>
internal sealed class RowPlaces(int first)
{
    private readonly List<Place> _places = [];
    private readonly Dictionary<(int Group, int Day), int> _numbers = [];
    private readonly List<int> _lastOf = [];   // for each group the number of the place that it had last; -1 for none
    private readonly List<(int Place, int Count)> _stretches = [];

    public int Count => _places.Count;

    /// <summary>Adds the next rows.</summary>
    public void Add(int group, int day, int row, int end)
    {
        var number = NumberOf(group, day);
        ref var place = ref CollectionsMarshal.AsSpan(_places)[number];
        if (place.Count == 0) place.First = row;
        place.IsStretch &= row == place.First + place.Count;
        place.Count += end - row;
        _stretches.Add((number, end - row));
    }

    /// <summary>The groups and days in the order of their first rows, with their rows, no more at once than a block holds.</summary>
    public IEnumerable<(int Group, int Day, RowPick Rows)> All()
    {
        var (rows, starts) = _places.TrueForAll(place => place.IsStretch) ? ([], []) : InOrder();
        for (var number = 0; number < _places.Count; number++)
        {
            var place = _places[number];
            for (var from = 0; from < place.Count; from += RowBlock.MaxRows)
            {
                var count = Math.Min(place.Count - from, RowBlock.MaxRows);
                yield return (place.Group, place.Day, place.IsStretch
                    ? new RowPick(place.First + from, count)
                    : new RowPick(rows.AsSpan(starts[number] + from, count).ToArray()));
            }
        }
    }

    private int NumberOf(int group, int day)
    {
        while (_lastOf.Count <= group) _lastOf.Add(-1);
        var last = _lastOf[group];
        if (last >= 0)
        {
            if (_places[last].Day == day) return last;
            // As long as a group has only one place, it is not looked for among all.
            _numbers.TryAdd((group, _places[last].Day), last);
            if (_numbers.TryGetValue((group, day), out var known)) return _lastOf[group] = known;
            _numbers.Add((group, day), _places.Count);
        }
        _places.Add(new Place { Group = group, Day = day, IsStretch = true });
        return _lastOf[group] = _places.Count - 1;
    }

    /// <summary>The rows by place, and where those of each place start.</summary>
    private (int[] Rows, int[] Starts) InOrder()
    {
        var starts = new int[_places.Count];
        for (var number = 1; number < starts.Length; number++) starts[number] = starts[number - 1] + _places[number - 1].Count;
        var (next, rows, row) = (starts.AsSpan().ToArray(), new int[_places.Sum(place => place.Count)], first);
        foreach (var (number, count) in _stretches)
            for (var end = row + count; row < end; row++) rows[next[number]++] = row;
        return (rows, starts);
    }

    private struct Place
    {
        public int Group;
        public int Day;
        public int First;
        public int Count;
        public bool IsStretch;
    }
}
