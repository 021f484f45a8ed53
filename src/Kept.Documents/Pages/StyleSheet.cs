using System.Globalization;
using System.Text;
using Kept.Documents.Scenes;
using Kept.Statements;

namespace Kept.Documents.Pages;

/// <summary>The look of a document: colours from the palette, rules from a file, and for each statement the words at
/// the edges of its printed pages.</summary>
internal static class StyleSheet
{
    private const int ShortHash = 23;   // enough to tell the pages of one statement from those of another

    private static readonly string Rules = Load("statement.css");

    /// <param name="hashes">Of the statements, in their order.</param>
    public static string Of(IReadOnlyList<Statement> statements, IReadOnlyList<string> hashes)
    {
        var css = new StringBuilder("\n").Append(Palette.Css()).Append(Rules);
        for (var i = 0; i < statements.Count; i++) AppendPage(css, StatementHtml.IdOf(i), statements[i], hashes[i]);
        return css.ToString();
    }

    private static void AppendPage(StringBuilder css, string id, Statement statement, string hash)
    {
        css.Append('#').Append(id).Append(" { page: ").Append(id).Append("; }\n");
        css.Append("@page ").Append(id).Append(" {\n  @top-left { content: ").Append(Quoted(statement.Agreement.Title))
            .Append("; }\n  @top-right { content: ").Append(Quoted($"Statement {statement.Evaluation.Period}, {statement.Agreement.Zone.Id}"))
            .Append("; }\n  @bottom-left { content: ").Append(Quoted(hash[..ShortHash]))
            .Append("; }\n}\n");
    }

    /// <summary>A CSS string in which every character that could end it, the style sheet or the page is a number.</summary>
    public static string Quoted(string text)
    {
        var result = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value < 0x80 && (Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or '.' or ',' or '-')) result.Append(rune);
            else result.Append(CultureInfo.InvariantCulture, $"\\{rune.Value:x} ");
        return result.Append('"').ToString();
    }

    /// <summary>The rules of a file in this assembly.</summary>
    public static string Load(string file)
    {
        using var stream = typeof(StyleSheet).Assembly.GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
