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
    public static Checked<SourceLog> Read(Source source, IEnumerable<SourceFile> files)
    {
        var problems = new DiagnosticBag();
        var log = SourceReading.Start(source, problems)?.Read(files);
        return new(log, problems.ToSequence());
    }

    /// <summary>Reads all files of one source for somebody who keeps the rows, so that not all of them are held at once.</summary>
    /// <param name="taker">Is given the rows as they are read.</param>
    public static Checked<SourceReport> Import(Source source, IEnumerable<SourceFile> files, BatchTaker taker)
    {
        var problems = new DiagnosticBag();
        var report = SourceReading.Start(source, problems, taker)?.Import(files);
        return new(report, problems.ToSequence());
    }
}
