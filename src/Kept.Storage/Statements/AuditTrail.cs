using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kept.Storage.Sql;

namespace Kept.Storage.Statements;

/// <summary>Something that was done.</summary>
/// <param name="Number">Counts from 1, without gaps.</param>
/// <param name="Recorded">The tick at which it was done.</param>
/// <param name="Hash">Of this entry and the hash of the one before.</param>
public sealed record AuditEntry(long Number, long Recorded, string Entry, string Hash);

/// <summary>What was done in a store, as a chain of hashes: an entry that is changed, added in between or taken out breaks it.</summary>
public sealed class AuditTrail(Store store, long organisation)
{
    /// <summary>All entries, the oldest first.</summary>
    public IReadOnlyList<AuditEntry> All() => store.Read(transaction => transaction.CountedRows(StatementSql.Trail, new { organisation }, Read));

    /// <summary>The number of the first entry that is not what was written; null when the trail is whole.</summary>
    public long? FindBreak()
    {
        var (before, number) = ("", 0L);
        foreach (var entry in All())
        {
            if (entry.Number != ++number || entry.Hash != HashOf(before, entry.Number, entry.Recorded, entry.Entry)) return number;
            before = entry.Hash;
        }
        return null;
    }

    internal static void Add(DbTransaction transaction, long organisation, long recorded, string entry)
    {
        var last = transaction.First(StatementSql.EndOfTrail, new { organisation }, Read);
        var number = (last?.Number ?? 0) + 1;
        transaction.ChangeOne(
            StatementSql.AddToTrail, new { organisation, number, recorded, entry, hash = HashOf(last?.Hash ?? "", number, recorded, entry) }, "the audit trail");
    }

    private static AuditEntry Read(DbDataReader row) => new(row.GetInt64(0), row.GetInt64(1), row.GetString(2), row.GetString(3));

    private static string HashOf(string before, long number, long recorded, string entry) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{before}\n{number}\n{recorded}\n{entry}"))));
}
