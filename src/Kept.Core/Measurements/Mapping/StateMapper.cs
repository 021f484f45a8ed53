using Kept.Agreements;
using Kept.Measurements.Cells;
using Kept.Measurements.Logs;
using Kept.Measurements.Rows;
using Kept.Measurements.Segments;
using Kept.Quantities;

namespace Kept.Measurements.Mapping;

/// <summary>Rows that say in which state something is from an instant on.</summary>
internal sealed class StateMapper : SeriesMapper
{
    private const int MaxStates = 255;

    private readonly SourceContent.States _content;
    private readonly WordColumn _state;
    private readonly RowColumn<byte> _states = new();

    public StateMapper(SourceContent.States content, SourceColumns columns) : base(content.At, columns, hasLines: true)
    {
        _content = content;
        _state = columns.Words(content.State);
    }

    public override bool Take(Row row)
    {
        if (!Rows.TryRead(row) || !Series.TryRead(row, out var series)) return false;
        if (!_state.TryRead(row, out var state)) return false;
        if (state == WordColumn.None) return row.Reject(RemarkKind.EmptyCell, _state.Slot);
        if (_state.Vocabulary.Count > MaxStates)
            return Fail(MeasurementDiagnostics.TooManyStates(Source, _content.State.From ?? _content.State.Name, MaxStates));
        if (Series.IsFull) return Fail(MeasurementDiagnostics.TooManySeries(Source, SeriesIndex.MaxSeries));
        if (Rows.IsFull) return Fail(MeasurementDiagnostics.TooMuch(Source));
        _states.Add((byte)state);
        Rows.Keep(row, series);
        return true;
    }

    public override SourceLog ToLog(SourceTally tally)
    {
        Rows.SettleKeys(tally, (left, right) => _states[left] == _states[right]);
        var (labels, seriesRanks) = Series.Sort();
        var order = RowOrder.ByTime(Rows.Table, seriesRanks);
        SettleInstants(order, tally);

        var words = TextOrder.Sorted(_state.Vocabulary);
        var ranks = TextOrder.Ranks(words);
        var states = _states.Release(order.Rows);
        foreach (ref var state in states.AsSpan()) state = (byte)ranks[state];
        var series = new KnownSeries(labels, new(Rows.Table, order, isOneAnInstant: true));
        return new StateLog(Source, tally.ToReport(), series,
            words.Select(_state.Vocabulary.TextOf).ToSequence(), states, _content.HoldsAtMost);
    }

    protected override RowBlock With(RowBlock block, int[] rows) => block with
    {
        Texts = [TextColumn.Of(_state.Vocabulary, Array.ConvertAll(rows, row => (int)_states[row]))],
    };

    protected override void AddValues(RowBlock rows)
    {
        foreach (var state in rows.Texts[0].CodesIn(_state.Vocabulary)) _states.Add(checked((byte)state));
    }

    /// <summary>Of records at one instant the last one counts: for good, or as long as it is known.</summary>
    private void SettleInstants(RowOrder order, SourceTally tally)
    {
        var table = Rows.Table;
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
                    if (table.Recorded is null) Rows.NoteContradiction(row, tally);
                }
            }
            before = row;
        }
        if (isSettled || table.HasHistory) return;
        order.Keep(position => position + 1 == order.Rows.Length
            || !IsSameInstant(order.Rows[position], order.Rows[position + 1]));
    }
}
