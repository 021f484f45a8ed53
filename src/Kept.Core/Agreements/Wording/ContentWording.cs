using System.Diagnostics;
using Kept.Quantities;
using static Kept.Agreements.Provision;

namespace Kept.Agreements;

/// <summary>What the rows of a source tell, column by column.</summary>
internal static class ContentWording
{
    public static IEnumerable<Sentence> Of(SourceContent content, string path) => content switch
    {
        SourceContent.States states => Of(states, path),
        SourceContent.Counts counts => Of(counts, path),
        SourceContent.Samples samples => Of(samples, path),
        SourceContent.Cases cases => Of(cases, path),
        _ => throw new UnreachableException(),
    };

    /// <summary>The words of the agreement for what is written in the files, as tables.</summary>
    public static IEnumerable<Provision> Words(SourceContent content, string path) => ColumnsOf(content)
        .Where(column => column.Words is not null || column.Rules.Count > 0)
        .Select(column => column.Rules.Count > 0
            ? new Table(
                $"The first of these conditions that a row meets gives its {Cite.Word(column.Name)}", ["In this agreement", "Condition"],
                Rows(column, $"{path}.when.{column.Name}").ToSequence())
            : new Table(
                $"What is written in {Cite.Word(column.From!)} for {Cite.Word(column.Name)}", ["In the files", "In this agreement"],
                Rows(column.Words!, $"{path}.words.{column.Name}").ToSequence()));

    /// <summary>Where a word stands, inside a sentence.</summary>
    public static string Place(Column column) => column.Rules.Count > 0
        ? $"told by the conditions on {Cite.Word(column.Name)} below"
        : $"what stands in the column {Cite.Word(column.From!)}";

    public static string Column(StampColumn stamp) => $"{Cite.Word(stamp.From)}{Format(stamp.Format)}";

    private static IEnumerable<Sentence> Of(SourceContent.States states, string path)
    {
        yield return new($"{path}.states", $"Each row says in which state something is from the instant in the column {Column(states.At)} on, until the next row about the same thing.");
        yield return new($"{path}.states.state", $"The state is {Place(states.State)}.");
        if (states.Levels.Count > 0)
            yield return new($"{path}.states.levels", $"The states have an order, from the best to the worst: {string.Join(", ", states.Levels.Select(Cite.Word))}.");
        yield return new($"{path}.states.holdsAtMost", states.HoldsAtMost is { } most
            ? $"A state holds for at most {QuantityWords.Length(most)} without a new row; after that there are no data."
            : "A state holds for as long as there is no new row.");
        foreach (var dimension in Dimensions(states.Dimensions, $"{path}.states.dimensions")) yield return dimension;
    }

    private static IEnumerable<Sentence> Of(SourceContent.Counts counts, string path)
    {
        yield return new($"{path}.counts", counts.BucketTicks == 0
            ? $"Each row is one event at the instant in the column {Column(counts.At)}."
            : $"Each row counts what happened in the {QuantityWords.Length(counts.BucketTicks)} from the instant in the column {Column(counts.At)} on.");
        foreach (var counter in counts.Counters)
            yield return new($"{path}.counts.counters.{counter.Name}", counter.From is { } from
                ? $"{Cite.Word(counter.Name)} is the number in the column {Cite.Word(from)}."
                : $"{Cite.Word(counter.Name)} is 1 for each row.");
        yield return new($"{path}.counts.gaps", counts.GapsMeanNothingHappened
            ? "Where there is no row, nothing happened."
            : "Where there is no row, nobody looked.");
        foreach (var dimension in Dimensions(counts.Dimensions, $"{path}.counts.dimensions")) yield return dimension;
    }

    private static IEnumerable<Sentence> Of(SourceContent.Samples samples, string path)
    {
        var unit = samples.Unit is Unit.Number ? "a plain number" : $"a number in {samples.Unit.Symbol}";
        yield return new($"{path}.samples", $"Each row is one value, at the instant in the column {Column(samples.At)}.");
        yield return new($"{path}.samples.value", $"The value is {unit} in the column {Cite.Word(samples.Value)}.");
        foreach (var dimension in Dimensions(samples.Dimensions, $"{path}.samples.dimensions")) yield return dimension;
    }

    private static IEnumerable<Sentence> Of(SourceContent.Cases cases, string path) =>
    [
        new($"{path}.cases.id", $"A case is known by what stands in the column {Cite.Word(cases.Id)}."),
        .. CaseRowsWording.Of(cases.Rows, $"{path}.cases"),
        .. cases.Dates.Select(d => new Sentence($"{path}.cases.dates.{d.Name}", $"{Cite.Word(d.Name)} is set in advance, by the instant in the column {Column(d.Column)}.")),
        .. Dimensions(cases.Fields, $"{path}.cases.fields"),
    ];

    private static IEnumerable<Sentence> Dimensions(Sequence<Column> columns, string path) => columns.Select(c => new Sentence(
        $"{path}.{c.Name}", $"{Cite.Word(c.Name)} is {Place(c)}."));

    private static IEnumerable<Column> ColumnsOf(SourceContent content) => content switch
    {
        SourceContent.States states => [states.State, .. states.Dimensions],
        SourceContent.Cases { Rows: CaseRows.OneRowAnEvent rows } cases => [rows.Event, .. cases.Fields],
        _ => content.Dimensions,
    };

    private static IEnumerable<TableRow> Rows(WordMap map, string path)
    {
        foreach (var entry in map.Entries) yield return new($"{path}.{entry.Written}", [entry.Written, entry.Word]);
        yield return new($"{path}.otherwise", ["anything else", map.Otherwise ?? "cannot be used"]);
    }

    private static IEnumerable<TableRow> Rows(Column column, string path)
    {
        foreach (var rule in column.Rules) yield return new($"{path}.{rule.Word}", [rule.Word, ExpressionWords.Of(rule.When)]);
        yield return column.Words?.Otherwise is { } otherwise
            ? new($"{path}.otherwise", [otherwise, "none of these"])
            : new("", ["cannot be used", "none of these"]);
    }

    private static string Format(StampFormat format) => format switch
    {
        StampFormat.Iso { Zone: null } => "",
        StampFormat.Iso { IgnoresOffset: true, Zone: { } zone } => $" (local time of {zone.Id}, whatever offset is written)",
        StampFormat.Iso { Zone: { } zone } => $" (where no offset is written, local time of {zone.Id})",
        StampFormat.Unix { Unit: var unit } => $" ({(unit is DurationUnit.Milliseconds ? "milliseconds" : "seconds")} since the beginning of 1970, UTC)",
        StampFormat.Pattern pattern => $" (written {Cite.Word(pattern.Letters.Text)}, local time of {pattern.Zone.Id})",
        _ => throw new UnreachableException(),
    };
}
