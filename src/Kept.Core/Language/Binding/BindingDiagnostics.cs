using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Language.Binding.Shapes;
using Kept.Language.Syntax;

namespace Kept.Language.Binding;

/// <summary>What can be wrong with the form of a text: keys, words, names, notations.</summary>
internal static class BindingDiagnostics
{
    public static Diagnostic WrongNode(SyntaxNode node, string title, string expected) => WrongForm(
        node, $"{title} is written as {expected}, but this is {Kind(node)}.");

    /// <param name="keyIs">What each key is, with its article.</param>
    public static Diagnostic NotAMapping(SyntaxNode node, string keyIs) => WrongForm(
        node, $"A mapping is expected in which each key is {keyIs}, but this is {Kind(node)}.");

    /// <param name="above">The key whose value it is a part of.</param>
    public static Diagnostic Outdented(ScalarSyntax key, ScalarSyntax above) => new(
        "KPT201", Severity.Error, key.Place,
        $"'{key.Value}' is expected to be indented below '{above.Value}', but it stands beside it.",
        $"Indent all lines that belong to '{above.Value}' by two spaces.");

    public static Diagnostic MissingKey(MapSyntax map, string title, Field field) => new(
        "KPT202", Severity.Error, map.Head,
        $"{title} needs the key '{field.Name}'.",
        $"{Add(field)} {field.Doc}")
    {
        CanBeSupplied = true,
    };

    public static Diagnostic NoValue(ScalarSyntax key, Form form, bool required) => new(
        "KPT202", Severity.Error, key.Place,
        $"The key '{key.Value}' has no value.",
        $"Write for example '{key.Value}: {Example(form)}'{(required ? "" : ", or remove the key")}.");

    public static Diagnostic NotOfForm(ScalarSyntax scalar, string what, string example, ScalarProblem problem) => new(
        "KPT203", Severity.Error, scalar.Place,
        problem.Message ?? $"{Sentence.Capital(what)} is expected, but this is \"{Cut(scalar.Value)}\".",
        problem.Help ?? $"Write for example \"{example}\".");

    /// <param name="names">All keys that there are.</param>
    /// <param name="candidates">Those that may be meant.</param>
    /// <param name="chosen">The key beside it, under which it may belong.</param>
    /// <param name="isCutOff">Whether it is what stands behind a comma in a value.</param>
    public static Diagnostic UnknownKey(
        ScalarSyntax key, string title, IReadOnlyList<string> names, IReadOnlyList<string> candidates, Field? chosen = null, bool isCutOff = false) => new(
        "KPT204", Severity.Error, key.Place,
        $"{title} has no key '{Cut(key.Value)}'.",
        chosen?.Form is Form.Record inner && inner.Keys.Any(k => k.Name == key.Value) ? $"Move it into '{chosen.Name}'."
            : StrayKeys.FindMeant(key.Value, candidates) is not { } meant ? isCutOff
                ? "Inside of { } a comma ends a value: put the value before it in quotes, or write a number without marks between its digits."
                : $"Its keys are {string.Join(", ", names)}."
            : key.Value.StartsWith(meant + ":", StringComparison.Ordinal) ? $"Write a space behind the colon of '{meant}'."
            : $"Did you mean '{meant}'?");

    public static Diagnostic UnknownWord(ScalarSyntax scalar, string what, IReadOnlyList<string> known) => new(
        "KPT205", Severity.Error, scalar.Place,
        $"{Sentence.Capital(what)} is expected, but this is \"{Cut(scalar.Value)}\".",
        DidYouMean(scalar.Value, known) ?? $"Write {(known.Count == 1 ? known[0] : $"one of {string.Join(", ", known)}")}.");

    public static Diagnostic UnknownName(ScalarSyntax name, string what, IEnumerable<string> known) => new(
        "KPT206", Severity.Error, name.Place,
        $"There is no {Bare(what)} named '{Cut(name.Value)}'.",
        Spelling.Suggest(name.Value, known.Distinct(), "There are none yet; declare it first."))
    {
        CanBeSupplied = true,
    };

    public static Diagnostic ExactlyOneKey(
        MapSyntax map, string title, IReadOnlyList<string> names, IReadOnlyList<EntrySyntax> given) => new(
        "KPT207", Severity.Error, given.Count > 1 ? given[1].Key.Place : map.Head,
        $"{title} has exactly one of its keys, but this has {(given.Count == 0 ? "none" : given.Count)}.",
        given.Count == 0 ? $"Add one of {string.Join(", ", names)}." : $"Keep one of {string.Join(", ", given.Select(e => e.Key.Value))}.");

