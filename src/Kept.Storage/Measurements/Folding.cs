using System.Data.Common;
using Kept.Agreements;
using Kept.Measurements.Segments;
using Kept.Measurements.Segments.Cases;
using Kept.Measurements.Segments.Packs;
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

    /// <summary>Folds all batches of the inbox, the first of them together with some work, and packs the days of months that are over.</summary>
    public void RunAfter(Action<DbTransaction> work)
    {
        var isMore = store.Write(transaction =>
        {
            work(transaction);
            return FoldSome(transaction);
        });
        while (isMore) isMore = store.Write(FoldSome);
        while (packer is not null && store.Write(transaction => new MonthPacking(transaction, store.Engine, source, packer, new(transaction, source)).PackSome(_thisMonth, BytesAtOnce))) { }
        store.GiveBack();
    }

    private bool FoldSome(DbTransaction transaction)
    {
        var now = source.Renewed(transaction);
        var epochs = new Epochs(transaction, now);
        var (batches, bytes, isMore) = (new List<(long Number, StoredPart Part)>(), 0L, false);
        transaction.Read(BatchSql.Inbox, new { organisation = now.Organisation, source = now.Number, batches = long.MaxValue }, row =>
        {
            var number = row.GetInt64(0);
            isMore = bytes >= BytesAtOnce || (batches.Count > 0 && epochs.Of(batches[^1].Number) != epochs.Of(number));
            if (isMore) return false;
            var payload = row.Bytes(2);
            batches.AddRange(BatchCodec.Decode(payload).Select(part => (number, part)));
            bytes += payload.Length;
            return true;
        });
        if (batches.Count == 0) return false;
        now.Revise(transaction);
        if (CaseFolding.Folds(text)) new CasePacking(transaction, store.Engine, now, text).Add(batches);
        else AddToDays(transaction, now, epochs, batches);
        transaction.Change(BatchSql.RemoveFromInbox, new { organisation = now.Organisation, source = now.Number, last = batches[^1].Number });
        return isMore;
    }

    private void AddToDays(DbTransaction transaction, StoredSource now, Epochs epochs, List<(long Number, StoredPart Part)> batches)
    {
        var series = new SeriesNumbers(transaction, store.Engine, now);
        var days = batches.GroupBy(b => (Series: series.FindOrAdd(b.Part.Labels), b.Part.Day))
            .Select(day => new DayParts(day.Key.Series, day.Key.Day, day.Max(b => b.Number), [.. day.Select(b => b.Part)])).ToList();
        series.Save();
        var segments = new DayFolding(transaction, store.Engine, source, packer, epochs, days.Min(d => d.Day), days.Max(d => d.Day));
        if (packer is not null)
            days = new MonthPacking(transaction, store.Engine, source, packer, epochs)
                .Add(days, epochs.Of(batches[^1].Number), day => SegmentDays.MonthOf(day.Day) < _thisMonth && !segments.Has(day));
        segments.Add(days);
    }
}
