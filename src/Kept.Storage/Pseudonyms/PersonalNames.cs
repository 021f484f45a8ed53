using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;
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
    private const int DigestsAtOnce = 20;   // that one statement looks for

    private readonly Lock _adding = new();
    private readonly Dictionary<string, byte[]> _pseudonyms = [];   // by value
    private Dictionary<string, string>? _said;   // by digest those of which it was said not long ago that they are used
    private PseudonymKey _key = null!;

    /// <summary>Rows with pseudonyms, which are safe in the store before any row is. Several threads may ask at once.</summary>
    public Sequence<BatchPart> Hide(Sequence<BatchPart> parts)
    {
        lock (_adding)
        {
            Load();
            var values = new Dictionary<string, byte[]>();
            foreach (var part in parts) PersonalTexts.With(source, part.Rows, Noted);
            Add(values);
            return parts.Select(part => part with { Rows = PersonalTexts.With(source, part.Rows, word => _pseudonyms[Encoding.UTF8.GetString(word)], KeyOf) }).ToSequence();

            byte[] Noted(byte[] word)
            {
                var value = Encoding.UTF8.GetString(word);
                if (!_pseudonyms.ContainsKey(value)) values[value] = word;
                return word;
            }
        }
    }

    /// <summary>Stored rows as they were read, but for what was erased.</summary>
    /// <param name="known">The values by their pseudonyms.</param>
    public static RowBlock Reveal(Source source, RowBlock rows, IReadOnlyDictionary<string, byte[]> known) =>
        PersonalTexts.With(source, rows, word => known.GetValueOrDefault(Encoding.UTF8.GetString(word), word));

    /// <summary>All values that are known, by their pseudonyms.</summary>
    public static Dictionary<string, byte[]> Values(DbTransaction transaction, long organisation) =>
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

    /// <summary>A key that is made of personal data as a hash: it only has to be told from others.</summary>
    private byte[] KeyOf(byte[] key) => Encoding.UTF8.GetBytes(_key.DigestOf(key));

    private void Load()
    {
        if (_said is not null) return;
        (_key, _said) = store.Write(transaction => (
            PseudonymKey.FindOrAdd(transaction, organisation),
            transaction.CountedRows(PseudonymSql.Digests, new { organisation }, row => (Digest: row.GetString(0), Pseudonym: row.GetString(1), Used: row.GetInt64(2)))
                .Where(p => p.Used > recorded - UnusedNames.DaysUntilSaidAgain * NodaConstants.TicksPerDay).ToDictionary(p => p.Digest, p => p.Pseudonym)));
    }

    /// <summary>Finds the pseudonyms of values, or makes them.</summary>
    private void Add(Dictionary<string, byte[]> values)
    {
        var digests = values.ToDictionary(value => value.Key, value => _key.DigestOf(value.Value));
        var unsaid = values.Where(value => !_said!.ContainsKey(digests[value.Key])).Select(value => (value.Value, Digest: digests[value.Key])).ToList();
        if (unsaid.Count > 0)
            foreach (var (digest, pseudonym) in store.Write(transaction => Say(transaction, unsaid), erases: true)) _said![digest] = pseudonym;
        foreach (var (value, digest) in digests) _pseudonyms.Add(value, Encoding.UTF8.GetBytes(_said![digest]));
    }

    /// <summary>Says that values are used, and adds those that the store does not have; gives their pseudonyms by digest.</summary>
    private Dictionary<string, string> Say(DbTransaction transaction, List<(byte[] Value, string Digest)> values)
    {
        // While this row is written, nobody else adds values.
        transaction.ChangeOne(PseudonymSql.HoldKey, new { organisation, secret = _key.Secret }, "the pseudonyms");
        var pseudonyms = new Dictionary<string, string>();
        foreach (var some in values.Chunk(DigestsAtOnce))
        {
            var at = new DynamicParameters(new { organisation });
            for (var i = 0; i < DigestsAtOnce; i++) at.Add($"digest{i}", some[Math.Min(i, some.Length - 1)].Digest);
            foreach (var (digest, pseudonym) in transaction.Rows(PseudonymSql.FindSome, at, row => (row.GetString(0), row.GetString(1)))) pseudonyms.Add(digest, pseudonym);
        }
        foreach (var digest in pseudonyms.Keys) transaction.ChangeOne(PseudonymSql.Use, new { organisation, digest, recorded }, "the pseudonyms");
        var added = values.Where(value => !pseudonyms.ContainsKey(value.Digest))
            .Select(value => (value.Value, value.Digest, Pseudonym: $"person{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RandomBytes))}")).ToList();
        store.Engine.Copy(
            transaction, PseudonymSql.Add, PseudonymSql.Copy, added.Select(object?[] (one) => [organisation, one.Pseudonym, one.Digest, one.Value, recorded, null]));
        foreach (var (_, digest, pseudonym) in added) pseudonyms.Add(digest, pseudonym);
        return pseudonyms;
    }
}
