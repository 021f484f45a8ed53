using Kept.Diagnostics;
using Kept.Language.Syntax;
using Kept.Language.Text;

namespace Kept.Language.Parsing;

/// <summary>What the YAML library lets pass in a token although YAML 1.2 or other readers take it otherwise.</summary>
internal static class TokenRules
{
    /// <summary>Characters that plain text cannot begin with.</summary>
    private const string Indicators = "%@`,[]{}#&*!|>'\"";

    public static Diagnostic? FindFault(SourceText source, YamlToken token)
    {
        var written = source.Text.AsSpan(token.Span.Start, token.Span.Length);
        return token switch
        {
            { Kind: YamlTokenKind.Scalar, Style: ScalarStyle.Plain } => FindFaultOfPlainText(source, token, written),
            { Kind: YamlTokenKind.Anchor or YamlTokenKind.Alias } when !token.Text.All(IsInName) =>
                ParsingDiagnostics.AnchorName(source.PlaceOf(token.Span), written.ToString()),
            _ => null,
        };
    }

    private static Diagnostic? FindFaultOfPlainText(SourceText source, YamlToken token, ReadOnlySpan<char> written)
    {
        if (Indicators.Contains(written[0]))
            return ParsingDiagnostics.UnexpectedText(source.PlaceOf(new(token.Span.Start, 1)), written.ToString());
        if (FindColon(written) is >= 0 and var colon)
            return ParsingDiagnostics.ColonInPlainText(source.PlaceOf(new(token.Span.Start + colon, 1)));
        return LooksLikeDocumentLine(written) && IsFirstOnLine(source, token.Span.Start)
            ? ParsingDiagnostics.DocumentLine(source.PlaceOf(new(token.Span.Start, 3)))
            : null;
    }

    private static bool IsInName(char c) => char.IsLetterOrDigit(c) || c is '-' or '_';

    /// <summary>The offset of a colon that ends a key; -1 when there is none.</summary>
    private static int FindColon(ReadOnlySpan<char> written)
    {
        for (var i = 0; i < written.Length - 1; i++)
            if (written[i] == ':' && IsBlank(written[i + 1])) return i;
        return written[^1] == ':' ? written.Length - 1 : -1;
    }

    private static bool LooksLikeDocumentLine(ReadOnlySpan<char> written) =>
        (written.StartsWith("---") || written.StartsWith("...")) && (written.Length == 3 || IsBlank(written[3]));

    private static bool IsFirstOnLine(SourceText source, int offset) =>
        source.Text.AsSpan(offset - source.ColumnOf(offset), source.ColumnOf(offset)).IsWhiteSpace();

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\r' or '\n';
}
