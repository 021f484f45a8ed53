using Kept.Agreements;
using Kept.Language.Binding.Expressions;
using Kept.Language.Binding.Shapes;
using Kept.Quantities;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding;

/// <summary>The kind <c>Source</c>: how the columns of somebody's files become measurements.</summary>
internal static class SourceShapes
{
    private static readonly Field<Sequence<string>> Files = Required(
        "files", new ListShape<string>(Scalars.Text("a file name", "probes.csv")),
        "Files in the data folder; * stands for any characters.");

    private static readonly Field<string> Format = Optional(
        "format", new WordShape<string>("a file format", [
            ("csv", "csv", "Separated values (RFC 4180)."),
            ("ndjson", "ndjson", "One JSON object a line; columns are paths such as user.name.")]),
        "By the ending of the file when left out.");

    private static readonly Field<string> Delimiter = Optional(
        "delimiter", new ScalarShape<string>("a single character", ";", SingleCharacter),
        "What separates the values of a row; a comma when left out.");

    private static readonly Field<Sequence<string>> Header = Optional(
        "header", new ListShape<string>(Scalars.Column), "Names of the columns, for files without a header row.");

    private static readonly Field<Expression> Where = Optional(
        "where", ExpressionShape.Any, "A condition on columns; other rows are not measurements.");

    private static readonly Field<Sequence<string>> Key = Optional(
        "key", new ListShape<string>(Scalars.Column),
        "Columns that identify a row: a later row with the same key replaces the earlier one.");

    private static readonly Field<StampFormat> Time = Optional(
        "time", StampShapes.Format, "How instants are written in this file; ISO 8601 with an offset when left out.");

    private static readonly Field<StampDraft> Recorded = Optional(
        "recorded", StampShapes.Column, "When a row became known; rows are known when they happen if left out.");

    private static readonly Field<Party> By = Optional(
        "by", new ReferenceShape<Party>("a party", "probeworks"), "The party that measures.");

    private static readonly Field<Boxed<bool>> Entry = Optional(
        "entry", new WordShape<Boxed<bool>>("how rows come about", [
            ("automatic", new(false), "A program writes them."),
            ("manual", new(true), "People enter them by hand.")]), "How its rows come about; automatic when left out.");

    private static readonly Field<ContentDraft> States = Optional(
        "states", ContentShapes.States, "The state of things from an instant on.");

    private static readonly Field<ContentDraft> Counts = Optional(
        "counts", ContentShapes.Counts, "How much happened, in buckets or one by one.");

    private static readonly Field<ContentDraft> Samples = Optional(
        "samples", ContentShapes.Samples, "Numbers at instants, such as latencies.");

    private static readonly Field<ContentDraft> Amounts = Optional(
        "amounts", ContentShapes.Samples, "Numbers at instants that add up, such as charges.");

    private static readonly Field<ContentDraft> Cases = Optional(
        "cases", CaseShapes.Cases, "Things with events and fields, such as tickets and maintenance windows.");

    private static readonly Field<Sequence<SourceMetric>> Metrics = Optional(
        "metrics", OpenSlo.MetricShapes.OfSource, "The metrics of other systems, named in OpenSLO indicators, whose values the files hold.");

    private static readonly Field<ContentDraft>[] Contents = [States, Counts, Samples, Amounts, Cases];

    /// <summary>The body of a source.</summary>
    public static RecordShape<Source> Spec { get; } = new(
        "A source", [Files, Format, Delimiter, Header, Where, Key, Time, Recorded, By, Entry, RetentionShapes.Keep, PersonalShapes.Personal, .. Contents, Metrics], Build);

    private static Source? Build(RecordReader record)
    {
        if (Contents.Where(record.Has).ToList() is not [var content])
        {
            record.Report(BindingDiagnostics.ExactlyOneOf(record, "A source", Contents));
            return null;
        }

        var stamps = record.Get(Time, StampShapes.Default);
        var files = record.Get(Files);
        var format = record.Find(Format) ?? (files.Any(IsNdjson) ? "ndjson" : "csv");
        if (!TryWhere(record, out var where)) return null;
        var source = new Source(
            record.Name, record.Name, files, format == "ndjson" ? FileFormat.Ndjson : FileFormat.Csv,
            record.Find(Delimiter) is { } delimiter ? delimiter[0] : ',',
            record.Has(Header) ? record.Get(Header) : null,
            where, record.Get(Key, []), record.Find(Recorded)?.With(stamps),
            record.Find(By), record.Get(Entry, new(false)).Value, record.Get(content)(stamps), record.Place)
        {
            FilesClause = record.PlaceOf(Files),
            Keep = record.Find(RetentionShapes.Keep),
            Personal = record.Get(PersonalShapes.Personal, []),
            Metrics = record.Get(Metrics, []),
        };
        return OpenSlo.MetricShapes.Check(source, record.Context) & RetentionShapes.Check(source, record) & PersonalShapes.Check(source, record) ? source : null;
    }

    private static bool IsNdjson(string file) =>
        file.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase);

    private static bool TryWhere(RecordReader record, out Expression? where)
    {
        where = record.Find(Where);
        if (where is null) return true;
        where = new ExpressionBinder(ColumnNames.In(where), record.Context).BindCondition(where);
        return where is not null;
    }

    private static bool SingleCharacter(string text, out string value, out ScalarProblem problem)
    {
        value = text == "\\t" ? "\t" : text;
        problem = default;
        return value.Length == 1 && value[0] < 128 && value[0] is not ('"' or '\n' or '\r');
    }
}
