using System.Data.Common;
using System.Globalization;
using Kept.Agreements;
using Kept.Measurements;
using Kept.Storage.Sql;
using Kept.Time;

namespace Kept.Storage.Measurements;

/// <summary>What a host read last, so that measurements that did not change since are the same objects next time, and nothing that rests
/// on them is worked out again. One snapshot at a time uses it.</summary>
public sealed class SeriesMemory
{
    private readonly Dictionary<long, SourceMemory> _sources = [];
    private readonly Lock _reading = new();
    private DbTransaction? _snapshot;

    /// <summary>Does some work on a snapshot, whose rows can be asked for as long as it lasts.</summary>
    internal T During<T>(DbTransaction snapshot, Func<T> work)
    {
        lock (_sources)
        {
            _snapshot = snapshot;
            try
            {
                return work();
            }
            finally
            {
                _snapshot = null;
            }
        }
    }

    /// <summary>What is remembered of a source, as a text reads it.</summary>
    internal SourceMemory Of(StoredSource stored, Source source)
    {
        if (!_sources.TryGetValue(stored.Number, out var known) || !known.GoesOnTo(stored, source)) _sources[stored.Number] = known = new(source);
        known.Stored = stored;
        return known;
    }

    /// <summary>The details of a month, out of the snapshot that is open.</summary>
    internal ReadOnlyMemory<byte> DetailsOf(StoredSource stored, StoredUnit month) => Read(snapshot =>
    {
        var at = new
        {
            organisation = stored.Organisation, source = stored.Number, series = month.Series, month = month.Number, part = month.Part, revision = month.Revision,
        };
        return snapshot.Rows(MonthSql.Details, at, row => row.BytesOrNull(0)) is [{ } details] ? details : throw Missing(1, 0);
    });

    /// <summary>The other rows of a block of cases, out of the snapshot that is open.</summary>
    internal byte[] OthersOf(StoredSource stored, Source source, CaseRow row) => Read(snapshot => new CaseBlocks(snapshot, stored, source).OthersOf(row));

    private T Read<T>(Func<DbTransaction, T> read)
    {
        lock (_reading)
        {
            return read(_snapshot ?? throw new InvalidOperationException("Measurements are evaluated while their snapshot is open."));
        }
    }

    internal static StoreException Missing(long stated, long read) => new(string.Create(
        CultureInfo.InvariantCulture, $"The store says that there are {stated:N0} rows, but reading gave {read:N0}; nothing is evaluated."));
}

/// <summary>What is remembered of one source.</summary>
internal sealed class SourceMemory(Source source)
{
    private readonly Dictionary<long, ImportNotices> _notices = [];
    private (Asked Asked, SourceLog Log)? _last;

    /// <summary>The source as it was in the last snapshot.</summary>
    public StoredSource? Stored { get; set; }

    /// <summary>What there is of it, where it is plain.</summary>
    public SourceContents Contents { get; } = new();

    /// <summary>Whether a snapshot has what is remembered, or more.</summary>
    public bool GoesOnTo(StoredSource now, Source asRead) =>
        source.Equals(asRead) && (Stored is not { } last || (last.Moves == now.Moves && last.Revision <= now.Revision && last.Batches <= now.Batches));

    /// <summary>What was noticed about its files up to a tick.</summary>
    public ImportNotices NoticesUntil(long tick)
    {
        if (!_notices.TryGetValue(tick, out var notices)) _notices[tick] = notices = new();
        return notices;
    }

    /// <summary>The same measurements as last time when nothing came in between, else new ones.</summary>
    public SourceLog Find(Asked asked, Func<SourceLog> read)
    {
        if (_last is not { } last || last.Asked != asked || asked.FirstWaiting is not null) _last = (asked, read());
        return _last.Value.Log;
    }
}

/// <summary>What measurements of a source depend on.</summary>
/// <param name="Counted">How many batches count.</param>
/// <param name="FirstWaiting">The first batch that is in the inbox; null when none is.</param>
/// <param name="Range">The time that is asked about; null for all of it.</param>
internal sealed record Asked(long Revision, long Batches, long Counted, long? FirstWaiting, TimeRange? Range, long AsOf, long At);
