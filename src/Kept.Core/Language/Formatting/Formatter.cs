using System.Diagnostics;
using Kept.Diagnostics;
using Kept.Language.Parsing;
using Kept.Language.Text;

namespace Kept.Language.Formatting;

/// <summary>Lays a file out in the one canonical way; its meaning and its comments stay.</summary>
public static class Formatter
{
    /// <summary>The text in canonical layout; no value, but diagnostics, when it has errors.</summary>
    public static Checked<string> Format(SourceText source)
    {
        var diagnostics = new DiagnosticBag();
        var written = YamlParser.Read(source, diagnostics);
        if (diagnostics.HasErrors) return new(null, diagnostics.ToSequence());

        var text = LayoutPrinter.Print(source, written);
        var again = YamlParser.Read(new SourceText(source.Path, text), diagnostics);
        if (diagnostics.HasErrors) return new(null, [ParsingDiagnostics.CannotBeLaidOut(source.Path)]);
        return Means(again, written) ? new(text, []) : throw new UnreachableException("A layout changed the meaning.");
    }

    /// <summary>Whether two texts have the same documents and as many comments.</summary>
    private static bool Means(WrittenFile one, WrittenFile other) =>
        one.Comments.Count == other.Comments.Count && AllPairs(
            one.Documents, other.Documents, (left, right) => Means(left.Root, right.Root));

    private static bool Means(WrittenNode one, WrittenNode other) =>
        one.Anchor?.Name == other.Anchor?.Name && (one, other) switch
        {
            (WrittenNode.Scalar a, WrittenNode.Scalar b) => a.Value == b.Value && a.Style == b.Style,
            (WrittenNode.Alias a, WrittenNode.Alias b) => a.Name == b.Name,
            (WrittenNode.List a, WrittenNode.List b) =>
                a.Dashes is null == b.Dashes is null && AllPairs(a.Items, b.Items, Means),
            (WrittenNode.Map a, WrittenNode.Map b) =>
                a.Notation == b.Notation && AllPairs(
                    a.Entries, b.Entries, (x, y) => Means(x.Key, y.Key) && Means(x.Value, y.Value)),
            _ => false,
        };

    private static bool AllPairs<T>(IReadOnlyList<T> one, IReadOnlyList<T> other, Func<T, T, bool> holds) =>
        one.Count == other.Count && one.Zip(other).All(pair => holds(pair.First, pair.Second));
}
