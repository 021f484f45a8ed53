using System.Data.Common;
using Kept.Measurements.Segments;
using Kept.Storage.Sql;

namespace Kept.Storage.Measurements;

/// <summary>Folds batches into the segments of their days, in the order in which they were accepted. A batch leaves the inbox in the
/// same transaction in which its rows come into segments.</summary>
internal sealed class Folding(Store store, StoredSource source)
{
    private const int BatchesAtOnce = 64;

    /// <summary>Folds all batches of the inbox.</summary>
    public void Run()
    {
        while (store.Write(FoldSome)) { }
    }

    private bool FoldSome(DbTransaction transaction)
    {
        var now = source.Renewed(transaction);
        transaction.ChangeOne(
            SourceSql.Revise, new { organisation = now.Organisation, source = now.Number, revision = now.Revision, next = now.Revision + 1 }, "the segments of a source");
        var batches = transaction.Rows(
            BatchSql.FirstOfInbox, new { organisation = now.Organisation, source = now.Number, most = BatchesAtOnce },
            row => (Number: row.GetInt64(0), Parts: BatchCodec.Decode(row.Bytes(2))));
        if (batches.Count == 0) return false;

        var series = new SeriesNumbers(transaction, store.Engine, now);
        var days = batches.SelectMany(b => b.Parts)
            .GroupBy(part => (Series: series.FindOrAdd(part.Labels), part.Day), part => part.Rows).ToList();
        series.Save();
        var last = LastParts(transaction, days.Min(d => d.Key.Day), days.Max(d => d.Key.Day));
        var added = days.SelectMany(day => Fold(transaction, day.Key.Series, day.Key.Day, [.. day], last.GetValueOrDefault(day.Key))).ToList();
        store.Engine.Copy(transaction, SegmentSql.Add, SegmentSql.Copy, added);
        transaction.Change(BatchSql.RemoveFromInbox, new { organisation = now.Organisation, source = now.Number, last = batches[^1].Number });
        return batches.Count == BatchesAtOnce;
    }

    private Dictionary<(long, int), LastPart> LastParts(DbTransaction transaction, int from, int to) => transaction.Rows(
            SegmentSql.LastParts, new { organisation = source.Organisation, source = source.Number, from, to },
            row => (Series: row.GetInt64(0), Day: (int)row.GetInt64(1), Last: new LastPart(row.GetInt64(2), row.GetInt64(3), row.GetInt64(4))))
        .ToDictionary(part => (part.Series, part.Day), part => part.Last);

    /// <summary>Adds rows to the last part of a day as long as it has room; gives the parts that are new.</summary>
    private IEnumerable<object?[]> Fold(DbTransaction transaction, long series, int day, List<RowBlock> blocks, LastPart? last)
    {
        var next = last?.Part + 1 ?? 0;
        var room = Math.Max(RowBlock.MaxRows - (last?.Rows ?? RowBlock.MaxRows), 0);
        var fitting = blocks.TakeWhile(block => (room -= block.Rows) >= 0).ToList();
        if (fitting.Count > 0) Extend(transaction, series, day, last!, fitting);
        foreach (var rows in Packed(blocks.Skip(fitting.Count)))
            yield return [source.Organisation, source.Number, series, (long)day, next++, 0L, (long)rows.Rows, rows.LatestStamp, BlockCodec.Encode(rows)];
    }

    private void Extend(DbTransaction transaction, long series, int day, LastPart last, List<RowBlock> blocks)
    {
        var at = new { organisation = source.Organisation, source = source.Number, series, day, part = last.Part };
        var stored = transaction.First(SegmentSql.Payload, at, row => BlockCodec.Decode(row.Bytes(0)))!;
        var rows = RowBlock.Join([stored, .. blocks]);
        transaction.ChangeOne(
            SegmentSql.Revise,
            new
            {
                at.organisation, at.source, series, day, part = last.Part, revision = last.Revision, next = last.Revision + 1, rows = rows.Rows,
                latest = rows.LatestStamp, payload = BlockCodec.Encode(rows),
            },
            "the segments of a source");
    }

    private static IEnumerable<RowBlock> Packed(IEnumerable<RowBlock> blocks)
    {
        var pack = new List<RowBlock>();
        foreach (var block in blocks)
        {
            if (pack.Sum(b => b.Rows) + block.Rows > RowBlock.MaxRows)
            {
                yield return RowBlock.Join(pack);
                pack = [];
            }
            pack.Add(block);
        }
        if (pack.Count > 0) yield return RowBlock.Join(pack);
    }

    private sealed record LastPart(long Part, long Revision, long Rows);
}
