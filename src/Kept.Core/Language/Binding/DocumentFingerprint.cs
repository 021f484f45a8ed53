using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Kept.Language.Syntax;

namespace Kept.Language.Binding;

/// <summary>The fingerprint of one document, without comments and layout.</summary>
internal static class DocumentFingerprint
{
    public static string Of(SyntaxNode root)
    {
        var text = new StringBuilder();
        Write(root, text);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Write(SyntaxNode node, StringBuilder text)
    {
        switch (node)
        {
            case ScalarSyntax scalar:
                text.Append(scalar.Value.Length).Append(':').Append(scalar.Value).Append('\n');
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
                throw new UnreachableException();
        }
    }
}
