using System.Data.Common;
using Kept.Agreements;
using Kept.Measurements.Segments;
using Kept.Measurements.Segments.Cases;
using Kept.Measurements.Segments.Packs;
using Kept.Storage.Audit;
using Kept.Storage.Closings;
using Kept.Storage.Sql;

namespace Kept.Storage.Measurements;

/// <summary>Folds batches into the segments of their days and, of months that are over, into months, in the order in which they were
/// accepted. A batch leaves the inbox in the same transaction in which its rows come there.</summary>
/// <param name="text">The source as a text declares it.</param>
/// <param name="packer">Null for a source that is not plain.</param>
/// <param name="recorded">The tick of now: months that ended before it are over.</param>
internal sealed class Folding(Store store, StoredSource source, Source text, Packer? packer, long recorded)
{
    private const long BytesAtOnce = 1 << 25;   // held in memory

    private readonly int _thisMonth = SegmentDays.MonthOf(SegmentDays.Of(recorded));

    /// <summary>Folds all batches of the inbox, and behind them those that some work accepts, together with it; packs the days of months that are over.</summary>
    /// <param name="work">Gives the rows that it accepts, with the numbers of their batches.</param>
    public void RunAfter(Func<DbTransaction, IReadOnlyList<(long Batch, StoredPart Part)>> work)
    {
        while (store.Write(FoldSome)) { }
        store.Write(transaction =>
        {
            var accepted = work(transaction);
            while (FoldSome(transaction)) { }
            if (accepted.Count == 0) return false;
            var now = source.Renewed(transaction);
            Fold(transaction, now, new(transaction, now), accepted);
            return true;
        });
        while (packer is not null && store.Write(transaction => new MonthPacking(transaction, store.Engine, source, packer, new(transaction, source)).PackSome(_thisMonth, BytesAtOnce))) { }
        store.GiveBack();
    }

    private bool FoldSome(DbTransaction transaction)
    {
        var now = source.Renewed(transaction);
        var epochs = new Epochs(transaction, now);
        var (batches, bytes, isMore) = (new List<(long Batch, ReadOnlyMemory<byte> Bytes)>(), 0L, false);
        transaction.Read(BatchSql.Inbox, new { organisation = now.Organisation, source = now.Number, batches = long.MaxValue }, row =>
        {
            var number = row.GetInt64(0);
            isMore = bytes >= BytesAtOnce || (batches.Count > 0 && epochs.Of(batches[^1].Batch) != epochs.Of(number));
            if (isMore) return false;
            var payload = row.Bytes(2);
            batches.Add((number, payload));
            bytes += payload.Length;
            return true;
        });
        if (batches.Count == 0) return false;
        Fold(transaction, now, epochs, [.. BatchCodec.Decode(batches, packer)]);
        SentEntry.Add(transaction, store, source, batches, recorded);
        transaction.Change(BatchSql.RemoveFromInbox, new { organisation = now.Organisation, source = now.Number, last = batches[^1].Batch });
        return isMore;
    }

    /// <summary>Brings rows of one epoch into what is evaluated: cases into columns, others into segments and months.</summary>
    private void Fold(DbTransaction transaction, StoredSource now, Epochs epochs, IReadOnlyList<(long Batch, StoredPart Part)> rows)
    {
        now.Extend(transaction);
        if (CaseFolding.Folds(text)) new CasePacking(transaction, store.Engine, now, text).Add(rows);
        else AddToDays(transaction, now, epochs, rows);
    }

    private void AddToDays(DbTransaction transaction, StoredSource now, Epochs epochs, IReadOnlyList<(long Batch, StoredPart Part)> rows)
    {
        var series = new SeriesNumbers(transaction, store.Engine, now, rows.Select(row => row.Part.Labels).ToHashSet());
        var days = rows.GroupBy(row => (Series: series.FindOrAdd(row.Part.Labels), row.Part.Day))
            .Select(day => new DayParts(day.Key.Series, day.Key.Day, day.Max(row => row.Batch), [.. day.Select(row => row.Part)])).ToList();
        series.Save();
        var segments = new DayFolding(transaction, store.Engine, source, packer, epochs, Sought.Of([.. days.Select(day => (day.Series, day.Day))]));
        if (packer is not null)
            days = new MonthPacking(transaction, store.Engine, source, packer, epochs)
                .Add(days, epochs.Of(rows[^1].Batch), day => SegmentDays.MonthOf(day.Day) < _thisMonth && !segments.Has(day));
        segments.Add(days);
    }
}
