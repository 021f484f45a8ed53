using System.Data.Common;
using System.Globalization;
using Kept.Agreements;
using Kept.Measurements;
using Kept.Measurements.Segments.Packs;
using Kept.Quantities;
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
        if (!_sources.TryGetValue(stored.Number, out var known) || !known.Source.Equals(source)) _sources[stored.Number] = known = new(source);
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
    private (Asked Asked, SourceLog Log)? _last;

    public Source Source => source;

    /// <summary>By its number each series, with what it was made of.</summary>
    public Dictionary<long, (Sequence<StoredUnit> Units, PackedSeries Series)> Series { get; } = [];

    /// <summary>The same measurements as last time when nothing came in between, else new ones.</summary>
    public SourceLog Find(Asked asked, Func<SourceLog> read)
    {
        if (_last is not { } last || last.Asked != asked || asked.Waiting > 0) _last = (asked, read());
        return _last.Value.Log;
    }
}

/// <summary>What measurements of a source depend on.</summary>
/// <param name="Counted">How many batches count.</param>
/// <param name="Waiting">How many batches are in the inbox.</param>
/// <param name="Range">The time that is asked about; null for all of it.</param>
internal sealed record Asked(long Revision, long Batches, long Counted, long Waiting, TimeRange? Range, long AsOf, long At);
