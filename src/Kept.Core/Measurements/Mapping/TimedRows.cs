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
    private long _atTick;
    private long _recordedTick;

    public RowTable Table { get; } =
        new(hasRecorded: columns.Source.Recorded is not null, hasKeys: columns.Source.Key.Count > 0, hasLines, lag);

    public bool IsFull => Table.Count >= RowTable.MaxRows || _keys.IsFull;

    /// <summary>Reads the instant and the recording; false rejects the row.</summary>
    public bool TryRead(Row row) =>
        _at.TryRead(row, out _atTick) && (_recorded is null || _recorded.TryRead(row, out _recordedTick));

    /// <summary>Keeps the row that was read, once its values are in their columns.</summary>
    public void Keep(Row row, int group) =>
        Table.Add(group, _atTick, _recordedTick, _key is null ? 0 : _keys.FindOrAdd(_key.Of(row)), row.Line);

    /// <summary>The day in UTC that a row happened on, counted from 1970-01-01.</summary>
    public int DayOf(int row) => SegmentDays.Of(Table.At[row]);

    /// <summary>Some rows as they are stored, without values.</summary>
    public RowBlock BlockOf(int[] rows) => new(
        rows.Length, Table.At.Of(rows), Table.Recorded?.Of(rows) ?? [], Table.Keys is { } keys ? TextColumn.Of(_keys, keys.Of(rows)) : null, [], []);

    /// <summary>Adds rows that were stored, once their values are in their columns.</summary>
    public void Add(RowBlock rows, Func<int, int> groupOf)
    {
        if (rows.At.Length != rows.Rows || rows.Recorded.Length != (Table.Recorded is null ? 0 : rows.Rows))
            throw new DamagedBlockException("Stored measurements do not have the times of their source.");
        var keys = rows.Keys?.CodesIn(_keys);
        for (var row = 0; row < rows.Rows; row++)
            Table.Add(groupOf(row), rows.At[row], rows.Recorded.Length == 0 ? 0 : rows.Recorded[row], keys?[row] ?? 0, line: 0);
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
