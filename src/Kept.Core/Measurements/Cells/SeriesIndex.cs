using System.Text;
using Kept.Measurements.Rows;
using Kept.Measurements.Segments;
using Kept.Quantities;

namespace Kept.Measurements.Cells;

/// <summary>Tells the series of a source apart by the words in their dimensions.</summary>
internal sealed class SeriesIndex
{
    public const int MaxSeries = 1_000_000;

    private const int MaxRemembered = 2 * MaxSeries;

    private readonly RowWord[] _words;
    private readonly int[] _slots;
    private readonly CellKey _key;
    private readonly LastText[] _last;   // what is written in the slots of the row before
    private int _lastSeries = -1;   // that it means; -1 when it means none

    // What is written in the dimensions' cells, and what it means.
    private readonly TextIndex _written = new();
    private readonly List<(int Series, RemarkKind Problem, int Slot)> _meanings = [];
    private readonly Dictionary<Sequence<string>, int> _series = [];
    private readonly List<Sequence<string>> _labels = [];

    public SeriesIndex(RowWord[] dimensions)
    {
        _words = dimensions;
        _slots = [.. dimensions.SelectMany(dimension => dimension.Slots).Distinct()];
        _key = new(_slots);
        _last = [.. _slots.Select(_ => new LastText())];
    }

    /// <summary>True when it is better to begin anew than to remember all of them.</summary>
    public bool IsLarge => _labels.Count > MaxSeries / 10;

    public bool IsFull => _labels.Count > MaxSeries;

    /// <summary>Finds the row's series, or starts it; false rejects the row.</summary>
    public bool TryRead(Row row, out int series)
    {
        series = _lastSeries;
        for (var i = 0; i < _last.Length; i++)
            if (!_last[i].Is(row[_slots[i]])) return TryFind(row, out series);
        return series >= 0 || TryFind(row, out series);
    }

    /// <summary>Finds the series of the first rows up to one that has to be rejected; gives how many were found.</summary>
    public int Read(PlainRows rows, int count, Span<int> series)
    {
        for (var i = 0; i < count; i++)
        {
            var same = _lastSeries < 0 ? 0 : CountLast(rows, i, count);
            series.Slice(i, same).Fill(_lastSeries);
            i += same;
            if (i < count && !TryFind(rows.MoveTo(i), out series[i])) return i;
        }
        return count;
    }

    /// <summary>How many rows from one on are of the last series.</summary>
    private int CountLast(PlainRows rows, int from, int end)
    {
        for (var i = 0; i < _last.Length; i++) end = from + rows[_slots[i]].CountSame(from, end, _last[i].Text);
        return end - from;
    }

    private bool TryFind(Row row, out int series)
    {
        var written = _written.FindOrAdd(_key.Of(row));
        if (written == _meanings.Count) _meanings.Add(Meaning(row));
        (series, var problem, var slot) = _meanings[written];
        if (_meanings.Count == MaxRemembered || _written.IsFull)
        {
            _written.Clear();
            _meanings.Clear();
        }
        _lastSeries = problem == RemarkKind.None ? series : -1;
        for (var i = 0; i < _last.Length; i++) _last[i].Set(row[_slots[i]]);
        return problem == RemarkKind.None || row.Reject(problem, slot);
    }

    public Sequence<string> LabelsOf(int series) => _labels[series];

    /// <summary>The series with these labels, which is started when there is none.</summary>
    public int FindOrAdd(Sequence<string> labels)
    {
        if (_series.TryGetValue(labels, out var series)) return series;
        _series.Add(labels, series = _labels.Count);
        _labels.Add(labels);
        return series;
    }

    /// <summary>The labels of some rows as columns, one for each dimension.</summary>
    /// <param name="series">For each row its series.</param>
    public IEnumerable<TextColumn> LabelColumns(int[] series)
    {
        for (var i = 0; i < _words.Length; i++)
        {
            var (texts, codes) = (new TextIndex(), new int[_labels.Count]);
            Array.Fill(codes, TextColumn.None);
            var column = Array.ConvertAll(series, number => codes[number] == TextColumn.None ? codes[number] = texts.FindOrAdd(Encoding.UTF8.GetBytes(_labels[number][i])) : codes[number]);
            yield return TextColumn.Of<int>(texts, column);
        }
    }

    /// <summary>For each row its series, by the last columns of the rows, one for each dimension.</summary>
    public int[] FindOrAdd(RowBlock rows)
    {
        var (numbers, labels) = RowLabels.Of(rows, _words.Length);
        var series = labels.Select(FindOrAdd).ToArray();
        return Array.ConvertAll(numbers, number => series[number]);
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
        return (FindOrAdd(Sequence.Of<string>(labels)), RemarkKind.None, Row.WholeRow);
    }

    /// <summary>The order of labels.</summary>
    public static int Compare(Sequence<string> left, Sequence<string> right)
    {
        for (var i = 0; i < left.Count; i++)
            if (string.CompareOrdinal(left[i], right[i]) is not 0 and var order) return order;
        return 0;
    }
}
