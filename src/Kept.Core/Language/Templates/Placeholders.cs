using System.Text;
using System.Text.RegularExpressions;
using Kept.Language.Syntax;

namespace Kept.Language.Templates;

/// <summary>Places such as <c>${provider}</c> that a template leaves open. What fills them is always a part of one value: it
/// cannot bring keys, values or documents of its own.</summary>
internal static partial class Placeholders
{
    /// <summary>The names in a text, with where each stands.</summary>
    public static IEnumerable<(string Name, int Start, int Length)> In(string text) =>
        Placeholder().Matches(text).Select(m => (m.Groups["name"].Value, m.Index, m.Length));

    /// <summary>The text with the values of the names in it; names without a value stay.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> values) => Placeholder().Replace(
        text, match => values.GetValueOrDefault(match.Groups["name"].Value, match.Value));

    /// <summary>A text of the language with every value filled in; layout and comments stay, and comments are filled as well.</summary>
    public static string Fill(FileSyntax file, IReadOnlyDictionary<string, string> values)
    {
        var text = new StringBuilder();
        var at = 0;
        foreach (var scalar in file.Documents.SelectMany(d => Scalars(d.Root)).Where(s => In(s.Value).Any()).OrderBy(s => s.Span.Start))
        {
            text.Append(Fill(file.Source.Text[at..scalar.Span.Start], values)).Append(Write(scalar, values));
            at = scalar.Span.End;
        }
        return text.Append(Fill(file.Source.Text[at..], values)).ToString();
    }

    /// <summary>All values and keys of a tree.</summary>
    public static IEnumerable<ScalarSyntax> Scalars(SyntaxNode node) => node switch
    {
        ScalarSyntax scalar => [scalar],
        ListSyntax list => list.Items.SelectMany(Scalars),
        MapSyntax map => map.Entries.SelectMany(e => Scalars(e.Value).Prepend(e.Key)),
        _ => [],
    };

    private static string Write(ScalarSyntax scalar, IReadOnlyDictionary<string, string> values)
    {
        if (scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded)
            return Fill(scalar.Source.Text.Substring(scalar.Span.Start, scalar.Span.Length), values);
        var value = Fill(scalar.Value, values);
        return scalar.Style is ScalarStyle.Plain && CanBePlain().IsMatch(value) && value is not "null" ? value : Quoted(value);
    }

    private static string Quoted(string value) =>
        $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    [GeneratedRegex(@"\$\{(?<name>[A-Za-z0-9][A-Za-z0-9_.-]*)\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();

    // Nothing that ends plain text or begins something else, in block and in flow notation.
    [GeneratedRegex(@"^[\p{L}0-9]([\p{L}0-9 ._%+/()€$&=<>-]*[\p{L}0-9.%)])?$")]
    private static partial Regex CanBePlain();
}
