using Kept.Diagnostics;
using Kept.Language.Parsing;
using Kept.Language.Syntax;
using Kept.Language.Text;

namespace Kept.Core.Tests.Language;

/// <summary>Syntax trees in one line, to compare and to read: <c>{a: 1, b: ['x', "y"]}</c>.</summary>
internal static class Trees
{
    public static Checked<FileSyntax> Parse(string text) => YamlParser.Parse(new SourceText("a.yaml", text));

    /// <summary>The documents of a text without errors.</summary>
    public static string[] Of(string text)
    {
        var parsed = Parse(text);
        Xunit.Assert.Equal([], parsed.Diagnostics.Select(d => d.ToString()));
        return Show(parsed);
    }

    public static string[] Show(Checked<FileSyntax> file) => [.. file.Value!.Documents.Select(d => Show(d.Root))];

    public static string Show(SyntaxNode node) => node switch
    {
        ScalarSyntax scalar => Show(scalar),
        ListSyntax list => $"[{string.Join(", ", list.Items.Select(Show))}]",
        MapSyntax map => $"{{{string.Join(", ", map.Entries.Select(e => $"{Show(e.Key)}: {Show(e.Value)}"))}}}",
        _ => throw new InvalidOperationException(),
    };

    private static string Show(ScalarSyntax scalar)
    {
        var value = scalar.Value.Replace("\\", "\\\\").Replace("\n", "\\n");
        return scalar.Style switch
        {
            ScalarStyle.Plain => value,
            ScalarStyle.SingleQuoted => $"'{value}'",
            ScalarStyle.DoubleQuoted => $"\"{value}\"",
            ScalarStyle.Literal => $"|{value}|",
            ScalarStyle.Folded => $">{value}>",
            _ => throw new InvalidOperationException(),
        };
    }
}
