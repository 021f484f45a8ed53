using Kept.Agreements;
using Kept.Measurements.Cells;
using Kept.Measurements.Logs;
using Kept.Measurements.Rows;
using Kept.Measurements.Segments;
using NodaTime;
using NodaTime.Text;

namespace Kept.Measurements.Mapping;

/// <summary>What rows with an instant of their own have in common: instant, recording, key.</summary>
internal sealed class TimedRows(StampColumn at, SourceColumns columns, long lag = 0, bool hasLines = false)
{
    private readonly StampCell _at = columns.Stamp(at);
    private readonly StampCell? _recorded = columns.OptionalStamp(columns.Source.Recorded);
    private readonly CellKey? _key = columns.Key();
    private readonly TextIndex _keys = new();
    private int[] _groups = [];   // used again
    private int[] _lines = [];
    private long[] _ticks = [];
    private long _atTick;
    private long _recordedTick;

    public RowTable Table { get; } =
        new(hasRecorded: columns.Source.Recorded is not null, hasKeys: columns.Source.Key.Count > 0, hasLines, lag);

    public bool IsFull => Table.Count >= RowTable.MaxRows || _keys.IsFull;

    /// <summary>Reads the instant and the recording; false rejects the row.</summary>
    public bool TryRead(Row row) =>
        _at.TryRead(row, out _atTick) && (_recorded is null || _recorded.TryRead(row, out _recordedTick));

    /// <summary>Reads the instants and the series of rows up to the first one of which anything else is to be said; gives how many were
    /// read.</summary>
    public int Read(PlainRows rows, SeriesIndex series)
    {
        if (_recorded is not null || _key is not null) return 0;
        if (_ticks.Length == 0) (_ticks, _groups, _lines) = (new long[PlainRows.Most], new int[PlainRows.Most], new int[PlainRows.Most]);
        return series.Read(rows, _at.Read(rows, _ticks), _groups);
    }

    /// <summary>Keeps the first of the rows that were read, once their values are in their columns.</summary>
    public void Keep(PlainRows rows, int count)
    {
        var line = (int)rows.LineOf(0);   // of a block, which has not so many
        for (var i = 0; i < count; i++) _lines[i] = line + i;
        Table.Add(_groups.AsSpan(0, count), _ticks.AsSpan(0, count), [], [], _lines.AsSpan(0, count));
    }

    /// <summary>Keeps the row that was read, once its values are in their columns.</summary>
    public void Keep(Row row, int group) =>
        Table.Add(group, _atTick, _recordedTick, _key is null ? 0 : _keys.FindOrAdd(_key.Of(row)), row.Line);

    public void Clear()
    {
        Table.Clear();
        _keys.Clear();
    }

    /// <summary>The first row behind one that is of another group or another day in UTC.</summary>
    public int EndOfDay(int row, int day)
    {
        if (row + 1 == Table.Count || Table.Groups[row + 1] != Table.Groups[row]) return row + 1;
        return Table.At.EndOfRange(row, Table.Groups.EndOfStretch(row), SegmentDays.StartOf(day), SegmentDays.StartOf(day + 1));
    }

    /// <summary>Some rows as they are stored, without values.</summary>
    public RowBlock BlockOf(RowPick rows) => new(
        rows.Count, Table.At.Of(rows), Table.Recorded?.Of(rows) ?? [], Table.Keys is { } keys ? TextColumn.Of(_keys, keys.Of(rows)) : null, [], []);

    /// <summary>Adds rows that were stored, once their values are in their columns.</summary>
    public void Add(RowBlock rows, int group, int[] lines)
    {
        if (_groups.Length < rows.Rows) _groups = new int[rows.Rows];
        var groups = _groups.AsSpan(0, rows.Rows);
        groups.Fill(group);
        Add(rows, groups, lines);
    }

    /// <summary>Adds rows that were stored, each of a group of its own, once their values are in their columns.</summary>
    public void Add(RowBlock rows, ReadOnlySpan<int> groups, int[] lines)
    {
        if (rows.At.Length != rows.Rows || rows.Recorded.Length != (Table.Recorded is null ? 0 : rows.Rows))
            throw new DamagedBlockException("Stored measurements do not have the times of their source.");
        Table.Add(groups, rows.At, rows.Recorded, rows.Keys?.CodesIn(_keys), lines);
    }

    /// <summary>Notes that a row contradicts an earlier one of the same instant.</summary>
    public void NoteContradiction(int row, SourceTally tally)
    {
        var (file, line) = Table.PlaceOf(row);
        var instant = InstantPattern.ExtendedIso.Format(Instant.FromUnixTimeTicks(Table.At[row]));
        tally.Files[file].Note(RemarkKind.Contradicts, _at.Slot, line, instant);
    }

    /// <summary>Settles rows that have the same key.</summary>
    /// <param name="saysTheSame">Whether two rows of the same group and instant have the same values.</param>
    public void SettleKeys(SourceTally tally, Func<int, int, bool> saysTheSame)
    {
        if (Table.Keys is not { } keys) return;
        var (repeats, replaced) = RowVersions.Settle(Table, keys, _keys.Count, (left, right) =>
            Table.Groups[left] == Table.Groups[right] && Table.At[left] == Table.At[right] && saysTheSame(left, right));
        tally.Repeats += repeats;
        tally.Replaced += replaced;
    }
}
