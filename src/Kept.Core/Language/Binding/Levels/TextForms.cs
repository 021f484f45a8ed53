using Kept.Language.Binding.Shapes;
using Kept.Language.Syntax;

namespace Kept.Language.Binding.Levels;

/// <summary>Which form of the language a part of a text has.</summary>
internal static class TextForms
{
    /// <summary>What stands under the <c>spec</c> of an agreement.</summary>
    public static Form OfAgreement { get; } = AgreementShapes.Spec.Form;

    /// <summary>The form of a mapping where a form is asked for; null when no mapping may stand there.</summary>
    public static Form? OfMap(Form? form, MapSyntax map) => form switch
    {
        Form.Record or Form.Named or Form.Choice or Form.ByClass => form,
        Form.Recursive recursive => OfMap(recursive.Target(), map),
        Form.Either either when map.Find(ByClassKeys.By) is not null && FindTable(either) is { } table => table,
        Form.Either either => either.Forms.Where(f => f is not Form.ByClass).Select(f => OfMap(f, map)).FirstOrDefault(f => f is not null),
        _ => null,
    };

    /// <summary>The form of what stands under a key of a mapping of a form; null for a key that the language does not have.</summary>
    public static Form? OfValue(Form? map, string key) => map switch
    {
        Form.Record record => OfKey(record.Keys, key),
        Form.Choice choice => OfKey(choice.Keys, key),
        Form.Named named => named.Value,
        Form.ByClass table when key != ByClassKeys.By => table.Value,
        _ => null,
    };

    /// <summary>The form of the items of a list where a form is asked for.</summary>
    public static Form? OfItem(Form? form) => form switch
    {
        Form.ListOf list => list.Item,
        Form.Either either => either.Forms.Select(OfItem).FirstOrDefault(f => f is not null),
        _ => null,
    };

    /// <summary>The items of a list where one is asked for: a single value is a list of one, a word of its own (none) an empty one.</summary>
    public static IReadOnlyList<SyntaxNode> ItemsOf(Form? form, SyntaxNode node) => node switch
    {
        ListSyntax list => list.Items,
        ScalarSyntax scalar when IsWord(form, scalar.Value) => [],
        _ => [node],
    };

    /// <summary>Whether a mapping of a form has to have a key.</summary>
    public static bool IsRequired(Form? map, string key) => map is Form.Record record && record.Keys.Any(k => k.Name == key && k.Required);

    private static bool IsWord(Form? form, string text) => form switch
    {
        Form.Words words => words.Items.Any(w => w.Text == text),
        Form.Either either => either.Forms.Any(f => f is not Form.ListOf && IsWord(f, text)),
        _ => false,
    };

    private static Form? OfKey(Quantities.Sequence<Key> keys, string name)
    {
        foreach (var key in keys)
            if (key.Name == name) return key.Form;
        return null;
    }

    private static Form.ByClass? FindTable(Form.Either either) => either.Forms
        .Select(form => form as Form.ByClass ?? (form is Form.Either inner ? FindTable(inner) : null))
        .FirstOrDefault(table => table is not null);
}
