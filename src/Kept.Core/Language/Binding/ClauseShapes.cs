using Kept.Agreements;
using Kept.Language.Binding.Shapes;
using Kept.Language.Parsing;
using Kept.Language.Text;
using Kept.Quantities;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding;

/// <summary>Clauses in the words of their authors: in the text itself, or in a file of the workspace.</summary>
internal static class ClauseShapes
{
    private static readonly Field<string> Title = Optional(
        "title", Scalars.Text("a title", "Limits of liability"), "The heading; the standard section's, or the name, when left out.");

    private static readonly Field<string> Text = Optional(
        "text", Scalars.Text("a text", "Neither party is liable for lost profit."), "What it says, in Markdown without HTML.");

    private static readonly Field<string> FileOf = Optional(
        "file", Scalars.Text("the path of a file", "clauses/liability.md"),
        "Instead of 'text': a file of the workspace that holds it, seen from the file that names it.");

    private static readonly Field<string> After = Optional(
        "after", Scalars.Name("the name of a section", "remedies"),
        "For a section of its own: the section that it follows; the last before the signatures when left out.");

    private static readonly Shape<WrittenClause> Clause = new EitherShape<WrittenClause>(
        new TextOnly(), new RecordShape<WrittenClause>("A clause", [Title, Text, FileOf, After], Build));

    /// <summary>The clauses of an agreement by their names.</summary>
    public static Shape<Sequence<WrittenClause>> Clauses { get; } = new NamedShape<WrittenClause>("the name of a clause", Clause);

    private static WrittenClause? Build(RecordReader record)
    {
        if (record.Has(Text) == record.Has(FileOf))
        {
            record.Report(BindingDiagnostics.ExactlyOneOf(record, "A clause", [Text, FileOf]));
            return null;
        }
        if (record.Has(After) && StandardSection.Find(record.Name) is { } standard)
        {
            record.Report(ClauseDiagnostics.PlaceIsFixed(record.PlaceOf(After), standard));
            return null;
        }
        var text = record.Has(Text) ? record.Get(Text) : TextOf(record);
        return text is null ? null : new WrittenClause(record.Name, record.Find(Title), text, record.Find(After), record.Place);
    }

    private static string? TextOf(RecordReader record)
    {
        var (written, place) = (record.Get(FileOf), record.PlaceOf(FileOf));
        if (ClauseFiles.Resolve(place.File, written) is not { } path)
        {
            record.Report(ClauseDiagnostics.OutsideTheWorkspace(place, written));
            return null;
        }
        if (!record.Context.TryFind<SourceText>(path, out var text))
        {
            record.Report(ClauseDiagnostics.NoFile(place, path, record.Context.NamesOf<SourceText>()));
            return null;
        }
        if (text is not { Text.Length: > ParsingLimits.ScalarLength }) return text?.Text.ReplaceLineEndings("\n");
        record.Report(ClauseDiagnostics.TooLong(place, path));
        return null;
    }

    /// <summary>The short form: only the text.</summary>
    private sealed class TextOnly : Shape<WrittenClause>
    {
        private static readonly Shape<string> Words = Scalars.Text("a text", "German law; the courts of Berlin.");

        protected override Form Describe() => Words.Form;

        public override bool TryRead(Syntax.SyntaxNode node, BindingContext context, out WrittenClause value)
        {
            var read = Words.TryRead(node, context, out var text);
            value = new WrittenClause(context.Name, null, text ?? "", null, node.Place);
            return read;
        }
    }
}
