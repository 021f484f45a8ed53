using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Measurements.Logs;
using Kept.Measurements.Mapping;
using Kept.Measurements.Segments.Packs;
using Kept.Quantities;

namespace Kept.Measurements.Segments;

/// <summary>Reads a source out of blocks of rows that were stored. The rows go into the same columns as those of files, so that
/// they are settled by the same rules.</summary>
public sealed class SegmentReading
{
    private readonly RowMapper _mapper;
    private readonly SourceTally _tally;

    public SegmentReading(Source source)
    {
        // The conditions of the source were compiled before anything was imported.
        var columns = new SourceColumns(source, new DiagnosticBag());
        _mapper = RowMapper.For(columns);
        _tally = new(columns.Names, source.Personal.Count > 0);
        // What is noticed about the rows was said when they were imported.
        _tally.StartFile(source.Name);
        _mapper.StartFile();
    }

    /// <summary>A plain source out of its series: as they are stored, or, when numbers do not fit together, settled row by row.</summary>
    /// <exception cref="DamagedBlockException">The bytes are not what was written.</exception>
    public static SourceLog LogOf(Source source, IReadOnlyList<PackedSeries> series)
    {
        if (series.All(s => s.IsReady)) return new PackedLog(source, series);
        var reading = new SegmentReading(source);
        foreach (var one in series)
            foreach (var rows in one.Blocks()) reading.Add(one.Labels, rows);
        return reading.ToLog();
    }

    /// <summary>Adds rows, in the order in which they were taken in.</summary>
    /// <exception cref="DamagedBlockException">The rows do not have the source's columns.</exception>
    public void Add(Sequence<string> labels, RowBlock rows)
    {
        _mapper.Restore(new(labels, Day: 0, rows), lines: []);
        if (_mapper.Failure is { } failure) throw new DamagedBlockException(failure.Message);
    }

    public SourceLog ToLog()
    {
        var toLog = _mapper.Settle(_tally);
        return toLog(_tally.ToReport());
    }
}
