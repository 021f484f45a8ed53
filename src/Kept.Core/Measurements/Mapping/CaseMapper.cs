using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Measurements.Cells;
using Kept.Measurements.Logs;
using Kept.Measurements.Rows;
using Kept.Measurements.Segments;
using Kept.Quantities;

namespace Kept.Measurements.Mapping;

/// <summary>Rows that tell a whole case each. A later row of the same case replaces the earlier one.</summary>
internal sealed class CaseMapper : RowMapper
{
    // Rows of cases have no instant of their own. Without a recorded column the row read last stands for all time.
    private const long NoInstant = long.MinValue;

    private readonly Source _source;
    private readonly CaseCells _case;
    private readonly StampCell? _recorded;
    private readonly (string Name, TimeColumn Times)[] _events;
    private readonly PauseColumn[] _pauses;
    private readonly RowTable _rows;

    public CaseMapper(SourceContent.Cases content, CaseRows.OneRowACase rows, SourceColumns columns)
    {
        _source = columns.Source;
        _case = new(content, columns, isHistory: false);
        _recorded = columns.OptionalStamp(_source.Recorded);
        _events = [.. rows.Events.Select(e => (e.Name, new TimeColumn(e.Column, columns)))];
        _pauses = [.. rows.Pauses.GroupBy(p => p.Name).Select(pairs => new PauseColumn(pairs.Key, pairs, columns))];
        _rows = new(hasRecorded: _recorded is not null, hasKeys: false, hasLines: _recorded is null, lag: 0);
    }

    public override int Count => _rows.Count;

    public override void StartFile() => _rows.StartFile();

    public override bool Take(Row row)
    {
        if (!_case.TryRead(row) || !TryReadTimes(row)) return false;
        var recorded = 0L;
        if (_recorded is not null && !_recorded.TryRead(row, out recorded)) return false;

        foreach (var (_, times) in _events) times.Keep();
        foreach (var pause in _pauses) pause.Keep();
        _rows.Add(_case.Keep(row), NoInstant, recorded, key: 0, row.Line);
        return true;
    }

    public override Func<SourceReport, SourceLog> Settle(SourceTally tally)
    {
        Action<int>? contradicts = _recorded is null ? row => _case.NoteContradiction(_rows, row, tally) : null;
        var (repeats, replaced) = RowVersions.Settle(_rows, _rows.Groups, _case.Count, SaysTheSame, contradicts);
        tally.Repeats += repeats;
        tally.Replaced += replaced;
        return ToLog;
    }

    protected override ((int Group, int Day) Place, int End) PlaceOf(int row) => ((0, 0), Count);

    protected override Sequence<string> LabelsOf(int group) => [];

    protected internal override RowBlock BlockOf(RowPick rows) => _case.With(
        new(rows.Count, [], _rows.Recorded?.Of(rows) ?? [], null,
            _events.Select(e => e.Times.Of(rows)).Concat(_pauses.SelectMany(pause => pause.Of(rows))).ToSequence(), []),
        rows, _rows.Groups.Of(rows));

    protected override int[] LinesOf(RowPick rows) => _rows.LinesOf(rows);

    /// <summary>The cases by when each begins and then by their ids, when the rows are settled: of each the row that counts when all is known, and
    /// its other rows.</summary>
    public IEnumerable<CaseRowsOf> ByBegin()
    {
        var (last, others) = (new int[_case.Count], new List<int>?[_case.Count]);
        for (var row = 0; row < Count; row++)
            if (_rows.IsReplaced(row)) (others[_rows.Groups[row]] ??= []).Add(row);
            else last[_rows.Groups[row]] = row;
        var (begins, order) = (Array.ConvertAll(last, BeginOf), Enumerable.Range(0, last.Length).ToArray());
        InOrderOfTime.Sort(ref begins, ref order);
        for (int start = 0, end; start < order.Length; start = end)
        {
            for (end = start + 1; end < order.Length && begins[end] == begins[start]; end++) { }
            if (end - start > 1) _case.SortById(order.AsSpan(start..end));
        }
        for (var i = 0; i < order.Length; i++) yield return new(begins[i], last[order[i]], others[order[i]] ?? []);
    }

    public override Diagnostic? FindOverflow() =>
        _case.IsFull || _rows.Count >= RowTable.MaxRows ? MeasurementDiagnostics.TooMuch(_source) : null;

    protected override void Add(Sequence<string> labels, RowBlock rows, int[] lines)
    {
        var cases = _case.Add(rows);
        for (var i = 0; i < _events.Length; i++) _events[i].Times.Add(rows.Numbers[i]);
        for (var i = 0; i < _pauses.Length; i++)
        {
            var first = _events.Length + 3 * i;
            _pauses[i].Add(rows.Numbers[first], rows.Numbers[first + 1], rows.Numbers[first + 2]);
        }
        var at = new long[rows.Rows];
        Array.Fill(at, NoInstant);
        _rows.Add(cases, at, rows.Recorded, keys: [], lines);
    }

    private CaseLog ToLog(SourceReport report)
    {
        var (ids, ranks) = _case.Sort();
        var order = RowOrder.ByTime(_rows, ranks);
        var events = _events.Select(e => new NamedTimes(e.Name, e.Times.Release(order.Rows))).ToArray();
        var pauses = _pauses.Select(pause => pause.Build(order.Rows)).ToArray();
        return new CaseLog(
            _source, report, ids, new(_rows, order, isOneAnInstant: false),
            events, _case.ReleaseDates(order.Rows), pauses, _case.ReleaseFields(order.Rows));
    }

    private bool TryReadTimes(Row row)
    {
        foreach (var (_, times) in _events)
            if (!times.TryRead(row)) return false;
        foreach (var pause in _pauses)
            if (!pause.TryRead(row)) return false;
        return true;
    }

    private long BeginOf(int row)
    {
        var begin = long.MaxValue;
        foreach (var (_, times) in _events)
            if (times[row] is not EventTimes.Never and var at) begin = Math.Min(begin, at);
        return begin;
    }

    private bool SaysTheSame(int left, int right) =>
        _case.AreEqual(left, right)
        && Array.TrueForAll(_events, e => e.Times[left] == e.Times[right])
        && Array.TrueForAll(_pauses, pause => pause.AreEqual(left, right));
}
