using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Measurements.Cells;
using Kept.Measurements.Logs;
using Kept.Measurements.Rows;
using Kept.Measurements.Segments;
using Kept.Quantities;

namespace Kept.Measurements.Mapping;

/// <summary>Rows that say in which state something is from an instant on.</summary>
internal sealed class StateMapper : SeriesMapper
{
    public const int MaxStates = 255;

    private readonly SourceContent.States _content;
    private readonly WordColumn _state;
    private readonly RowColumn<byte> _states = new();
    private readonly byte[] _codes = new byte[PlainRows.Most];

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
        if (_state.Vocabulary.Count > MaxStates) return Fail(TooManyStates(Source, _content));
        _states.Add((byte)state);
        Rows.Keep(row, series);
        return true;
    }

    public override int Take(PlainRows rows)
    {
        var count = _state.Read(rows, Rows.Read(rows, Series), _codes);
        if (_state.Vocabulary.Count > MaxStates) return 0;
        _states.Add(_codes.AsSpan(0, count));
        Rows.Keep(rows, count);
        return count;
    }

    public override IEnumerable<string> States => TextOrder.Sorted(_state.Vocabulary).Select(_state.Vocabulary.TextOf);

    public override Func<SourceReport, SourceLog> Settle(SourceTally tally)
    {
        Rows.SettleKeys(tally, (left, right) => _states[left] == _states[right]);
        var (labels, seriesRanks) = Series.Sort();
        var order = RowOrder.ByTime(Rows.Table, seriesRanks);
        SettleInstants(order, tally);
        return report => ToLog(report, labels, order);
    }

    protected override RowBlock With(RowBlock block, RowPick rows) => block with
    {
        Texts = [TextColumn.Of<byte>(_state.Vocabulary, _states.Of(rows))],
    };

    protected override void AddValues(RowBlock rows)
    {
        var states = rows.Texts[0].CodesIn(_state.Vocabulary);
        if (_state.Vocabulary.Count > MaxStates) Fail(TooManyStates(Source, _content));
        else foreach (var state in states) _states.Add((byte)state);
    }

    protected override void ClearValues() => _states.Clear();

    public static Diagnostic TooManyStates(Source source, SourceContent.States content) =>
        MeasurementDiagnostics.TooManyStates(source, content.State.From ?? content.State.Name, MaxStates);

    private StateLog ToLog(SourceReport report, Sequence<string>[] labels, RowOrder order)
    {
        var words = TextOrder.Sorted(_state.Vocabulary);
        var ranks = TextOrder.Ranks(words);
        var states = _states.Release(order.Rows);
        foreach (ref var state in states.AsSpan()) state = (byte)ranks[state];
        var series = new KnownSeries(labels, new(Rows.Table, order, isOneAnInstant: true));
        return new StateLog(Source, report, series,
            words.Select(_state.Vocabulary.TextOf).ToSequence(), states, _content.HoldsAtMost);
    }

    /// <summary>Of records at one instant the last one counts: for good, or as long as it is known.</summary>
    private void SettleInstants(RowOrder order, SourceTally tally)
    {
        var table = Rows.Table;
        bool IsSameInstant(int left, int right) =>
            table.At[left] == table.At[right] && table.Groups[left] == table.Groups[right];

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
