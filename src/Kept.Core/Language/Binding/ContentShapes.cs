using Kept.Agreements;
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

    public static Shape<ContentDraft> States { get; } = new RecordShape<ContentDraft>(
        "A source of states", [At, State, HoldsAtMost, Dimensions],
        r => stamps => new SourceContent.States(
            r.Get(At).With(stamps), r.Get(State).Named("state"), r.Find(HoldsAtMost)?.Ticks, r.Get(Dimensions, [])));

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

    public static Shape<ContentDraft> Counts { get; } = new RecordShape<ContentDraft>(
        "A source of counts", [At, Bucket, Counters, NoRows, Dimensions],
        r => stamps => new SourceContent.Counts(
            r.Get(At).With(stamps), r.Find(Bucket)?.Ticks ?? 0, r.Get(Counters),
            r.Find(NoRows)?.Value ?? !r.Has(Bucket), r.Get(Dimensions, [])));

    private static readonly Field<string> Value = Required("value", Scalars.Column, "The column of the number.");

    private static readonly Field<Unit> SampleUnit = Required(
        "unit", new ScalarShape<Unit>("a unit", "ms", UnitText.TryParse),
        "The unit of the number: ms, s, min, h, %, points, a currency code, °C, dB, MB and the like, or number.");

    public static Shape<ContentDraft> Samples { get; } = new RecordShape<ContentDraft>(
        "A source of samples", [At, Value, SampleUnit, Dimensions],
        r => stamps => new SourceContent.Samples(
            r.Get(At).With(stamps), r.Get(Value), r.Get(SampleUnit), r.Get(Dimensions, [])));
}
