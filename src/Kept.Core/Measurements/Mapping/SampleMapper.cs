using Kept.Agreements;
using Kept.Measurements.Cells;
using Kept.Measurements.Logs;
using Kept.Measurements.Rows;

namespace Kept.Measurements.Mapping;

/// <summary>Rows that give a number at an instant.</summary>
internal sealed class SampleMapper(SourceContent.Samples content, SourceColumns columns) : RowMapper
{
    private readonly TimedRows _rows = new(content.At, columns, hasLines: true);
    private readonly SeriesIndex _series = columns.Series(content.Dimensions);
    private readonly int _slot = columns.Slot(content.Value);
    private readonly RowColumn<long> _mantissas = new();
    private readonly RowColumn<byte> _digits = new();

    public override void StartFile() => _rows.Table.StartFile();

    public override bool Take(Row row)
    {
        if (!_rows.TryRead(row) || !_series.TryRead(row, out var series)) return false;
        var problem = DecimalText.Read(row[_slot], out var mantissa, out var digits);
        if (problem != RemarkKind.None) return row.Reject(problem, _slot);
        if (_series.IsFull) return Fail(MeasurementDiagnostics.TooManySeries(columns.Source, SeriesIndex.MaxSeries));
        if (_rows.IsFull) return Fail(MeasurementDiagnostics.TooMuch(columns.Source));
        _mantissas.Add(mantissa);
        _digits.Add((byte)digits);
        _rows.Keep(row, series);
        return true;
    }

    public override SourceLog ToLog(SourceTally tally)
    {
        _rows.SettleKeys(tally, (left, right) =>
            _mantissas[left] == _mantissas[right] && _digits[left] == _digits[right]);
        var (labels, ranks) = _series.Sort();
        var order = RowOrder.ByTime(_rows.Table, ranks);
        var digits = Rescale(order, ranks, tally, out var values);
        var series = new KnownSeries(labels, new(_rows.Table, order, isOneAnInstant: false));
        return new SampleLog(columns.Source, tally.ToReport(), series, values, digits);
    }

    /// <summary>Brings each series to one number of digits; rows that cannot be written so are rejected.</summary>
    private int[] Rescale(RowOrder order, int[] ranks, SourceTally tally, out long[] values)
    {
        var scale = new SampleScale(_mantissas, _digits);
        var digits = new int[order.Groups];
        for (var series = 0; series < digits.Length; series++) digits[series] = scale.DigitsFor(order[series]);

        int DigitsOf(int row) => digits[ranks[_rows.Table.Groups[row]]];
        order.Keep(position =>
        {
            var row = order.Rows[position];
            if (scale.Fits(row, DigitsOf(row))) return true;
            var (file, line) = _rows.Table.PlaceOf(row);
            var shown = DecimalText.Show(_mantissas[row], _digits[row]);
            tally.Files[file].Reject(RemarkKind.NumberTooLong, _slot, line, shown);
            return false;
        });
        values = Array.ConvertAll(order.Rows, row => scale.Value(row, DigitsOf(row)));
        return digits;
    }
}
