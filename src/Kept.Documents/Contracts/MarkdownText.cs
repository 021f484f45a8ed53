using System.Text;

namespace Kept.Documents.Contracts;

/// <summary>Text that is no Markdown, made to stay as it is in Markdown.</summary>
internal static class MarkdownText
{
    /// <summary>The text in one line with every character escaped that Markdown could take for its own.</summary>
    public static string Escape(string text)
    {
        var result = new StringBuilder(text.Length + 16);
        foreach (var rune in MarkupText.Harmless(text).EnumerateRunes())
            if (rune.Value is '\n' or '\r' or '\t') result.Append(' ');
            else if (rune.Value is '<') result.Append("&lt;");
            else if (rune.Value is '&') result.Append("&amp;");
            else if (rune.Value is '\\' or '`' or '*' or '[' or ']' or '|' or '~' or '_') result.Append('\\').Append(rune);
            else result.Append(rune);
        if (MarkOfBlock(result) is >= 0 and var mark) result.Insert(mark, '\\');
        return result.ToString();
    }

    /// <summary>Where a line has the mark that would make it a heading, a quotation or an item of a list; -1 where it has none.</summary>
    private static int MarkOfBlock(StringBuilder text)
    {
        var digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits])) digits++;
        if (digits == text.Length) return -1;
        var isMark = digits == 0
            ? text[0] is '#' or '>' or '+' or '-' or '='
            : text[digits] is '.' or ')' && (digits + 1 == text.Length || text[digits + 1] == ' ');
        return isMark ? digits : -1;
    }
}
