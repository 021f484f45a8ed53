using Kept.Diagnostics;
using Kept.Language.Binding.Shapes;
using Kept.Language.Syntax;

namespace Kept.Language.Binding;

/// <summary>What can be wrong with the form of a text: keys, words, names, notations.</summary>
internal static class BindingDiagnostics
{
    public static Diagnostic WrongNode(SyntaxNode node, string title, string expected) => new(
        "KPT201", Severity.Error, node.Place,
        $"{title} is written as {expected}, but this is {Kind(node)}.",
        "Look at the indentation and at the dashes in front of list items.");

    public static Diagnostic MissingKey(MapSyntax map, string title, Field field) => new(
        "KPT202", Severity.Error, map.Place,
        $"{title} needs the key '{field.Name}'.",
        $"Add '{field.Name}: {Example(field.Form)}': {field.Doc}");

    public static Diagnostic NoValue(ScalarSyntax key, Form form) => new(
        "KPT202", Severity.Error, key.Place,
        $"The key '{key.Value}' has no value.",
        $"Write for example '{key.Value}: {Example(form)}', or remove the key.");

    public static Diagnostic NotOfForm(ScalarSyntax scalar, string what, string example, ScalarProblem problem) => new(
        "KPT203", Severity.Error, scalar.Place,
        problem.Message ?? $"Expected is {what}, but this is \"{Cut(scalar.Value)}\".",
        problem.Help ?? $"Write for example \"{example}\".");

    public static Diagnostic UnknownKey(ScalarSyntax key, string title, IEnumerable<string> known)
    {
        var names = known.ToList();
        return new(
            "KPT204", Severity.Error, key.Place,
            $"{title} has no key '{Cut(key.Value)}'.",
            DidYouMean(key.Value, names) ?? $"Its keys are {string.Join(", ", names)}.");
    }

    public static Diagnostic UnknownWord(ScalarSyntax scalar, string what, IReadOnlyList<string> known) => new(
        "KPT205", Severity.Error, scalar.Place,
        $"Expected is {what}, but this is \"{Cut(scalar.Value)}\".",
        DidYouMean(scalar.Value, known) ?? $"It is one of {string.Join(", ", known)}.");

    public static Diagnostic UnknownName(ScalarSyntax name, string what, IEnumerable<string> known)
    {
        var names = known.Order(StringComparer.Ordinal).ToList();
        return new(
            "KPT206", Severity.Error, name.Place,
            $"There is no {Bare(what)} named '{Cut(name.Value)}'.",
            DidYouMean(name.Value, names)
                ?? (names.Count == 0 ? $"The workspace declares none; add {what} of that name."
                    : $"There are {string.Join(", ", names.Take(12))}{(names.Count > 12 ? ", …" : "")}."));
    }

    public static Diagnostic ExactlyOneKey(MapSyntax map, string title, IReadOnlyList<string> names) => new(
        "KPT207", Severity.Error, map.Entries.Count > 1 ? map.Entries[1].Key.Place : map.Place,
        $"{title} has exactly one of its keys, but this has {map.Entries.Count}.",
        $"Keep one of {string.Join(", ", names)}.");

    public static Diagnostic ExactlyOneOf(RecordReader record, string title, IEnumerable<Field> fields)
    {
        var all = fields.ToList();
        var given = all.Where(record.Has).ToList();
        var place = given.Count > 1 ? record.Map.Find(given[1].Name)!.Key.Place : record.Place;
        return new(
            "KPT207", Severity.Error, place,
            given.Count == 0 ? $"{title} needs one of {Names(all)}." : $"{title} has only one of {Names(all)}.",
            given.Count == 0 ? "Add one of them." : $"Keep one of {Names(given)}.");
    }

    public static Diagnostic BadName(ScalarSyntax name) => new(
        "KPT208", Severity.Error, name.Place,
        $"A name has letters, digits, '-', '_' and '.', but this is \"{Cut(name.Value)}\".",
        "Write for example \"web-shop\"; a title may hold any text.");

    private static string? DidYouMean(string word, IEnumerable<string> known) =>
        Spelling.FindNearest(word, known) is { } nearest ? $"Did you mean '{nearest}'?" : null;

    private static string Kind(SyntaxNode node) => node switch
    {
        ListSyntax => "a list",
        MapSyntax => "a mapping",
        ScalarSyntax { IsNull: true } => "empty",
        ScalarSyntax scalar => $"the single value \"{Cut(scalar.Value)}\"",
        _ => "something else",
    };

    private static string Example(Form form) => form switch
    {
        Form.Scalar scalar => scalar.Example,
        Form.Words words => words.Items[0].Text,
        Form.Either either => Example(either.Forms[0]),
        Form.ListOf list => $"[{Example(list.Item)}]",
        _ => "…",
    };

    private static string Names(IEnumerable<Field> fields) => string.Join(", ", fields.Select(f => f.Name));

    private static string Bare(string what) => what[(what.IndexOf(' ') + 1)..];

    private static string Cut(string text) => text.Length <= 60 ? text : text[..59] + "…";
}
