using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Measurements.Mapping;
using Kept.Measurements.Segments;

namespace Kept.Measurements;

/// <summary>Reads the files of a source, as other people's programs wrote them.</summary>
public static class MeasurementReader
{
    /// <summary>Reads all files of one source. Rows that cannot be used are left out, and each kind of them gives one
    /// warning a file; there is no value when a file cannot be read as the source says.</summary>
    /// <param name="taker">Is given the rows as they are read, to keep them; null when nobody does.</param>
    public static Checked<SourceLog> Read(Source source, IEnumerable<SourceFile> files, BatchTaker? taker = null)
    {
        var problems = new DiagnosticBag();
        var reading = SourceReading.Start(source, problems, taker);
        var log = reading?.Read(files);
        return new(log, problems.ToSequence());
    }
}
