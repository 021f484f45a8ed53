using System.Text;

namespace Kept.Documents;

/// <summary>Text that people wrote, made harmless in HTML and SVG.</summary>
internal static class MarkupText
{
    /// <summary>The text with markup characters escaped, for content and for attributes in double quotes. Characters
    /// that no reader sees but that steer a text (controls, overrides of the writing direction) become U+FFFD, so that
    /// a name cannot turn the figures beside it around.</summary>
    public static string Escape(string text)
    {
        var result = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
            switch (rune.Value)
            {
                case '&': result.Append("&amp;"); break;
                case '<': result.Append("&lt;"); break;
                case '>': result.Append("&gt;"); break;
                case '"': result.Append("&quot;"); break;
                case '\'': result.Append("&#39;"); break;
                default: result.Append(Steers(rune.Value) ? '\uFFFD'.ToString() : rune.ToString()); break;
            }
        return result.ToString();
    }

    /// <summary>The text with characters that steer it replaced, and nothing else changed.</summary>
    public static string Harmless(string text) => string.Concat(text.EnumerateRunes().Select(r => Steers(r.Value) ? "\uFFFD" : r.ToString()));

    private static bool Steers(int character) => character is
        (< ' ' and not '\n' and not '\t') or (>= 0x7F and < 0xA0) or 0x2028 or 0x2029
        or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF or 0xFFFE or 0xFFFF;
}
