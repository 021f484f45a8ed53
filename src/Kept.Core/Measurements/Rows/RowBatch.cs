namespace Kept.Measurements.Rows;

/// <summary>Rows of one window of text, in memory that is used again for a later window.</summary>
/// <param name="like">A row of the file: how many cells there are, and which columns they are in.</param>
internal sealed class RowBatch(Row like)
{
    private readonly List<Row> _rows = [];

    /// <summary>The text that the rows are parts of; nobody else looks at it.</summary>
    public byte[] Text { get; set; } = [];

    public int Count { get; private set; }

    public Row this[int index] => _rows[index];

    /// <summary>Lets go of all rows; the first one to fill.</summary>
    public Row Begin()
    {
        Count = 0;
        return Next();
    }

    /// <summary>The row to fill next.</summary>
    public Row Next()
    {
        if (Count == _rows.Count) _rows.Add(new Row { Columns = like.Columns, Cells = new CellRange[like.Cells.Length] });
        return _rows[Count];
    }

    /// <summary>Keeps the row that was filled.</summary>
    public void Keep() => Count++;
}
