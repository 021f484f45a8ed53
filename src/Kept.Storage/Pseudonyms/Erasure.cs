using System.Data.Common;
using System.Globalization;
using System.Text;
using Kept.Storage.Audit;
using Kept.Storage.Sql;

namespace Kept.Storage.Pseudonyms;

/// <summary>What became of a person that was to be forgotten. Exactly one of the cases below.</summary>
public abstract record ErasureOutcome
{
    private ErasureOutcome() { }

    /// <summary>Nobody knows any more who is behind the pseudonym.</summary>
    public sealed record Erased(string Pseudonym) : ErasureOutcome;

    public sealed record ErasedBefore(string Pseudonym) : ErasureOutcome;

    /// <summary>No personal column ever held the value.</summary>
    public sealed record Unknown : ErasureOutcome;
}

/// <summary>Forgets persons: what stands behind their pseudonyms goes, and all that was hashed stays as it is.</summary>
public sealed class Erasure(Store store, long organisation)
{
    /// <summary>Erases a value.</summary>
    /// <param name="person">The value as files write it.</param>
    /// <param name="reason">Why, for the audit trail.</param>
    /// <param name="recorded">The tick of now.</param>
    public ErasureOutcome Erase(string person, string reason, long recorded)
    {
        var outcome = store.Write(
            transaction =>
            {
                if (Find(transaction, person) is not { } found) return new ErasureOutcome.Unknown();
                if (found.IsErased) return (ErasureOutcome)new ErasureOutcome.ErasedBefore(found.Pseudonym);
                transaction.ChangeOne(PseudonymSql.Erase, new { organisation, pseudonym = found.Pseudonym, recorded }, "the pseudonyms");
                // What hosts remember of these sources is not what is known any more.
                foreach (var cases in StoredCases.All(transaction, organisation)) cases.Stored.Move(transaction);
                AuditTrail.Add(transaction, store, organisation, recorded, $"erased who is behind {found.Pseudonym}: {reason}");
                return new ErasureOutcome.Erased(found.Pseudonym);
            },
            erases: true);
        store.Shred();
        return outcome;
    }

    /// <summary>Where a value still stands by itself, since it came into the store before its column was called personal.</summary>
    public IReadOnlyList<string> FindLeft(string person) => store.Read(transaction =>
    {
        var word = Encoding.UTF8.GetBytes(person);
        var left = StoredCases.All(transaction, organisation).Where(cases => cases.Words(transaction).Any(other => other.AsSpan().SequenceEqual(word)))
            .Select(cases => $"rows of '{cases.Name}'").Distinct().ToList();
        left.AddRange(transaction.CountedRows(PseudonymSql.Issued, new { organisation }, row => (Name: string.Create(
                CultureInfo.InvariantCulture, $"the statement {row.GetString(0)}@{row.GetInt64(1)} {row.GetString(2)} revision {row.GetInt64(3)}"), Content: row.GetString(4)))
            .Where(statement => statement.Content.Contains($"\"{System.Text.Json.JsonEncodedText.Encode(person, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"", StringComparison.Ordinal))
            .Select(statement => statement.Name));
        return left;
    });

    private (string Pseudonym, bool IsErased)? Find(DbTransaction transaction, string person)
    {
        if (PseudonymKey.Find(transaction, organisation) is not { } key) return null;
        var found = transaction.Rows(
            PseudonymSql.Find, new { organisation, digest = key.DigestOf(Encoding.UTF8.GetBytes(person)) }, row => (row.GetString(0), !row.IsDBNull(1)));
        return found.Count == 0 ? null : found[0];
    }
}
