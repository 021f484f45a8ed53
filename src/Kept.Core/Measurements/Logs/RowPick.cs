namespace Kept.Measurements.Logs;

/// <summary>Some rows of a column in order: a stretch of it, or single ones.</summary>
internal readonly struct RowPick
{
    private readonly int _start;
    private readonly int[]? _rows;

    public RowPick(int start, int count)
    {
        _start = start;
        Count = count;
    }

    public RowPick(int[] rows)
    {
        _rows = rows;
        Count = rows.Length;
    }

    public int Count { get; }

    public int this[int index] => _rows is null ? _start + index : _rows[index];

    /// <summary>True when the rows stand one behind the other.</summary>
    public bool IsStretch => _rows is null;

    public int Last => this[Count - 1];

    /// <summary>The rows' values.</summary>
    public ReadOnlyMemory<T> Of<T>(T[] column)
    {
        if (_rows is null) return column.AsMemory(_start, Count);
        var values = new T[Count];
        for (var i = 0; i < values.Length; i++) values[i] = column[_rows[i]];
        return values;
    }
}
