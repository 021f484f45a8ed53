using System.Text;

namespace Kept.Documents.Scenes;

/// <summary>About how wide texts are. Nobody knows with which font a drawing will be shown, so it reckons with a wide
/// one.</summary>
internal static class Lettering
{
    private const double Latin = 0.6;   // of the size, for a letter or digit of a wide sans-serif

    public static double WidthOf(string text, double size)
    {
        var width = 0.0;
        foreach (var rune in text.EnumerateRunes()) width += WidthOf(rune) * size;
        return width;
    }

    /// <summary>As much of a text as fits, with an ellipsis where it had to be cut.</summary>
    public static string Fit(string text, double width, double size)
    {
        if (WidthOf(text, size) <= width) return text;
        var left = width - WidthOf("…", size);
        var result = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            left -= WidthOf(rune) * size;
            if (left < 0) break;
            result.Append(rune);
        }
        return result.ToString().TrimEnd() + "…";
    }

    /// <summary>A text in two parts, the first of which fits where there is a place to break it at.</summary>
    public static (string First, string Second) Break(string text, double width, double size)
    {
        if (WidthOf(text, size) <= width) return (text, "");
        var at = 0;
        for (var i = 1; i < text.Length && WidthOf(text[..i], size) <= width; i++)
            if (text[i] == ' ' || text[i - 1] is '-' or '/' or '_') at = i;
        return at == 0 ? (text, "") : (text[..at].TrimEnd(), text[at..].TrimStart());
    }

    private static double WidthOf(Rune rune) => rune.Value switch
    {
        ' ' or '.' or ',' or ':' or '\'' or 'i' or 'j' or 'l' or '|' or '(' or ')' => 0.36,
        'm' or 'w' or 'M' or 'W' or '%' or '@' => 0.95,
        >= 0x1100 => 1,   // East Asian and emoji; too much for some scripts, which does no harm
        _ => Latin,
    };
}
