using System.Data.Common;
using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Measurements;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Storage.Measurements;

/// <summary>The measurements of a workspace as they stand in the store at one instant.</summary>
public sealed class MeasurementSnapshot
{
    private readonly DbTransaction _transaction;
    private readonly Dictionary<string, (Source Source, StoredSource? Stored)> _sources;
    private readonly Dictionary<string, SourceLog> _whole = [];

    internal MeasurementSnapshot(DbTransaction transaction, long organisation, long workspace, IEnumerable<Source> sources)
    {
        _transaction = transaction;
        _sources = sources.ToDictionary(s => s.Name, s => (s, StoredSource.Find(transaction, organisation, workspace, s)));
        var known = transaction.Rows(Sql.SourceSql.Names, new { organisation, workspace }, row => row.GetString(0));
        Diagnostics = _sources.Values.SelectMany(s => s.Stored is null
            ? [StoreDiagnostics.NothingImported(s.Source, known.Contains(s.Source.Name))]
            : ImportRecord.Diagnostics(transaction, s.Stored)).ToSequence();
    }

    /// <summary>What was noticed when the files were imported, and which sources have nothing in the store.</summary>
    public Sequence<Diagnostic> Diagnostics { get; }

    /// <summary>The latest instant that any of the sources speaks of, in ticks; null without measurements.</summary>
    public long? LatestInstant => _sources.Values.Max(s => s.Stored is { } stored ? LatestOf(s.Source, stored) : null);

    /// <summary>What is known of some sources.</summary>
    /// <param name="needed">For each source the time that is asked about; null for all of it.</param>
    /// <param name="asOf">The tick of what is known.</param>
    /// <param name="at">The tick after which nothing has happened yet.</param>
    public MeasurementLog Read(IEnumerable<(Source Source, TimeRange? Range)> needed, long asOf, long at) => new(needed
        .Where(n => _sources[n.Source.Name].Stored is not null)
        .Select(n => IsReadWhole(n.Source) || n.Range is null ? Whole(n.Source) : Reader(n.Source).ReadAround(n.Range.Value, asOf, at)).ToSequence());

    private long? LatestOf(Source source, StoredSource stored)
    {
        if (IsReadWhole(source) || (source.Recorded is not null && source.Key.Count > 0)) return Whole(source).LatestInstant;
        return SegmentReader.Latest(_transaction, stored) is { } stamp ? SourceLog.InstantOf(source, stamp) : null;
    }

    private static bool IsReadWhole(Source source) => source.Content is SourceContent.Cases || Kept.Measurements.Segments.SourceLayout.MovesRows(source);

    private SourceLog Whole(Source source)
    {
        if (!_whole.TryGetValue(source.Name, out var log)) _whole.Add(source.Name, log = Reader(source).ReadAll());
        return log;
    }

    private SegmentReader Reader(Source source) => new(_transaction, _sources[source.Name].Stored!, source);
}
