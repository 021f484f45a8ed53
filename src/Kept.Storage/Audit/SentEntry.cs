using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using Kept.Storage.Measurements;
using Kept.Storage.Sql;

namespace Kept.Storage.Audit;

/// <summary>Tells the audit trail of batches that were sent, all of those that are folded together in one entry: an entry for each would be larger than many
/// batches are.</summary>
internal static class SentEntry
{
    private const string Sent = "//";   // no file of a folder begins so

    /// <summary>Where batches of a sender come from, as the store knows it.</summary>
    public static string OriginOf(string sender) => Sent + sender;

    /// <param name="recorded">The tick of now.</param>
    /// <param name="folded">The batches that are folded, sent or not, with what the inbox keeps of them.</param>
    public static void Add(DbTransaction transaction, Store store, StoredSource source, IReadOnlyList<(long Batch, ReadOnlyMemory<byte> Bytes)> folded, long recorded)
    {
        var at = new { organisation = source.Organisation, source = source.Number, from = folded[0].Batch, to = folded[^1].Batch };
        var origins = transaction.CountedRows(AuditSql.Origins, at, row => (Batch: row.GetInt64(0), Origin: row.GetString(1), Rows: row.GetInt64(2)));
        if (!origins.Exists(batch => batch.Origin.StartsWith(Sent, StringComparison.Ordinal))) return;
        var bytes = folded.ToDictionary(batch => batch.Batch, batch => batch.Bytes);
        var lines = origins.Where(batch => batch.Origin.StartsWith(Sent, StringComparison.Ordinal) && bytes.ContainsKey(batch.Batch)).GroupBy(batch => batch.Origin)
            .Select(sender => string.Create(
                CultureInfo.InvariantCulture,
                $"{sender.Key[Sent.Length..]}: {sender.Count()} batches, {sender.First().Batch} to {sender.Last().Batch}, {sender.Sum(batch => batch.Rows)} rows, sha256:{DigestOf(sender.Select(batch => bytes[batch.Batch]))}"));
        var names = transaction.First(AuditSql.Names, at, row => $"{row.GetString(0)}/{row.GetString(1)}");
        AuditTrail.Add(transaction, store, source.Organisation, recorded, $"took in batches that were sent of {names}", lines);
    }

    /// <summary>Of what was stored of some batches, one behind the other.</summary>
    private static string DigestOf(IEnumerable<ReadOnlyMemory<byte>> batches)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var batch in batches) digest.AppendData(batch.Span);
        return Convert.ToHexStringLower(digest.GetCurrentHash());
    }
}
