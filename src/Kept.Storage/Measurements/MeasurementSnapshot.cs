using System.Data.Common;
using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Measurements;
using Kept.Measurements.Segments.Cases;
using Kept.Measurements.Segments.Packs;
using Kept.Quantities;
using Kept.Storage.Closings;
using Kept.Storage.Retention;
using Kept.Time;

namespace Kept.Storage.Measurements;

/// <summary>The measurements of a workspace as they stand in the store at one instant.</summary>
public sealed class MeasurementSnapshot
{
    private readonly DbTransaction _transaction;
    private readonly SeriesMemory _memory;
    private readonly CountedBatches _counted;
    private readonly (long Organisation, long Workspace) _books;
    private readonly Dictionary<string, (Source Source, StoredSource? Stored)> _sources;

    internal MeasurementSnapshot(
        DbTransaction transaction, long organisation, long workspace, IEnumerable<Source> sources, SeriesMemory memory, CountedBatches? counted = null)
    {
        (_transaction, _memory, _counted, _books) = (transaction, memory, counted ?? CountedBatches.All, (organisation, workspace));
        _sources = sources.ToDictionary(s => s.Name, s => (s, StoredSource.Find(transaction, organisation, workspace, s)));
        var known = transaction.Rows(Sql.SourceSql.Names, new { organisation, workspace }, row => row.GetString(0));
        Diagnostics = _sources.Values.SelectMany(s => s.Stored is null
            ? [StoreDiagnostics.NothingImported(s.Source, known.Contains(s.Source.Name))]
            : memory.Of(s.Stored, s.Source).NoticesUntil(_counted.Until).Read(transaction, s.Stored, _counted.Until)).ToSequence();
    }

    /// <summary>What was noticed when the files were imported, and which sources have nothing in the store.</summary>
    public Sequence<Diagnostic> Diagnostics { get; }

    /// <summary>The latest instant that any of the sources speaks of, in ticks; null without measurements.</summary>
    public long? LatestInstant => _sources.Values.Max(s => s.Stored is { } stored ? LatestOf(s.Source, stored) : null);

    /// <summary>What counts for a period of an agreement: when it is closed, only what was there then.</summary>
    /// <param name="period">As it is written: 2026-06.</param>
    public MeasurementSnapshot For(string agreement, string period) =>
        ClosedPeriods.Counted(_transaction, _books.Organisation, _books.Workspace, agreement, period) is { Sources: not null } counted
            ? new(_transaction, _books.Organisation, _books.Workspace, _sources.Values.Select(s => s.Source), _memory, counted)
            : this;

    /// <summary>What was removed of the measurements that an evaluation needs; it cannot be made without them.</summary>
    /// <param name="agreement">Its name.</param>
    /// <param name="period">The period that is evaluated.</param>
    /// <param name="needed">For each source the time of which measurements have to be there; null for all of it.</param>
    /// <param name="known">The tick up to which things are known, or have happened; null for all that is there.</param>
    public IEnumerable<Diagnostic> FindRemoved(string agreement, string period, IEnumerable<(Source Source, TimeRange? Range)> needed, long? known) =>
        from need in needed
        let stored = _sources[need.Source.Name].Stored
        where stored is not null
        let range = need.Range ?? TimeRange.Always
        let removed = RemovedTime.Of(_transaction, stored).Find(removed => removed.Range.Overlaps(range) || known < removed.Range.End)
        where removed is not null
        select StoreDiagnostics.Removed(need.Source, agreement, period, range, removed);

    /// <summary>What is known of some sources.</summary>
    /// <param name="needed">For each source the time that is asked about; null for all of it.</param>
    /// <param name="asOf">The tick of what is known.</param>
    /// <param name="at">The tick after which nothing has happened yet.</param>
    public MeasurementLog Read(IEnumerable<(Source Source, TimeRange? Range)> needed, long asOf, long at) => new(needed
        .Where(n => _sources[n.Source.Name].Stored is not null)
        .Select(n => Log(n.Source, IsReadWhole(n.Source) ? null : n.Range, asOf, at)).ToSequence());

    private long? LatestOf(Source source, StoredSource stored)
    {
        if (IsReadWhole(source) || (source.Recorded is not null && source.Key.Count > 0)) return Whole(source).LatestInstant;
        return LatestStamp(source, stored) is { } stamp ? SourceLog.InstantOf(source, stamp) : null;
    }

    private long? LatestStamp(Source source, StoredSource stored)
    {
        var (batches, waiting) = (_counted.Of(stored), FirstWaiting(stored));
        return Packer.For(source) is null || waiting is not null
            ? SegmentReader.Latest(_transaction, stored, batches)
            : Contents(source, stored, waiting).Latest(batches);
    }

    private SourceContents Contents(Source source, StoredSource stored, long? firstWaiting)
    {
        var contents = _memory.Of(stored, source).Contents;
        contents.Update(_transaction, stored, firstWaiting);
        return contents;
    }

    private long? FirstWaiting(StoredSource stored) =>
        _transaction.Number(Sql.BatchSql.FirstWaiting, new { organisation = stored.Organisation, source = stored.Number });

    private static bool IsReadWhole(Source source) => source.Content is SourceContent.Cases || Kept.Measurements.Segments.SourceLayout.MovesRows(source);

    private SourceLog Whole(Source source) => Log(source, range: null, 0, 0);

    private SourceLog Log(Source source, TimeRange? range, long asOf, long at)
    {
        var stored = _sources[source.Name].Stored!;
        var counted = _counted.Of(stored);
        var waiting = FirstWaiting(stored);
        var asked = new Asked(stored.Revision, stored.Batches, counted, waiting, range, range is null ? 0 : asOf, range is null ? 0 : at);
        return _memory.Of(stored, source).Find(asked, () =>
        {
            if (Packer.For(source) is not null)
                return new PackedReader(_transaction, stored, source, _memory, counted)
                    .Read(Contents(source, stored, waiting), new UnitChoice(source, range, asOf, at, counted));
            if (CaseFolding.Folds(source)) return new CaseReader(_transaction, stored, source, _memory, counted).Read();
            var reader = new SegmentReader(_transaction, stored, source, counted);
            return range is { } around ? reader.ReadAround(around, asOf, at) : reader.ReadAll();
        });
    }
}
