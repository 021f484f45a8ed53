using System.Security.Cryptography;
using System.Text;
using Kept.Agreements;
using NodaTime;

namespace Kept.Language.Binding;

/// <summary>The fingerprint of what the parties sign: the agreement's text and everything that gives it its meaning.</summary>
internal static class TermsHash
{
    /// <summary>Changes when the same texts and measurements may come out differently.</summary>
    private const int Semantics = 1;

    /// <summary>The hash over the documents of an agreement and of those that it extends and includes, in this order, and over
    /// the calendars, parties, services and sources that it uses; without comments and layout, with the version of the time-zone
    /// database and of the evaluation semantics.</summary>
    /// <param name="clauses">Their texts may stand in files of their own.</param>
    public static string Of(
        IEnumerable<DocumentHeader> agreements, IEnumerable<DocumentHeader> uses, IEnumerable<string> openSlo, IEnumerable<WrittenClause> clauses)
    {
        var text = new StringBuilder();
        text.Append("semantics ").Append(Semantics).Append('\n');
        text.Append("time zones ").Append(DateTimeZoneProviders.Tzdb.VersionId).Append('\n');
        foreach (var document in agreements.Concat(uses.OrderBy(d => d.Kind).ThenBy(d => d.Name, StringComparer.Ordinal)))
            text.Append(document.Fingerprint).Append('\n');
        foreach (var fingerprint in openSlo) text.Append(fingerprint).Append('\n');
        foreach (var clause in clauses) text.Append(clause.Text.Length).Append(':').Append(clause.Text).Append('\n');
        return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
