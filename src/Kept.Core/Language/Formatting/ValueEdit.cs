using Kept.Language.Explaining;
using Kept.Language.Parsing;
using Kept.Language.Syntax;
using Kept.Language.Text;

namespace Kept.Language.Formatting;

/// <summary>Changes single values of a text; comments, layout and quotes elsewhere stay as they are.</summary>
public static class ValueEdit
{
    /// <summary>The text with another value where a path leads, in the notation of the old one where it can be written so.</summary>
    /// <param name="document">Which document of the file, from 0.</param>
    /// <param name="path">The keys that lead to the value; items of lists by their number, from 1.</param>
    /// <returns>Null when no single value stands there, or when it cannot be changed without changing others: it is an alias, or
    /// the mark of one.</returns>
    public static string? Set(SourceText source, int document, IReadOnlyList<string> path, string value)
    {
        if (YamlParser.Parse(source) is not { HasErrors: false, Value: { } file }) return null;
        if (document >= file.Documents.Count || Find(file.Documents[document].Root, path) is not { } old) return null;
        foreach (var notation in NotationsOf(old, value))
        {
            var edited = SyntaxEdit.Replace(source, old, notation);
            if (YamlParser.Parse(new SourceText(source.Path, edited)) is { HasErrors: false, Value: { } read } && IsOnlyChange(file, read, old, value)) return edited;
        }
        return null;
    }

    private static ScalarSyntax? Find(SyntaxNode node, IReadOnlyList<string> path)
    {
        foreach (var key in path)
            switch (node)
            {
                case MapSyntax map when map.Find(key) is { Value: var value }:
                    node = value;
                    break;
                case ListSyntax list when int.TryParse(key, out var number) && number >= 1 && number <= list.Items.Count:
                    node = list.Items[number - 1];
                    break;
                default:
                    return null;
            }
        return node as ScalarSyntax;
    }

    /// <summary>How the value can be written, the way of the old one first; not all of them need be right everywhere.</summary>
    private static IEnumerable<string> NotationsOf(ScalarSyntax old, string value)
    {
        var quoted = ScalarNotation.Quoted(value);
        if (old.Span.Length == 0) return InPlaceOfNothing([value, quoted], value);
        return old.Style switch
        {
            ScalarStyle.Plain when IsNull(value) => [quoted],
            ScalarStyle.Plain => [value, quoted],
            ScalarStyle.SingleQuoted => [$"'{value.Replace("'", "''", StringComparison.Ordinal)}'", quoted],
            ScalarStyle.Literal when LinesOf(old, value) is { } lines => [lines, quoted, $"{quoted}\n"],
            _ => [quoted, $"{quoted}\n"],   // in the place of lines that reach to the beginning of the next one
        };
    }

    /// <summary>Behind a key with its colon, and behind one that stands by itself.</summary>
    private static IEnumerable<string> InPlaceOfNothing(string[] notations, string value) =>
        notations.Skip(IsNull(value) ? 1 : 0).SelectMany(n => new[] { $" {n}", $": {n}" });

    private static bool IsNull(string value) => value is "" or "~" or "null";

    /// <summary>The value as lines under the head of those that stood there.</summary>
    private static string? LinesOf(ScalarSyntax old, string value)
    {
        var written = old.Source.Text.Substring(old.Span.Start, old.Span.Length).Split('\n');
        if (written.Length < 2) return null;
        var indentation = written[1][..(written[1].Length - written[1].TrimStart(' ').Length)];
        var lines = value.TrimEnd('\n').Split('\n').Select(line => line.Length == 0 ? "" : indentation + line);
        return string.Join('\n', lines.Prepend(written[0])) + (written[^1].Length == 0 ? "\n" : "");
    }

    private static bool IsOnlyChange(FileSyntax before, FileSyntax after, ScalarSyntax old, string value) =>
        before.Documents.Count == after.Documents.Count
        && before.Documents.Zip(after.Documents).Sum(pair => Changes(pair.First.Root, pair.Second.Root, old, value)) == 1;

    /// <summary>1 for each place of the old value that has the new one, and 2 for anything else that differs.</summary>
    private static int Changes(SyntaxNode before, SyntaxNode after, ScalarSyntax old, string value) => (before, after) switch
    {
        (ScalarSyntax, ScalarSyntax b) when ReferenceEquals(before, old) => b.Value == value ? 1 : 2,
        (ScalarSyntax a, ScalarSyntax b) => a.Value == b.Value && a.Style == b.Style ? 0 : 2,
        (ListSyntax a, ListSyntax b) when a.Items.Count == b.Items.Count => a.Items.Zip(b.Items).Sum(pair => Changes(pair.First, pair.Second, old, value)),
        (MapSyntax a, MapSyntax b) when a.Entries.Count == b.Entries.Count => a.Entries.Zip(b.Entries)
            .Sum(pair => Changes(pair.First.Key, pair.Second.Key, old, value) + Changes(pair.First.Value, pair.Second.Value, old, value)),
        _ => 2,
    };
}
