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
    private readonly Dictionary<string, byte[]> _pseudonyms = [];   // by value
    private Dictionary<string, Known>? _known;   // by digest all that the store has
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
        if (_known is null) (_key, _known) = store.Write(transaction => (PseudonymKey.FindOrAdd(transaction, organisation), Read(transaction)));
    }

    private Dictionary<string, Known> Read(DbTransaction transaction) => transaction.CountedRows(
            PseudonymSql.Digests, new { organisation },
            row => (Digest: row.GetString(0), Known: new Known(row.GetString(1), row.GetInt64(2) > recorded - UnusedNames.DaysUntilSaidAgain * NodaConstants.TicksPerDay)))
        .ToDictionary(p => p.Digest, p => p.Known);

    /// <summary>Finds the pseudonyms of values, or makes them.</summary>
    private void Add(Dictionary<string, byte[]> values)
    {
        var digests = values.ToDictionary(value => value.Key, value => _key.DigestOf(value.Value));
        var unsaid = values.Where(value => !(_known!.GetValueOrDefault(digests[value.Key])?.IsSaid ?? false)).Select(value => (value.Value, digests[value.Key])).ToList();
        if (unsaid.Count > 0) _known = store.Write(transaction => Say(transaction, unsaid), erases: true);
        foreach (var (value, digest) in digests) _pseudonyms.Add(value, Encoding.UTF8.GetBytes(_known![digest].Pseudonym));
    }

    /// <summary>Says that values are used, and adds those that the store does not have; gives all that it has then.</summary>
    private Dictionary<string, Known> Say(DbTransaction transaction, IReadOnlyList<(byte[] Value, string Digest)> values)
    {
        // While this row is written, nobody else adds values.
        transaction.ChangeOne(PseudonymSql.HoldKey, new { organisation, secret = _key.Secret }, "the pseudonyms");
        var known = transaction.Number(PseudonymSql.Count, new { organisation }) == _known!.Count ? new(_known) : Read(transaction);
        var isNew = values.ToLookup(value => !known.ContainsKey(value.Digest));
        foreach (var (_, digest) in isNew[false])
        {
            transaction.ChangeOne(PseudonymSql.Use, new { organisation, digest, recorded }, "the pseudonyms");
            known[digest] = known[digest] with { IsSaid = true };
        }
        foreach (var (_, digest) in isNew[true]) known.Add(digest, new($"person{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RandomBytes))}", IsSaid: true));
        store.Engine.Copy(
            transaction, PseudonymSql.Add, PseudonymSql.Copy,
            isNew[true].Select(object?[] (value) => [organisation, known[value.Digest].Pseudonym, value.Digest, value.Value, recorded, null]));
        return known;
    }

    /// <param name="IsSaid">Whether it was said not long ago that it is used.</param>
    private sealed record Known(string Pseudonym, bool IsSaid);
}
