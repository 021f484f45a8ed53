using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Kept.Agreements;
using Kept.Measurements.Segments;
using Kept.Quantities;
using Kept.Storage.Sql;
using NodaTime;

namespace Kept.Storage.Pseudonyms;

/// <summary>Puts pseudonyms in the place of personal data before it is stored, and the data back as long as it is known.</summary>
/// <param name="recorded">The tick of now.</param>
internal sealed class PersonalNames(Store store, long organisation, Source source, long recorded)
{
    private const int RandomBytes = 16;

    private readonly Lock _adding = new();
    private Dictionary<string, string>? _pseudonyms;   // by digest
    private PseudonymKey _key = null!;

    /// <summary>Rows with pseudonyms, which are safe in the store before any row is. Several threads may ask at once.</summary>
    public Sequence<BatchPart> Hide(Sequence<BatchPart> parts)
    {
        lock (_adding)
        {
            var words = new List<byte[]>();
            foreach (var part in parts) PersonalTexts.With(source, part.Rows, Noted);
            Load();
            Use(words.Select(word => (Value: word, Digest: _key.DigestOf(word))).Where(word => !_pseudonyms!.ContainsKey(word.Digest)).DistinctBy(word => word.Digest).ToList());
            return parts.Select(part => part with { Rows = PersonalTexts.With(source, part.Rows, PseudonymOf, KeyOf) }).ToSequence();

            byte[] Noted(byte[] word)
            {
                words.Add(word);
                return word;
            }
        }
    }

    /// <summary>Stored rows as they were read, but for what was erased.</summary>
    /// <param name="known">The values by their pseudonyms.</param>
    public static RowBlock Reveal(Source source, RowBlock rows, IReadOnlyDictionary<string, byte[]> known) =>
        PersonalTexts.With(source, rows, word => known.GetValueOrDefault(Encoding.UTF8.GetString(word), word));

    /// <summary>All values that are known, by their pseudonyms.</summary>
    public static Dictionary<string, byte[]> Known(DbTransaction transaction, long organisation) =>
        transaction.CountedRows(PseudonymSql.Known, new { organisation }, row => (row.GetString(0), row.Bytes(1))).ToDictionary();

    /// <summary>The pseudonyms of some values, where they have one.</summary>
    public static Dictionary<string, string> Find(DbTransaction transaction, long organisation, IEnumerable<string> values)
    {
        var found = new Dictionary<string, string>();
        if (PseudonymKey.Find(transaction, organisation) is not { } key) return found;
        foreach (var value in values)
            if (transaction.First(PseudonymSql.Find, new { organisation, digest = key.DigestOf(Encoding.UTF8.GetBytes(value)) }, row => row.GetString(0)) is { } pseudonym)
                found[value] = pseudonym;
        return found;
    }

    private byte[] PseudonymOf(byte[] value) => Encoding.UTF8.GetBytes(_pseudonyms![_key.DigestOf(value)]);

    /// <summary>A key that is made of personal data as a hash: it only has to be told from others.</summary>
    private byte[] KeyOf(byte[] key) => Encoding.UTF8.GetBytes(_key.DigestOf(key));

    private void Load()
    {
        if (_pseudonyms is not null) return;
        (_key, _pseudonyms) = store.Write(transaction => (
            PseudonymKey.FindOrAdd(transaction, organisation),
            transaction.CountedRows(PseudonymSql.Digests, new { organisation }, row => (Digest: row.GetString(0), Pseudonym: row.GetString(1), Used: row.GetInt64(2)))
                .Where(p => p.Used > recorded - UnusedNames.DaysUntilSaidAgain * NodaConstants.TicksPerDay).ToDictionary(p => p.Digest, p => p.Pseudonym)));
    }

    private void Use(List<(byte[] Value, string Digest)> values)
    {
        if (values.Count == 0) return;
        foreach (var (digest, pseudonym) in store.Write(transaction => values.Select(word => (word.Digest, Use(transaction, word.Value, word.Digest))).ToList(), erases: true))
            _pseudonyms!.Add(digest, pseudonym);
    }

    private string Use(DbTransaction transaction, byte[] value, string digest)
    {
        var pseudonym = $"person{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RandomBytes))}";
        transaction.ChangeOne(PseudonymSql.Use, new { organisation, pseudonym, digest, value, recorded }, "the pseudonyms");
        return transaction.First(PseudonymSql.Find, new { organisation, digest }, row => row.GetString(0))!;
    }
}
