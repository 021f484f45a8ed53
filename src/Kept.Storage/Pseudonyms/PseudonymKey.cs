using System.Data.Common;
using System.Security.Cryptography;
using Kept.Storage.Sql;

namespace Kept.Storage.Pseudonyms;

/// <summary>What an organisation's keyed hashes are made with: nobody can try values without it.</summary>
internal sealed class PseudonymKey
{
    private const int Length = 32;

    private PseudonymKey(byte[] secret) => Secret = secret;

    public byte[] Secret { get; }

    /// <summary>The key; null when nothing was ever hashed with one.</summary>
    public static PseudonymKey? Find(DbTransaction transaction, long organisation) =>
        transaction.First(PseudonymSql.Key, new { organisation }, row => new PseudonymKey(row.Bytes(0)));

    public static PseudonymKey FindOrAdd(DbTransaction transaction, long organisation)
    {
        if (Find(transaction, organisation) is { } known) return known;
        transaction.Change(PseudonymSql.AddKey, new { organisation, secret = RandomNumberGenerator.GetBytes(Length) });
        return Find(transaction, organisation)!;
    }

    public string DigestOf(ReadOnlySpan<byte> value) => Convert.ToHexStringLower(HMACSHA256.HashData(Secret, value));
}
