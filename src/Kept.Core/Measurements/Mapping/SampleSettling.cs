using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Measurements.Cells;
using Kept.Measurements.Segments;
using Kept.Quantities;

namespace Kept.Measurements.Mapping;

/// <summary>Counts samples that cannot be written with as many decimal digits as others of their series. Of each series it is enough to know
/// how many values can be written with which digits, and where the first ones stand.</summary>
internal sealed class SampleSettling(SourceContent.Samples content, SourceColumns columns) : RowSettling
{
    private const int Digits = DecimalText.MaxDigits + 1;

    private readonly Dictionary<Sequence<string>, SortedDictionary<int, RemarkTally[]>> _series = [];   // by file, then by the least and most digits
    private readonly int _slot = columns.Slot(content.Value);
    private int _file = -1;

    public override void StartFile() => _file++;

    public override void Restore(Sequence<string> labels, RowBlock rows, int[] lines, long linesBefore = 0)
    {
        if (!_series.TryGetValue(labels, out var files)) _series.Add(labels, files = []);
        if (!files.TryGetValue(_file, out var tallies)) files.Add(_file, tallies = new RemarkTally[Digits * Digits]);
        var (mantissas, digits) = (rows.Numbers[0], rows.Numbers[1]);
        for (var row = 0; row < mantissas.Length; row++)
        {
            var least = (int)digits[row];
            var tally = tallies[least * Digits + SampleScale.MostDigits(mantissas[row], least)] ??= new(RemarkKind.NumberTooLong, _slot);
            if (tally.IsFirst(lines[row] + linesBefore)) tally.Add(new(lines[row] + linesBefore, DecimalText.Show(mantissas[row], least)), columnsFound: 0);
            else tally.Add();
        }
    }

    public override Diagnostic? FindOverflow() =>
        _series.Count > SeriesIndex.MaxSeries ? MeasurementDiagnostics.TooManySeries(columns.Source, SeriesIndex.MaxSeries) : null;

    public override void CountSettled(SourceTally tally)
    {
        foreach (var files in _series.Values)
        {
            var scale = new SampleScale();
            var all = files.SelectMany(file => file.Value.Select((values, bounds) => (File: file.Key, Values: values, Least: bounds / Digits, Most: bounds % Digits)))
                .Where(part => part.Values is not null).ToList();
            foreach (var part in all) scale.Add(part.Least, part.Most, part.Values.Count);
            var wanted = scale.Best();
            foreach (var part in all)
                if (wanted < part.Least || wanted > part.Most) tally.Files[part.File].Reject(part.Values);
        }
    }
}
