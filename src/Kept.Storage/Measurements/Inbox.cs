using System.Data.Common;
using System.Globalization;
using Kept.Measurements.Segments;
using Kept.Measurements.Segments.Packs;
using Kept.Storage.Sql;

namespace Kept.Storage.Measurements;

/// <summary>The batches of a source that were accepted, until they are folded into segments.</summary>
internal sealed class Inbox(DbTransaction transaction, StoredSource source)
{
    /// <summary>Accepts a batch; false when it was accepted before.</summary>
    /// <param name="origin">Where it comes from: a file, or somebody who sends batches.</param>
    /// <param name="batch">What tells it from others of its origin.</param>
    /// <param name="payload">The rows as they are stored; there is at least one.</param>
    /// <param name="recorded">The tick of now.</param>
    public bool Accept(string origin, string batch, byte[] payload, long rows, long? latest, long recorded)
    {
        if (Count(origin, batch, rows, recorded) is not { } number) return false;
        transaction.ChangeOne(
            BatchSql.AddToInbox,
            new { organisation = source.Organisation, source = source.Number, number, rows, latest, payload },
            "the batches of a source");
        return true;
    }

    /// <summary>The rows that wait, in the order in which they were accepted, with their batches.</summary>
    /// <param name="batches">How many batches count.</param>
    /// <param name="packer">Null for a source that is not plain.</param>
    public static IEnumerable<(long Batch, StoredPart Part)> Rows(DbTransaction transaction, StoredSource source, long batches, Packer? packer) => BatchCodec.Decode(
        transaction.CountedRows(BatchSql.Inbox, new { organisation = source.Organisation, source = source.Number, batches }, row => (row.GetInt64(0), new ReadOnlyMemory<byte>(row.Bytes(2)))),
        packer);

    /// <summary>The number of a batch that is folded in the same transaction, so that it needs no inbox; null when it was accepted before.</summary>
    public long? Count(string origin, string batch, long rows, long recorded)
    {
        var (organisation, number) = (source.Organisation, source.Renewed(transaction).Batches);
        if (transaction.Change(BatchSql.Add, new { organisation, source = source.Number, origin, batch, number, rows, recorded }) == 0) return null;
        transaction.ChangeOne(SourceSql.CountBatch, new { organisation, source = source.Number, batches = number, next = number + 1 }, "the batches of a source");
        return number;
    }

    /// <summary>Takes back what a file brought since it was last folded: the file's rows before that stay.</summary>
    public void TakeBack(ImportedFile file)
    {
        var (organisation, generation) = (source.Organisation, string.Create(CultureInfo.InvariantCulture, $"{file.Generation}:"));
        var taken = transaction.Rows(
                BatchSql.InInbox, new { organisation, source = source.Number, origin = file.Name }, row => (Number: row.GetInt64(0), Batch: row.GetString(1)))
            .Where(b => b.Batch.StartsWith(generation, StringComparison.Ordinal)).ToList();
        foreach (var (number, batch) in taken)
        {
            transaction.ChangeOne(BatchSql.TakeFromInbox, new { organisation, source = source.Number, number }, "the batches of a source");
            transaction.ChangeOne(BatchSql.Forget, new { organisation, source = source.Number, origin = file.Name, batch }, "the batches of a source");
        }
        if (taken.Count == 0) return;
        var rows = taken.Min(b => long.Parse(b.Batch[generation.Length..], CultureInfo.InvariantCulture));
        (file with { Rows = rows }).Save(transaction, source);
    }
}
