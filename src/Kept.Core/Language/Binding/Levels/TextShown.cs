using System.Diagnostics;
using Kept.Language.Syntax;
using Kept.Quantities;

namespace Kept.Language.Binding.Levels;

/// <summary>Parts of a text in one line, for messages.</summary>
internal static class TextShown
{
    private const int Longest = 90;

    public static string Line(SyntaxNode node)
    {
        var line = Flow(node);
        return line.Length <= Longest ? line : line[..(Longest - 1)] + "…";
    }

    /// <summary>A comparison as people say it: "at least 99%"; everything else as it is written.</summary>
    public static string InWords(SyntaxNode node) =>
        node is ScalarSyntax scalar && ComparisonText.TryParse(scalar.Value, out var comparison, out _) ? comparison.InWords() : Line(node);

    private static string Flow(SyntaxNode node) => node switch
    {
        ScalarSyntax scalar => scalar.Value,
        ListSyntax list => $"[{string.Join(", ", list.Items.Select(Flow))}]",
        MapSyntax map => $"{{{string.Join(", ", map.Entries.Select(e => $"{e.Key.Value}: {Flow(e.Value)}"))}}}",
        _ => throw new UnreachableException(),
    };
}
