using Kept.Agreements;
using Kept.Measurements.Cells;
using Kept.Measurements.Logs;
using Kept.Measurements.Rows;

namespace Kept.Measurements.Mapping;

/// <summary>Rows that say how much happened from an instant on, or that something did.</summary>
internal sealed class CountMapper : RowMapper
{
    private readonly Source _source;
    private readonly Counting _counting;
    private readonly long _bucketTicks;
    private readonly TimedRows _rows;
    private readonly SeriesIndex _series;
    private readonly int[] _slots;   // -1 for a counter that is one for each row
    private readonly long[] _read;
    private readonly RowColumn<long>[] _counters;

    public CountMapper(SourceContent.Counts content, SourceColumns columns)
    {
        _source = columns.Source;
        _counting = content.Counting;
        _bucketTicks = RunningTotals.Are(_counting) ? 0 : content.BucketTicks;   // a total is known when it is read
        _rows = new(content.At, columns, lag: _bucketTicks);
        _series = columns.Series(content.Dimensions);
        _slots = [.. content.Counters.Select(counter => counter.From is { } column ? columns.Slot(column) : -1)];
        _read = new long[_slots.Length];
        _counters = [.. _slots.Select(_ => new RowColumn<long>())];
    }

    public override bool Take(Row row)
    {
        if (!_rows.TryRead(row) || !_series.TryRead(row, out var series)) return false;
        for (var i = 0; i < _slots.Length; i++)
        {
            if (_slots[i] < 0) continue;
            var problem = DecimalText.ReadCount(row[_slots[i]], out _read[i]);
            if (problem != RemarkKind.None) return row.Reject(problem, _slots[i]);
        }
        if (_series.IsFull) return Fail(MeasurementDiagnostics.TooManySeries(_source, SeriesIndex.MaxSeries));
        if (_rows.IsFull) return Fail(MeasurementDiagnostics.TooMuch(_source));
        for (var i = 0; i < _slots.Length; i++)
            if (_slots[i] >= 0) _counters[i].Add(_read[i]);
        _rows.Keep(row, series);
        return true;
    }

    public override SourceLog ToLog(SourceTally tally)
    {
        _rows.SettleKeys(tally, (left, right) => _counters.All(c => c.Count == 0 || c[left] == c[right]));
        var (labels, ranks) = _series.Sort();
        var order = RowOrder.ByTime(_rows.Table, ranks);
        var counters = _counters.Select((c, i) => _slots[i] < 0 ? null : c.Release(order.Rows)).ToArray();
        var series = new KnownSeries(labels, new(_rows.Table, order, isOneAnInstant: false));
        return new CountLog(_source, tally.ToReport(), series, counters, _counting, _bucketTicks);
    }
}
