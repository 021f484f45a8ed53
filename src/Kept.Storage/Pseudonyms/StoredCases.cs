using System.Data.Common;
using Kept.Measurements.Segments;
using Kept.Measurements.Segments.Cases;
using Kept.Storage.Measurements;
using Kept.Storage.Retention;
using Kept.Storage.Sql;

namespace Kept.Storage.Pseudonyms;

/// <summary>The cases of all sources of a store, in every way in which these ever read their files.</summary>
/// <param name="Name">The source's name.</param>
internal sealed record StoredCases(StoredSource Stored, string Name)
{
    public static List<StoredCases> All(DbTransaction transaction, long organisation) => [.. transaction.CountedRows(
            PseudonymSql.Sources, new { organisation },
            row => (Cases: new StoredCases(new(organisation, row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)), row.GetString(3)), Layout: row.GetString(4)))
        .Where(source => source.Layout.Split('\n').Any(line => line.StartsWith("cases ", StringComparison.Ordinal)))
        .Select(source => source.Cases)];

    /// <summary>All distinct words of each part of the rows: ids, events and fields, as they are stored.</summary>
    public IEnumerable<byte[]> Words(DbTransaction transaction)
    {
        var at = new { organisation = Stored.Organisation, source = Stored.Number, batches = long.MaxValue };
        var blocks = transaction.CountedRows(CaseSql.Payloads, at, row => new[] { row.Bytes(0), row.BytesOrNull(1) });
        var loose = StoredPiece.Of(transaction, Stored).Select(piece => piece.Content(transaction, Stored))
            .Concat(Inbox.Rows(transaction, Stored, long.MaxValue, packer: null).Select(row => row.Part.Stored));
        return blocks.SelectMany(both => both).OfType<byte[]>().SelectMany(bytes => CaseBlock.Open(bytes).AllTexts())
            .Concat(loose.SelectMany(rows => BlockCodec.Decode(rows.Payload.Span).Texts).SelectMany(text => text.Words));
    }
}
