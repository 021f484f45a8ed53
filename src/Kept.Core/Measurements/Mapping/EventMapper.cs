using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Measurements.Cells;
using Kept.Measurements.Logs;
using Kept.Measurements.Rows;
using Kept.Measurements.Segments;
using Kept.Quantities;

namespace Kept.Measurements.Mapping;

/// <summary>Rows that tell an event of a case each.</summary>
internal sealed class EventMapper(
    SourceContent.Cases cases, CaseRows.OneRowAnEvent rows, SourceColumns columns) : RowMapper
{
    private const int Ignored = -1;
    private const int Unknown = -2;

    private readonly CaseCells _case = new(cases, columns, isHistory: true);
    private readonly TimedRows _rows = new(rows.At, columns, hasLines: true);
    private readonly WordColumn _event = columns.Words(rows.Event);
    private readonly EventWords _words = new(rows);
    private readonly List<int> _numbers = [];   // of the event, by the code of its word
    private readonly RowColumn<int> _codes = new();
    private readonly RowColumn<int> _events = new();

    public override int Count => _rows.Table.Count;

    public override void StartFile() => _rows.Table.StartFile();

    public override bool Take(Row row)
    {
        if (!_rows.TryRead(row) || !_case.TryRead(row) || !_event.TryRead(row, out var code)) return false;
        if (code == WordColumn.None) return row.Reject(RemarkKind.EmptyCell, _event.Slot);
        var number = NumberOf(code);
        if (number == Unknown) return row.Reject(RemarkKind.UnknownEvent, _event.Slot);
        _codes.Add(code);
        _events.Add(number);
        _rows.Keep(row, _case.Keep(row));
        return true;
    }

    public override Func<SourceReport, SourceLog> Settle(SourceTally tally)
    {
        _rows.SettleKeys(tally, AreEqual);
        var (ids, ranks) = _case.Sort();
        var order = RowOrder.ByTime(_rows.Table, ranks);
        if (_rows.Table.Keys is null) DropRepeats(order, tally);
        NotePauses(order, tally);
        return report => new EventLog(
            columns.Source, report, ids, new(_rows.Table, order, isOneAnInstant: false), _words,
            _events.Release(order.Rows), _case.ReleaseDates(order.Rows), _case.ReleaseFields(order.Rows));
    }

    protected override ((int Group, int Day) Place, int End) PlaceOf(int row) => ((0, 0), Count);

    protected override Sequence<string> LabelsOf(int group) => [];

    protected internal override RowBlock BlockOf(RowPick rows) => _case.With(
        _rows.BlockOf(rows) with { Texts = [TextColumn.Of(_event.Vocabulary, _codes.Of(rows))] }, rows, _rows.Table.Groups.Of(rows));

    protected override int[] LinesOf(RowPick rows) => _rows.Table.LinesOf(rows);

    public override Diagnostic? FindOverflow() =>
        _rows.IsFull || _case.IsFull || _event.Vocabulary.IsFull ? MeasurementDiagnostics.TooMuch(columns.Source) : null;

    protected override void Add(Sequence<string> labels, RowBlock rows, int[] lines)
    {
        var cases = _case.Add(rows);
        foreach (var code in rows.Texts[1].CodesIn(_event.Vocabulary))
        {
            _codes.Add(code);
            _events.Add(NumberOf(code));
        }
        _rows.Add(rows, cases, lines);
    }

    /// <summary>The number of the event that a word names.</summary>
    private int NumberOf(int code)
    {
        // A word that the author mapped away from the source's events is meant to be passed over.
        var other = _event.IsMapped ? Ignored : Unknown;
        while (_numbers.Count <= code) _numbers.Add(_words.Find(_event.Vocabulary.TextOf(_numbers.Count)) ?? other);
        return _numbers[code];
    }

    private bool AreEqual(int left, int right) => _events[left] == _events[right] && _case.AreEqual(left, right);

    /// <summary>Without keys, a row that is the same as another one of its case and instant is a repeat.</summary>
    private void DropRepeats(RowOrder order, SourceTally tally)
    {
        var table = _rows.Table;
        var content = EqualityComparer<int>.Create(AreEqual, row => HashCode.Combine(_events[row], _case.HashOf(row)));
        var atInstant = new HashSet<int>(content);
        var before = -1;
        order.Keep(position =>
        {
            var row = order.Rows[position];
            var isNext = before < 0 || table.Groups[before] != table.Groups[row] || table.At[before] != table.At[row];
            // Clearing a set takes as long as it was ever large.
            if (isNext && atInstant.Count > 16) atInstant = new(content);
            else if (isNext) atInstant.Clear();
            before = row;
            if (atInstant.Add(row)) return true;
            tally.Repeats++;
            return false;
        });
    }

    /// <summary>Notes events that start a pause of a paused case, or end one of a case that is not paused.</summary>
    private void NotePauses(RowOrder order, SourceTally tally)
    {
        foreach (var pause in _words.Pauses)
        {
            var pauses = new PauseBuilder();
            for (var group = 0; group < order.Groups; group++)
            {
                foreach (var row in order[group])
                {
                    if (_rows.Table.IsReplaced(row) || _events[row] < 0) continue;
                    if (pause.Tell(pauses, _events[row], _rows.Table.At[row])) continue;
                    var (file, line) = _rows.Table.PlaceOf(row);
                    tally.Files[file].Note(RemarkKind.PauseEventIgnored, _event.Slot, line, _words[_events[row]]);
                }
                pauses.EndCase();
            }
        }
    }
}
