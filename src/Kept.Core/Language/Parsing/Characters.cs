namespace Kept.Language.Parsing;

/// <summary>Which characters may stand in a text that people sign.</summary>
internal static class Characters
{
    /// <summary>The first character at or after <paramref name="from"/> that a reader cannot see, that reorders what
    /// the reader sees, or that only some programs take for a line end; -1 when there is none.</summary>
    public static int FindForbidden(ReadOnlySpan<char> text, int from = 0)
    {
        for (var i = from; i < text.Length; i++)
        {
            var c = text[i];
            if (c is >= ' ' and <= '~' or '\n' or '\t' or (>= '\u00A0' and < '\u2028')) continue;
            if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n') continue;
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
                continue;
            }
            if (IsForbidden(c)) return i;
        }
        return -1;
    }

    /// <summary>As a person can look it up: <c>U+0007</c>.</summary>
    public static string CodeOf(char c) => $"U+{(int)c:X4}";

    private static bool IsForbidden(char c) =>
        c is < '\u00A0'                     // control characters, and a carriage return without a line feed
            or '\u2028' or '\u2029'         // line and paragraph separator
            or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')   // text shown in another order
            or '\uFEFF' or '\uFFFE' or '\uFFFF'
            or (>= '\uD800' and <= '\uDFFF');   // half a character
}
