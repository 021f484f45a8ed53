using Kept.Measurements.Rows;
using Kept.Quantities;

namespace Kept.Measurements.Cells;

/// <summary>Tells the series of a source apart by the words in their dimensions.</summary>
internal sealed class SeriesIndex
{
    public const int MaxSeries = 1_000_000;

    private const int MaxRemembered = 2 * MaxSeries;

    private readonly RowWord[] _words;
    private readonly CellKey _key;

    // What is written in the dimensions' cells, and what it means.
    private readonly TextIndex _written = new();
    private readonly List<(int Series, RemarkKind Problem, int Slot)> _meanings = [];
    private readonly Dictionary<Sequence<string>, int> _series = [];
    private readonly List<Sequence<string>> _labels = [];

    public SeriesIndex(RowWord[] dimensions)
    {
        _words = dimensions;
        _key = new([.. dimensions.SelectMany(dimension => dimension.Slots)]);
    }

    public bool IsFull => _labels.Count > MaxSeries;

    /// <summary>Finds the row's series, or starts it; false rejects the row.</summary>
    public bool TryRead(Row row, out int series)
    {
        var written = _written.FindOrAdd(_key.Of(row));
        if (written == _meanings.Count) _meanings.Add(Meaning(row));
        (series, var problem, var slot) = _meanings[written];
        if (_meanings.Count == MaxRemembered || _written.IsFull)
        {
            _written.Clear();
            _meanings.Clear();
        }
        return problem == RemarkKind.None || row.Reject(problem, slot);
    }

    /// <summary>The labels of all series in order, and for each series its place there.</summary>
    public (Sequence<string>[] Labels, int[] Ranks) Sort()
    {
        var order = Enumerable.Range(0, _labels.Count).ToArray();
        Array.Sort(order, (left, right) => Compare(_labels[left], _labels[right]));
        return (Array.ConvertAll(order, series => _labels[series]), TextOrder.Ranks(order));
    }

    private (int Series, RemarkKind Problem, int Slot) Meaning(Row row)
    {
        var labels = new string[_words.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            var problem = _words[i].Read(row, out labels[i]);
            if (problem != RemarkKind.None) return (0, problem, _words[i].Slots[0]);
        }
        var key = Sequence.Of<string>(labels);
        if (!_series.TryGetValue(key, out var series))
        {
            series = _labels.Count;
            _series.Add(key, series);
            _labels.Add(key);
        }
        return (series, RemarkKind.None, Row.WholeRow);
    }

    private static int Compare(Sequence<string> left, Sequence<string> right)
    {
        for (var i = 0; i < left.Count; i++)
            if (string.CompareOrdinal(left[i], right[i]) is not 0 and var order) return order;
        return 0;
    }
}
