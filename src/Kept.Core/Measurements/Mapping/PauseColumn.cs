using Kept.Agreements;
using Kept.Measurements.Cells;
using Kept.Measurements.Logs;
using Kept.Measurements.Rows;
using Kept.Time;

namespace Kept.Measurements.Mapping;

/// <summary>All pairs of columns that tell pauses of one name.</summary>
internal sealed class PauseColumn(string name, IEnumerable<PauseColumns> pairs, SourceColumns columns)
{
    private readonly (StampCell From, StampCell To)[] _pairs =
        [.. pairs.Select(pair => (columns.Stamp(pair.From), columns.Stamp(pair.To)))];

    private readonly List<TimeRange> _read = [];
    private readonly PauseBuilder _pauses = new();

    /// <summary>Reads the row's pauses; false rejects the row.</summary>
    public bool TryRead(Row row)
    {
        _read.Clear();
        foreach (var (fromCell, toCell) in _pairs)
        {
            if (!fromCell.TryReadOptional(row, out var from) || !toCell.TryReadOptional(row, out var to)) return false;
            if (from == EventTimes.Never && to == EventTimes.Never) continue;
            if (from == EventTimes.Never) return row.Reject(RemarkKind.PauseWithoutStart, fromCell.Slot);
            if (to == EventTimes.Never) to = PauseTimes.Open;
            if (to < from) return row.Reject(RemarkKind.PauseReversed, toCell.Slot);
            _read.Add(new(from, to));
        }
        return true;
    }

    /// <summary>Keeps what was read.</summary>
    public void Keep()
    {
        foreach (var pause in _read) _pauses.Add(pause);
        _pauses.EndCase();
    }

    /// <summary>The pauses of some rows: how many each has, then their starts, then their ends.</summary>
    public long[][] Of(RowPick rows) => _pauses.Columns(rows);

    /// <summary>Adds pauses that were stored.</summary>
    public void Add(long[] counts, long[] starts, long[] ends)
    {
        var next = 0;
        foreach (var count in counts)
        {
            for (var end = next + count; next < end; next++) _pauses.Add(new(starts[next], ends[next]));
            _pauses.EndCase();
        }
    }

    public bool AreEqual(int left, int right) => _pauses.AreEqual(left, right);

    public NamedPauses Build(ReadOnlySpan<int> rows) => new(name, _pauses.Build(rows));
}
