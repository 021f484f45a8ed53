using Kept.Agreements;
using Kept.Measurements.Cells;
using Kept.Measurements.Logs;
using Kept.Measurements.Rows;
using Kept.Quantities;

namespace Kept.Measurements.Mapping;

/// <summary>Rows that say in which state something is from an instant on.</summary>
internal sealed class StateMapper(SourceContent.States content, SourceColumns columns) : RowMapper
{
    private const int MaxStates = 255;

    private readonly TimedRows _rows = new(content.At, columns, hasLines: true);
    private readonly SeriesIndex _series = columns.Series(content.Dimensions);
    private readonly WordColumn _state = columns.Words(content.State);
    private readonly RowColumn<byte> _states = new();

    public override void StartFile() => _rows.Table.StartFile();

    public override bool Take(Row row)
    {
        if (!_rows.TryRead(row) || !_series.TryRead(row, out var series)) return false;
        if (!_state.TryRead(row, out var state)) return false;
        if (state == WordColumn.None) return row.Reject(RemarkKind.EmptyCell, _state.Slot);
        if (_state.Vocabulary.Count > MaxStates)
            return Fail(MeasurementDiagnostics.TooManyStates(columns.Source, content.State.From ?? content.State.Name, MaxStates));
        if (_series.IsFull) return Fail(MeasurementDiagnostics.TooManySeries(columns.Source, SeriesIndex.MaxSeries));
        if (_rows.IsFull) return Fail(MeasurementDiagnostics.TooMuch(columns.Source));
        _states.Add((byte)state);
        _rows.Keep(row, series);
        return true;
    }

    public override SourceLog ToLog(SourceTally tally)
    {
        _rows.SettleKeys(tally, (left, right) => _states[left] == _states[right]);
        var (labels, seriesRanks) = _series.Sort();
        var order = RowOrder.ByTime(_rows.Table, seriesRanks);
        SettleInstants(order, tally);

        var words = TextOrder.Sorted(_state.Vocabulary);
        var ranks = TextOrder.Ranks(words);
        var states = _states.Release(order.Rows);
        foreach (ref var state in states.AsSpan()) state = (byte)ranks[state];
        var series = new KnownSeries(labels, new(_rows.Table, order, isOneAnInstant: true));
        return new StateLog(columns.Source, tally.ToReport(), series,
            words.Select(_state.Vocabulary.TextOf).ToSequence(), states, content.HoldsAtMost);
    }

    /// <summary>Of records at one instant the last one counts: for good, or as long as it is known.</summary>
    private void SettleInstants(RowOrder order, SourceTally tally)
    {
        var table = _rows.Table;
        bool IsSameInstant(int left, int right) =>
            table.Groups[left] == table.Groups[right] && table.At[left] == table.At[right];

        var before = -1;
        var isSettled = true;
        foreach (var row in order.Rows)
        {
            if (table.IsReplaced(row)) continue;
            if (before >= 0 && IsSameInstant(before, row))
            {
                isSettled = false;
                if (_states[before] == _states[row]) tally.Repeats++;
                else
                {
                    tally.Replaced++;
                    if (table.Recorded is null) _rows.NoteContradiction(row, tally);
                }
            }
            before = row;
        }
        if (isSettled || table.HasHistory) return;
        order.Keep(position => position + 1 == order.Rows.Length
            || !IsSameInstant(order.Rows[position], order.Rows[position + 1]));
    }
}
