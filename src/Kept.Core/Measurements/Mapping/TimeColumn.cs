using Kept.Agreements;
using Kept.Measurements.Cells;
using Kept.Measurements.Logs;
using Kept.Measurements.Rows;

namespace Kept.Measurements.Mapping;

/// <summary>A column of instants that may be empty.</summary>
internal sealed class TimeColumn(StampColumn column, SourceColumns columns)
{
    private readonly StampCell _cell = columns.Stamp(column);
    private readonly RowColumn<long> _ticks = new();
    private long _read;

    /// <summary>Reads the row's instant; false rejects the row.</summary>
    public bool TryRead(Row row) => _cell.TryReadOptional(row, out _read);

    /// <summary>Keeps what was read.</summary>
    public void Keep() => _ticks.Add(_read);

    /// <summary>The ticks of some rows.</summary>
    public long[] Of(RowPick rows) => _ticks.Of(rows);

    /// <summary>Adds ticks that were stored.</summary>
    public void Add(long[] ticks) => _ticks.Add(ticks);

    public long this[int row] => _ticks[row];

    public long[] Release(ReadOnlySpan<int> rows) => _ticks.Release(rows);
}