    public static Diagnostic ExactlyOneOf(RecordReader record, string title, IEnumerable<Field> fields)
    {
        var all = fields.ToList();
        var given = all.Where(record.Has).ToList();
        return new(
            "KPT207", Severity.Error, given.Count > 1 ? record.PlaceOfKey(given[1]) : record.Head,
            given.Count == 0 ? $"{title} needs one of {Names(all)}." : $"{title} has only one of {Names(all)}.",
            given.Count == 0 ? "Add one of them." : $"Keep one of {Names(given)}.")
        {
            CanBeSupplied = given.Count == 0,
        };
    }

    public static Diagnostic BadName(ScalarSyntax name) => new(
        "KPT208", Severity.Error, name.Place,
        $"A name has letters, digits, '-', '_' and '.', but this is \"{Cut(name.Value)}\".",
        name.Value.Any(c => c > 127)
            ? "Write it with letters from a to z, without accents; a title may hold any text."
            : "Write for example \"web-shop\"; a title may hold any text.");

    /// <param name="ends">What can happen to a case; none when the source holds no cases.</param>
    public static Diagnostic KeptAfter(Place place, Retention keep, IReadOnlyList<string> ends) => ends.Count == 0
        ? new(
            "KPT219", Severity.Error, place, "Only cases are kept for some time after an event, and this source holds none.", $"Write 'keep: {keep.Length}'.")
        : new(
            "KPT219", Severity.Error, place,
            keep.After.FirstOrDefault(name => !ends.Contains(name)) is { } unknown
                ? $"One of {string.Join(", ", ends)} is expected behind 'after', but this is '{unknown}'."
                : "Cases are kept for some time after they have ended, but this does not say what ends one.",
            $"Write for example 'keep: {keep.Length} after {ends[^1]}'.");

    /// <param name="columns">Those that can; none when the source holds no cases.</param>
    public static Diagnostic NotPersonal(Place place, string column, IReadOnlyList<string> columns) => columns.Count == 0
        ? new("KPT220", Severity.Error, place, "Only columns of cases can be personal, and this source holds none.", "Leave 'personal' out.")
        : new(
            "KPT220", Severity.Error, place,
            $"A column that is read as the id or a field of cases is expected, one of {string.Join(", ", columns.Distinct())}, but this is '{Cut(column)}'.",
            "Name the column as the file does; columns that no key names are not read at all.");

    /// <param name="word">What stands for nothing.</param>
    public static Diagnostic EmptyList(SyntaxNode list, string word) => new(
        "KPT201", Severity.Error, list.Place, $"A list of at least one, or '{word}', is expected, but this is an empty list.", $"Write '{word}'.");

    private static Diagnostic WrongForm(SyntaxNode node, string message) => new(
        "KPT201", Severity.Error, node.Place, message, "Look at the indentation and at the dashes in front of list items.");

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

    /// <summary>A sentence that tells how to add a key, without making a choice for the author.</summary>
    private static string Add(Field field) => field.Form is Form.Words { Items: { Count: > 1 } words }
        ? $"Add '{field.Name}: …' with one of {string.Join(", ", words.Select(w => w.Text))}."
        : $"Add for example '{field.Name}: {Example(field.Form)}'.";

    private static string Example(Form form) => form switch
    {
        Form.Scalar scalar => scalar.Example,
        Form.Words words => words.Items[0].Text,
        Form.Either either => Example(FirstScalar(either) ?? either.Forms[0]),
        Form.ListOf list => $"[{Example(list.Item)}]",
        Form.Record record => $"{{{string.Join(", ", record.Keys.Where(k => k.Required).Select(k => $"{k.Name}: …"))}}}",
        Form.Choice choice => $"{{{choice.Keys[0].Name}: …}}",
        Form.Recursive recursive => Example(recursive.Target()),
        _ => "…",
    };

    private static Form.Scalar? FirstScalar(Form form) => form switch
    {
        Form.Scalar scalar => scalar,
        Form.Either either => either.Forms.Select(FirstScalar).FirstOrDefault(found => found is not null),
        _ => null,
    };

    private static string Names(IEnumerable<Field> fields) => string.Join(", ", fields.Select(f => f.Name));

    private static string Bare(string what) => what[(what.IndexOf(' ') + 1)..];

    private static string Cut(string text) => text.Length <= 60 ? text : text[..59] + "…";
}
