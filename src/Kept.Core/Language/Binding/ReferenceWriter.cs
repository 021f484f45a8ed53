using System.Diagnostics;
using System.Text;
using Kept.Language.Binding.Levels.Orders;
using Kept.Language.Binding.Shapes;

namespace Kept.Language.Binding;

/// <summary>Writes the list of all keys and words of the language from its shapes, as Markdown.</summary>
public static class ReferenceWriter
{
    private const string Introduction =
        """
        # All keys

        Written from the language itself; a test sees to it. Look here for what a key holds and whether it is required,
        and at the [other pages](README.md) for what it means, with examples. A key that is not listed is an error.

        A *table by class* stands where one is allowed: `{by: priority, P1: 1 hour, otherwise: 4 hours}`. `by` names a
        dimension or field, the other keys are its values, and `otherwise` holds for those that are not listed.


        """;

    /// <summary>The page; the same bytes every time.</summary>
    public static string Write()
    {
        var page = new StringBuilder(Introduction.ReplaceLineEndings("\n"));
        foreach (var section in ReferenceSections.Of([DocumentHeader.Form, .. OpenSlo.OpenSloKinds.Forms])) Write(page, section);
        WriteLevelRules(page);
        return page.ToString().TrimEnd('\n') + "\n";
    }

    private static void Write(StringBuilder page, ReferenceSection section)
    {
        page.Append("## ").Append(section.Title).Append("\n\n");
        var above = string.Join("; ", section.Above.GroupBy(a => a.Title)
            .Select(keys => $"{string.Join(", ", keys.Select(a => $"`{a.Key}`"))} of {Link(keys.Key)}"));
        var rule = section.IsChoice ? "It has exactly one of these keys. " : "";
        var place = above.Length == 0 ? "" : $"Stands under {above}.";
        if ((rule + place).Length > 0) page.Append((rule + place).TrimEnd()).Append("\n\n");
        foreach (var key in section.Keys) Write(page, key);
        page.Append('\n');
    }

    private static void Write(StringBuilder page, Key key)
    {
        page.Append("- **`").Append(key.Name).Append("`**").Append(key.Required ? " (required)" : "").Append(": ")
            .Append(key.Doc).Append(" *Holds* ").Append(Describe(key.Form)).Append(".\n");
        foreach (var word in WordsOf(key.Form))
            page.Append("  - `").Append(word.Text).Append("`: ").Append(word.Doc).Append('\n');
    }

    private static void WriteLevelRules(StringBuilder page)
    {
        page.Append(
            """
            ## What an agreement may do to the one that it extends

            "May tighten, never loosen": each key has its own order, and `*` stands for any name, indicator or item. A key that
            is not listed stays as it is, unless the extended agreement marks it [open](levels.md#locks-and-open). What is
            required and missing above may always be supplied.

            | key | below it … |
            | --- | --- |

            """.ReplaceLineEndings("\n"));
        foreach (var rule in LevelRules.All) page.Append("| `").Append(rule.Path).Append("` | ").Append(rule.May).Append(" |\n");
    }

    private static string Describe(Form form) => form switch
    {
        Form.Scalar scalar => $"{scalar.What}, such as `{scalar.Example}`",
        Form.Words { Items: [var only] } => $"`{only.Text}`",
        Form.Words => "one of the words below",
        Form.ListOf list => $"a list, of each {Describe(list.Item)}",
        Form.Record record => Link(record.Title),
        Form.Choice choice => Link(choice.Title),
        Form.Anything anything => anything.What,
        Form.Recursive recursive => Link(recursive.Title),
        Form.Named named => $"a mapping from {named.KeyIs} to {Describe(named.Value)}",
        Form.ByClass => "a table of those by class",
        Form.Either { Forms: [Form.ListOf, var single] } => $"{Describe(single)}; or a list of those",
        Form.Either either => string.Join("; or ", either.Forms.Select(Describe)),
        _ => throw new UnreachableException(),
    };

    private static IEnumerable<Word> WordsOf(Form form) => form switch
    {
        Form.Words words => words.Items,
        Form.ListOf list => WordsOf(list.Item),
        Form.Named named => WordsOf(named.Value),
        Form.ByClass table => WordsOf(table.Value),
        Form.Either either => either.Forms.SelectMany(WordsOf).Distinct(),
        _ => [],
    };

    private static string Link(string title) =>
        $"[{char.ToLowerInvariant(title[0])}{title[1..]}](#{title.Replace(' ', '-').ToLowerInvariant()})";
}
