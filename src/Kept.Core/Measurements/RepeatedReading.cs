using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Measurements.Mapping;
using Kept.Measurements.Segments;

namespace Kept.Measurements;

/// <summary>Reads files of one source time after time for somebody who keeps the rows. Nothing is remembered of the rows, but what there is to know of the source
/// is found out once.</summary>
public sealed class RepeatedReading(Source source, BatchTaker taker)
{
    private SourceReading? _last;

    /// <summary>As <see cref="MeasurementReader.Import"/>; one call at a time.</summary>
    public Checked<SourceReport> Import(IEnumerable<SourceFile> files)
    {
        var problems = new DiagnosticBag();
        _last = _last?.Again(problems) ?? SourceReading.Start(source, problems, taker);
        return new(_last?.Import(files), problems.ToSequence());
    }
}
