using System.Security.Cryptography;
using System.Text;
using Kept.Agreements;
using Kept.Language.Syntax;
using NodaTime;

namespace Kept.Language.Binding;

/// <summary>The fingerprint of what the parties sign: the agreement's text and everything that gives it its meaning.</summary>
internal static class TermsHash
{
    /// <summary>Changes when the same texts and measurements may come out differently.</summary>
    private const int Semantics = 1;

    /// <summary>The hash over the agreement and the documents that it can refer to, without comments and layout, with
    /// the version of the time-zone database and of the evaluation semantics.</summary>
    /// <param name="clauses">Their texts may stand in files of their own.</param>
    public static string Of(
        DocumentHeader agreement, IEnumerable<DocumentHeader> documents, IEnumerable<SyntaxNode> openSlo, IEnumerable<WrittenClause> clauses)
    {
        var text = new StringBuilder();
        text.Append("semantics ").Append(Semantics).Append('\n');
        text.Append("time zones ").Append(DateTimeZoneProviders.Tzdb.VersionId).Append('\n');
        Write(agreement.Document.Root, text);
        foreach (var other in documents.Where(d => d.Kind is not (DocumentKind.Agreement or DocumentKind.Template)).OrderBy(d => d.Kind).ThenBy(d => d.Name, StringComparer.Ordinal))
            Write(other.Document.Root, text);
        foreach (var document in openSlo) Write(document, text);
        foreach (var clause in clauses) Write(clause.Text, text);
        return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Write(SyntaxNode node, StringBuilder text)
    {
        switch (node)
        {
            case ScalarSyntax scalar:
                Write(scalar.Value, text);
                break;
            case ListSyntax list:
                text.Append("[\n");
                foreach (var item in list.Items) Write(item, text);
                text.Append("]\n");
                break;
            case MapSyntax map:
                text.Append("{\n");
                foreach (var (key, value) in map.Entries)
                {
                    Write(key, text);
                    Write(value, text);
                }
                text.Append("}\n");
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
    private static void Write(string value, StringBuilder text) => text.Append(value.Length).Append(':').Append(value).Append('\n');
}
