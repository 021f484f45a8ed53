using System.Runtime.CompilerServices;
using Kept.Agreements;
using Kept.Measurements.Cells;
using Kept.Measurements.Logs;
using Kept.Measurements.Rows;
using Kept.Measurements.Segments;
using Kept.Quantities;

namespace Kept.Measurements.Mapping;

/// <summary>Rows that say how much happened from an instant on, or that something did.</summary>
internal sealed class CountMapper : SeriesMapper
{
    private readonly Counting _counting;
    private readonly int[] _slots;   // -1 for a counter that is one for each row
    private readonly long[] _read;
    private readonly long[][] _readTogether;
    private readonly RowColumn<long>[] _counters;

    public CountMapper(SourceContent.Counts content, SourceColumns columns) : base(content.At, columns, SourceLayout.Lag(columns.Source))
    {
        _counting = content.Counting;
        _slots = [.. content.Counters.Select(counter => counter.From is { } column ? columns.Slot(column) : -1)];
        _read = new long[_slots.Length];
        _readTogether = new long[_slots.Length][];
        _counters = [.. _slots.Select(_ => new RowColumn<long>())];
    }

    public override bool Take(Row row)
    {
        if (!Rows.TryRead(row) || !Series.TryRead(row, out var series)) return false;
        for (var i = 0; i < _slots.Length; i++)
        {
            if (_slots[i] < 0) continue;
            var problem = DecimalText.ReadCount(row[_slots[i]], out _read[i]);
            if (problem != RemarkKind.None) return row.Reject(problem, _slots[i]);
        }
        for (var i = 0; i < _slots.Length; i++)
            if (_slots[i] >= 0) _counters[i].Add(_read[i]);
        Rows.Keep(row, series);
        return true;
    }

    public override int Take(PlainRows rows)
    {
        var count = Rows.Read(rows, Series);
        for (var i = 0; i < _slots.Length; i++)
            if (_slots[i] >= 0) count = ReadCounts(rows[_slots[i]], count, _readTogether[i] ??= new long[PlainRows.Most]);
        for (var i = 0; i < _slots.Length; i++)
            if (_slots[i] >= 0) _counters[i].Add(_readTogether[i].AsSpan(0, count));
        Rows.Keep(rows, count);
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int ReadCounts(PlainColumn cells, int count, long[] into)
    {
        var i = 0;
        for (; i + DecimalText.AtOnce <= count && DecimalText.TryReadPlain(cells, i, into.AsSpan(i)); i += DecimalText.AtOnce) { }
        for (; i < count; i++)
            if (!DecimalText.TryReadPlain(cells, i, out into[i]) && DecimalText.ReadCount(cells[i], out into[i]) != RemarkKind.None) return i;
        return count;
    }

    public override Func<SourceReport, SourceLog> Settle(SourceTally tally)
    {
        Rows.SettleKeys(tally, (left, right) => _counters.All(c => c.Count == 0 || c[left] == c[right]));
        var (labels, ranks) = Series.Sort();
        return report =>
        {
            var order = RowOrder.ByTime(Rows.Table, ranks);
            var counters = _counters.Select((c, i) => _slots[i] < 0 ? null : c.Release(order.Rows)).ToArray();
            var series = new KnownSeries(labels, new(Rows.Table, order, isOneAnInstant: false));
            return new CountLog(Source, report, series, counters, _counting);
        };
    }

    protected override RowBlock With(RowBlock block, RowPick rows) => block with { Numbers = Written.Select(counter => counter.Of(rows)).ToSequence() };

    protected override void AddValues(RowBlock rows)
    {
        foreach (var (counter, values) in Written.Zip(rows.Numbers)) counter.Add(values);
    }

    protected override void ClearValues() => Array.ForEach(_counters, counter => counter.Clear());

    /// <summary>The counters that are not one for each row.</summary>
    private IEnumerable<RowColumn<long>> Written => _counters.Where((_, i) => _slots[i] >= 0);
}
