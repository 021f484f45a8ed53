using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Language.Binding.Shapes;
using Kept.Quantities;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding;

/// <summary>The content of a source once the file's way of writing instants is known.</summary>
internal delegate SourceContent ContentDraft(StampFormat stamps);

/// <summary>What rows tell: states, counters, numbers.</summary>
internal static class ContentShapes
{
    private const string EachRow = "each-row";

    private static readonly Field<StampDraft> At = Required("at", StampShapes.Column, "The column of the instant.");

    private static readonly Field<Sequence<Column>> Dimensions = Optional(
        "dimensions", ColumnShapes.Columns,
        "Columns that tell one thing from another (resource, region, class), each with the agreement's name for it.");

    private static readonly Field<ColumnDraft> State = Required(
        "state", ColumnShapes.Column, "The column of the state, with a map of words where the file has its own.");

    private static readonly Field<Length> HoldsAtMost = Optional(
        "holdsAtMost", Scalars.SomeDuration,
        "A state holds until the next record, but at most so long; without it, as long as it takes.");

    private static readonly Field<Sequence<string>> Levels = Optional(
        "levels", new ListShape<string>(Scalars.Text("a state", "warning")),
        "The states in order, the best first, so that conditions can say 'state >= warning'.");

    public static Shape<ContentDraft> States { get; } = new RecordShape<ContentDraft>(
        "A source of states", [At, State, HoldsAtMost, Levels, Dimensions],
        r => LevelsFit(r) ? stamps => new SourceContent.States(
            r.Get(At).With(stamps), r.Get(State).Named("state"), r.Find(HoldsAtMost)?.Ticks, r.Get(Dimensions, []))
        {
            Levels = r.Get(Levels, []),
        } : null);

    /// <summary>Each state has one place in the order.</summary>
    private static bool LevelsFit(RecordReader record)
    {
        var levels = record.Get(Levels, []);
        var twice = levels.GroupBy(l => l).FirstOrDefault(l => l.Count() > 1);
        if (twice is not null) return record.Report(LevelDiagnostics.Twice(record.PlaceOf(Levels), twice.Key));
        if (levels.Count == 0 || record.Get(State).Named("state").Vocabulary?.ToList() is not { } words) return true;
        return words.Concat(levels).FirstOrDefault(l => l != SourceContent.States.NoData && words.Contains(l) != levels.Contains(l)) is not { } odd
            || record.Report(LevelDiagnostics.OneSided(record.PlaceOf(Levels), odd, isLevel: levels.Contains(odd)));
    }

    private static readonly Field<Length> Bucket = Optional(
        "bucket", Scalars.SomeDuration, "The time that a row counts, from its instant on; without it, a row is one event.");

    private static readonly Field<Sequence<Counter>> Counters = Required(
        "counters",
        new PairsShape<string, string>(
            "the name of a counter", Scalars.Name("the name of a counter", "requests"),
            new WordOrShape<string>(EachRow, EachRow, "Counts one for every row.", Scalars.Column))
            .Select(pairs => pairs
                .Select(p => new Counter(p.Key, p.Value == EachRow ? null : p.Value)).ToSequence()),
        "The counters, each with the column that holds its whole numbers.");

    private static readonly Field<Boxed<bool>> NoRows = Optional(
        "gaps", new WordShape<Boxed<bool>>("what the absence of rows means", [
            ("nothing-happened", new Boxed<bool>(true), "Where there is no row, nothing happened."),
            ("not-observed", new Boxed<bool>(false), "Where there is no row, nobody looked.")]),
        "What it means that there is no row: not-observed for buckets, nothing-happened for single events, when left out.");

    private static readonly Field<Boxed<Counting>> CountingOf = Optional(
        "counting", new WordShape<Boxed<Counting>>("what a row counts", [
            ("by-row", new(Counting.ByRow), "What happened in its time."),
            ("running-from-zero", new(Counting.RunningFromZero),
                "All that happened so far: the difference to the next row counts at this row. A lower total began again at 0."),
            ("running-or-unknown", new(Counting.RunningUnknown),
                "All that happened so far; what happened before a lower total is not known, and its row counts nothing.")]),
        "What a row counts; by-row when left out.");

    public static Shape<ContentDraft> Counts { get; } = new RecordShape<ContentDraft>(
        "A source of counts", [At, Bucket, Counters, CountingOf, NoRows, Dimensions],
        r => HasTotals(r) ? stamps => new SourceContent.Counts(
            r.Get(At).With(stamps), r.Find(Bucket)?.Ticks ?? 0, r.Get(Counters),
            r.Find(NoRows)?.Value ?? !r.Has(Bucket), r.Get(Dimensions, []))
        {
            Counting = r.Get(CountingOf, new(Counting.NotSaid)).Value,
        } : null);

    /// <summary>A running total stands in a column.</summary>
    private static bool HasTotals(RecordReader record) =>
        record.Get(CountingOf, new(Counting.NotSaid)).Value is Counting.NotSaid or Counting.ByRow
        || record.Get(Counters).All(c => c.From is not null)
        || record.Report(IndicatorDiagnostics.DoesNotApply(
            record.PlaceOf(CountingOf), CountingOf.Name, "a counter of rows is no running total"));

    private static readonly Field<string> Value = Required("value", Scalars.Column, "The column of the number.");

    private static readonly Field<Unit> SampleUnit = Required(
        "unit", new ScalarShape<Unit>("a unit", "ms", UnitText.TryParse),
        "The unit of the number: ms, s, min, h, %, points, a currency code, °C, dB, MB and the like, or number.");

    public static Shape<ContentDraft> Samples { get; } = new RecordShape<ContentDraft>(
        "A source of samples", [At, Value, SampleUnit, Dimensions],
        r => stamps => new SourceContent.Samples(
            r.Get(At).With(stamps), r.Get(Value), r.Get(SampleUnit), r.Get(Dimensions, [])));
}

internal static class LevelDiagnostics
{
    public static Diagnostic Twice(Place place, string level) => new(
        "KPT280", Severity.Error, place,
        $"A state has one place in the order, but '{level}' has two.",
        "Name each state once, the best first.");

    public static Diagnostic OneSided(Place place, string word, bool isLevel) => new(
        "KPT280", Severity.Error, place,
        isLevel ? $"The order names '{word}', which is none of the words of 'state'." : $"The order does not name the state '{word}'.",
        "Name just the words of 'state', the best first.");
}
