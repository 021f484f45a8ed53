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
    private readonly Dictionary<Sequence<string>, SortedDictionary<int, List<Values>>> _series = [];   // by file
    private readonly int _slot = columns.Slot(content.Value);
    private int _file = -1;

    public override void StartFile() => _file++;

    public override void Restore(BatchPart part, int[] lines, long linesBefore = 0)
    {
        var (series, labels) = part.LabelColumns is { } columns ? RowLabels.Of(part.Rows, columns) : (null, [part.Labels]);
        var ofSeries = labels.Select(ValuesOf).ToArray();
        var (mantissas, digits) = (part.Rows.Numbers[0], part.Rows.Numbers[1]);
        for (var row = 0; row < mantissas.Length; row++)
        {
            var least = (int)digits[row];
            var tally = TallyOf(ofSeries[series?[row] ?? 0], least, SampleScale.MostDigits(mantissas[row], least));
            if (tally.IsFirst(lines[row] + linesBefore)) tally.Add(new(lines[row] + linesBefore, DecimalText.Show(mantissas[row], least)), columnsFound: 0);
            else tally.Add();
        }
    }

    private List<Values> ValuesOf(Sequence<string> labels)
    {
        if (!_series.TryGetValue(labels, out var files)) _series.Add(labels, files = []);
        if (!files.TryGetValue(_file, out var values)) files.Add(_file, values = []);
        return values;
    }

    private RemarkTally TallyOf(List<Values> values, int least, int most)
    {
        foreach (var known in values)
            if (known.Least == least && known.Most == most) return known.Tally;
        values.Add(new(least, most, new(RemarkKind.NumberTooLong, _slot)));
        return values[^1].Tally;
    }

    public override Diagnostic? FindOverflow() =>
        _series.Count > SeriesIndex.MaxSeries ? MeasurementDiagnostics.TooManySeries(columns.Source, SeriesIndex.MaxSeries) : null;

    public override void CountSettled(SourceTally tally)
    {
        foreach (var files in _series.Values)
        {
            var scale = new SampleScale();
            foreach (var values in files.Values.SelectMany(values => values)) scale.Add(values.Least, values.Most, values.Tally.Count);
            var wanted = scale.Best();
            foreach (var (file, all) in files)
                foreach (var values in all)
                    if (wanted < values.Least || wanted > values.Most) tally.Files[file].Reject(values.Tally);
        }
    }

    /// <summary>The values of a series in a file that can be written with as many digits.</summary>
    private sealed record Values(int Least, int Most, RemarkTally Tally);
}
