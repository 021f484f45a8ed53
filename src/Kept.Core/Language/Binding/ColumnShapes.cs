using Kept.Agreements;
using Kept.Language.Binding.Expressions;
using Kept.Language.Binding.Shapes;
using Kept.Language.Syntax;
using Kept.Quantities;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding;

/// <summary>Columns of text with the agreement's words for what is written in them.</summary>
internal static class ColumnShapes
{
    private static readonly Field<string> From = Optional("column", Scalars.Column, "The column's name in the file.");

    private static readonly Field<Sequence<Pair<string, Expression>>> When = Optional(
        "when",
        new PairsShape<string, Expression>(
            "the agreement's word", Scalars.Text("a word", "down"), new ExpressionShape("a condition on columns", "status >= 500")),
        "Instead of a column: for each of the agreement's words a condition on columns, of which the first that holds gives the word.");

    private static readonly Field<Sequence<Pair<string, Sequence<string>>>> Words = Optional(
        "words",
        new PairsShape<string, Sequence<string>>(
            "the agreement's word", Scalars.Text("a word", "down"),
            new ListShape<string>(Scalars.Text("what is written in the file", "DOWN"))),
        "For each of the agreement's words, what is written in the file for it.");

    private static readonly Field<string> Otherwise = Optional(
        "otherwise", Scalars.Text("a word", "other"), "The word for anything that is not listed; else such rows are rejected.");

    /// <summary>A column: its name, or its name with a map of words.</summary>
    public static Shape<ColumnDraft> Column { get; } = new EitherShape<ColumnDraft>(
        Scalars.Column.Select(name => new ColumnDraft(name, null, [])),
        new RecordShape<ColumnDraft>("A column", [From, Words, When, Otherwise], Build));

    /// <summary>Columns as a list of names, or as a mapping from the agreement's names to columns.</summary>
    public static Shape<Sequence<Column>> Columns { get; } = new ListOrMapShape();

    private static ColumnDraft? Build(RecordReader record)
    {
        if (record.Has(From) == record.Has(When)) return Refuse(record, BindingDiagnostics.ExactlyOneOf(record, "A column", [From, When]));
        if (record.Has(When)) return ByRules(record);
        var entries = new List<WordEntry>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (word, written, entry) in record.Get(Words, []))
            foreach (var text in written)
            {
                if (!seen.Add(text))
                    return Refuse(record, ColumnDiagnostics.WrittenTwice(entry.Key, text));
                entries.Add(new WordEntry(text, word));
            }
        var map = record.Has(Words) || record.Has(Otherwise)
            ? new WordMap(entries.ToSequence(), record.Find(Otherwise))
            : null;
        return new ColumnDraft(record.Get(From), map, []);
    }

    private static ColumnDraft? ByRules(RecordReader record)
    {
        if (record.Has(Words)) return Refuse(record, IndicatorDiagnostics.DoesNotApply(
            record.PlaceOf(Words), Words.Name, "the conditions name the words"));
        var rules = new List<WordRule>();
        foreach (var (word, condition, _) in record.Get(When))
            if (new ExpressionBinder(ColumnNames.In(condition), record.Context).BindCondition(condition) is { } bound)
                rules.Add(new WordRule(word, bound));
        if (rules.Count < record.Get(When).Count) return null;
        if (rules.SelectMany(rule => rule.When.Names()).FirstOrDefault() is null)
            return Refuse(record, ColumnDiagnostics.NoColumn(record.PlaceOf(When)));
        return new ColumnDraft(null, record.Find(Otherwise) is { } rest ? new WordMap([], rest) : null, rules.ToSequence());
    }

    private static ColumnDraft? Refuse(RecordReader record, Diagnostics.Diagnostic diagnostic)
    {
        record.Report(diagnostic);
        return null;
    }

    private sealed class ListOrMapShape : Shape<Sequence<Column>>
    {
        private static readonly Shape<Sequence<string>> List = new ListShape<string>(Scalars.Column);

        private static readonly PairsShape<string, ColumnDraft> Map = new(
            "the agreement's name", Scalars.Name("a name", "region"), Column);

        protected override Form Describe() => new Form.Either([List.Form, Map.Form]);

        public override bool TryRead(SyntaxNode node, BindingContext context, out Sequence<Column> value)
        {
            value = [];
            if (node is MapSyntax)
            {
                if (!Map.TryRead(node, context, out var pairs)) return false;
                value = pairs.Select(p => p.Value.Named(p.Key)).ToSequence();
                return true;
            }
            if (!List.TryRead(node, context, out var names)) return false;
            value = names.Select(n => new Column(n, n, null)).ToSequence();
            return true;
        }
    }
}

/// <summary>A column that does not have the agreement's name yet.</summary>
internal sealed record ColumnDraft(string? From, WordMap? Words, Sequence<WordRule> Rules)
{
    public Column Named(string name) => new(name, From, Words) { Rules = Rules };
}

internal static class ColumnDiagnostics
{
    public static Diagnostics.Diagnostic NoColumn(Diagnostics.Place place) => new(
        "KPT285", Diagnostics.Severity.Error, place,
        "A word by conditions depends on columns of the file, but these conditions name none.",
        "Compare a column with a value, for example 'down: status >= 500'.");

    public static Diagnostics.Diagnostic WrittenTwice(ScalarSyntax key, string text) => new(
        "KPT217", Diagnostics.Severity.Error, key.Place,
        $"\"{text}\" already stands for another word.",
        "List everything that is written in the file under one word only.");
}
