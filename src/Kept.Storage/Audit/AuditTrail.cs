using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kept.Diagnostics;
using Kept.Storage.Sql;
using Kept.Storage.Statements;
using Kept.Storage.Workspaces;

namespace Kept.Storage.Audit;

/// <summary>What was done in a store, as a chain of hashes: an entry that is changed, added in between or taken out breaks it.</summary>
public sealed class AuditTrail(Store store, long organisation)
{
    private const int LongestLine = 2_000;

    /// <summary>All entries, the oldest first.</summary>
    public IReadOnlyList<AuditEntry> All() => store.Read(transaction => transaction.CountedRows(AuditSql.All, new { organisation }, Read));

    /// <summary>What is wrong, in a sentence: the chain has to be whole, and every issued statement as the trail tells; null when nothing
    /// is.</summary>
    public string? FindFault() => store.Read(transaction =>
    {
        var entries = transaction.CountedRows(AuditSql.All, new { organisation }, Read);
        if (FindBreak(entries) is { } entry) return string.Create(CultureInfo.InvariantCulture, $"The audit trail is broken: entry {entry} is not what was written.");
        return StoredWorkspaces.All(transaction, organisation)
            .Select(workspace => IssuedStatements.FindFault(transaction, organisation, workspace, entries)).FirstOrDefault(fault => fault is not null);
    });

    /// <summary>The number of the first entry that is not what was written; null when the chain is whole.</summary>
    private static long? FindBreak(IEnumerable<AuditEntry> entries)
    {
        var (before, number) = ("", 0L);
        foreach (var entry in entries)
        {
            if (entry.Number != ++number || entry.Hash != HashOf(before, entry.Number, entry.Recorded, entry.Text)) return number;
            before = entry.Hash;
        }
        return null;
    }

    /// <summary>Adds an entry, in the transaction that does what it tells of.</summary>
    /// <param name="recorded">The tick of now.</param>
    /// <param name="what">What was done, in one line.</param>
    /// <param name="details">Further lines. In all lines characters that would begin another one are replaced.</param>
    internal static void Add(DbTransaction transaction, Store store, long organisation, long recorded, string what, IEnumerable<string>? details = null)
    {
        var last = transaction.First(AuditSql.Last, new { organisation }, Read);
        string[] by = store.By is null ? [] : [$"{AuditEntry.ByWhom}{store.By}"];
        var (number, text) = ((last?.Number ?? 0) + 1, string.Join('\n', by.Concat(details ?? []).Prepend(what).Select(Line)));
        transaction.ChangeOne(
            AuditSql.Add, new { organisation, number, recorded, entry = text, hash = HashOf(last?.Hash ?? "", number, recorded, text) }, "the audit trail");
    }

    internal static string Line(string text) => DisplayText.Harmless(text.Length <= LongestLine ? text : $"{text[..LongestLine]}…");

    private static AuditEntry Read(DbDataReader row) => new(row.GetInt64(0), row.GetInt64(1), row.GetString(2), row.GetString(3));

    private static string HashOf(string before, long number, long recorded, string text) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{before}\n{number}\n{recorded}\n{text}"))));
}
