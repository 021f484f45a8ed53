using System.Runtime.CompilerServices;
using Kept.Agreements;
using Kept.Measurements.Cells;
using Kept.Measurements.Logs;
using Kept.Measurements.Rows;
using Kept.Measurements.Segments;

namespace Kept.Measurements.Mapping;

/// <summary>Rows that give a number at an instant.</summary>
internal sealed class SampleMapper : SeriesMapper
{
    private readonly int _slot;
    private readonly RowColumn<long> _mantissas = new();
    private readonly RowColumn<byte> _digits = new();
    private readonly long[] _read = new long[PlainRows.Most];
    private readonly byte[] _readDigits = new byte[PlainRows.Most];

    public SampleMapper(SourceContent.Samples content, SourceColumns columns) : base(content.At, columns, hasLines: true) =>
        _slot = columns.Slot(content.Value);

    public override bool Take(Row row)
    {
        if (!Rows.TryRead(row) || !Series.TryRead(row, out var series)) return false;
        var problem = DecimalText.Read(row[_slot], out var mantissa, out var digits);
        if (problem != RemarkKind.None) return row.Reject(problem, _slot);
        _mantissas.Add(mantissa);
        _digits.Add((byte)digits);
        Rows.Keep(row, series);
        return true;
    }

    public override int Take(PlainRows rows)
    {
        var count = ReadNumbers(rows[_slot], Rows.Read(rows, Series));
        _mantissas.Add(_read.AsSpan(0, count));
        _digits.Add(_readDigits.AsSpan(0, count));
        Rows.Keep(rows, count);
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int ReadNumbers(PlainColumn cells, int count)
    {
        var i = 0;
        for (; i + DecimalText.AtOnce <= count && DecimalText.TryReadPlain(cells, i, _read.AsSpan(i)); i += DecimalText.AtOnce) { }
        _readDigits.AsSpan(0, i).Clear();
        for (; i < count; i++)
        {
            var digits = 0;
            if (!DecimalText.TryReadPlain(cells, i, out _read[i]) && DecimalText.Read(cells[i], out _read[i], out digits) != RemarkKind.None) return i;
            _readDigits[i] = (byte)digits;
        }
        return count;
    }

    public override Func<SourceReport, SourceLog> Settle(SourceTally tally)
    {
        Rows.SettleKeys(tally, (left, right) =>
            _mantissas[left] == _mantissas[right] && _digits[left] == _digits[right]);
        var (labels, ranks) = Series.Sort();
        var order = RowOrder.ByTime(Rows.Table, ranks);
        var digits = Rescale(order, ranks, tally, out var values);
        return report => new SampleLog(Source, report, new(labels, new(Rows.Table, order, isOneAnInstant: false)), values, digits);
    }

    protected override RowBlock With(RowBlock block, RowPick rows) => block with
    {
        Numbers = [_mantissas.Of(rows), Array.ConvertAll(_digits.Of(rows), digits => (long)digits)],
    };

    protected override void AddValues(RowBlock rows)
    {
        _mantissas.Add(rows.Numbers[0]);
        foreach (var digits in rows.Numbers[1]) _digits.Add(checked((byte)digits));
    }

    protected override void ClearValues()
    {
        _mantissas.Clear();
        _digits.Clear();
    }

    /// <summary>Brings each series to one number of digits; rows that cannot be written so are rejected.</summary>
    private int[] Rescale(RowOrder order, int[] ranks, SourceTally tally, out long[] values)
    {
        var digits = new int[order.Groups];
        for (var series = 0; series < digits.Length; series++)
        {
            var scale = new SampleScale();
            foreach (var row in order[series]) scale.Add(_digits[row], MostDigits(row), 1);
            digits[series] = scale.Best();
        }

        int DigitsOf(int row) => digits[ranks[Rows.Table.Groups[row]]];
        order.Keep(position =>
        {
            var (row, wanted) = (order.Rows[position], DigitsOf(order.Rows[position]));
            if (_digits[row] <= wanted && wanted <= MostDigits(row)) return true;
            var (file, line) = Rows.Table.PlaceOf(row);
            var shown = DecimalText.Show(_mantissas[row], _digits[row]);
            tally.Files[file].Reject(RemarkKind.NumberTooLong, _slot, line, shown);
            return false;
        });
        values = Array.ConvertAll(order.Rows, row => _mantissas[row] * DecimalText.PowerOfTen(DigitsOf(row) - _digits[row]));
        return digits;
    }

    private int MostDigits(int row) => SampleScale.MostDigits(_mantissas[row], _digits[row]);
}
