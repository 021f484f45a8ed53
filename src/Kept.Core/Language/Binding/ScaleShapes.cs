using Kept.Agreements;
using Kept.Language.Binding.Shapes;
using Kept.Quantities;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding;

/// <summary>How a result becomes a compensation: by bands, by units, the same for every miss, or by a formula.</summary>
/// <param name="given">What a unit or a miss gives.</param>
/// <param name="gives">What a band gives: the same, or nothing.</param>
internal sealed class ScaleShapes(Shape<Compensation> given, Shape<Compensation> gives)
{
    private static readonly Field<Counting> Of = Required(
        "of", new WordShape<Counting>("what units are counted in", [
            ("downtime", new(LadderMeasure.Downtime), "The counted down time of the period."),
            ("days", new(null), "Days of the period with counted down time, each once."),
            ("shortfall", new(LadderMeasure.Shortfall), "How far the attainment is from the target."),
            ("exceedance", new(LadderMeasure.Exceedance), "How far the attainment is from the target, as a share of the target."),
            ("overrun", new(LadderMeasure.Overrun), "The time on the clock of a case beyond its due time, for an objective per case."),
            ("attainment", new(LadderMeasure.Attainment), "The attainment itself.")]), "What the units are counted in.");

    private static readonly Field<Quantity> Unit = Optional(
        "unit", Scalars.Quantity, "The length of one unit: 30 minutes, 1%; days are counted one by one.");

    private static readonly Field<Quantity> Beyond = Optional("beyond", Scalars.Quantity, "Only what lies beyond it is counted.");

    private static readonly Field<Boxed<UnitCounting>> Counted = Optional(
        "counted", new WordShape<Boxed<UnitCounting>>("how a part of a unit counts", [
            ("completed", new(UnitCounting.Completed), "Only whole units count."),
            ("started", new(UnitCounting.Started), "A started unit counts as a whole."),
            ("proportional", new(UnitCounting.Proportional), "A part of a unit counts in proportion.")]),
        "How a part of a unit counts.");

    /// <summary>A table of bands.</summary>
    public static Shape<Sequence<Band>> BandsOf(string what, Shape<Compensation> gives) =>
        new PairsShape<QuantityInterval, Compensation>(what, Scalars.Interval, gives)
            .Select(pairs => pairs.Select(p => new Band(p.Key, p.Value, p.Entry.Key.Place)).ToSequence());

    public Field<ByClass<CreditScale>> Bands { get; } = Optional(
        "bands", new ByClassShape<CreditScale>(
            BandsOf("a range of the attainment such as [99.0%, 99.9%)", gives).Select(bands => (CreditScale)new CreditScale.Bands(bands))),
        "What is given for an attainment in each range.");

    public Field<ByClass<CreditScale>> PerUnit { get; } = Optional(
        "perUnit", new ByClassShape<CreditScale>(Ladder(given)), "What is given for each unit of down time, shortfall or overrun.");

    public Field<ByClass<CreditScale>> Missed { get; } = Optional(
        "missed", Flat(given, forMisses: true), "What is given for every miss, however large it is.");

    public Field<ByClass<CreditScale>> Met { get; } = Optional(
        "met", Flat(given, forMisses: false), "What is given for every period in which the promise is met.");

    public Field<Expression> Amount { get; } = Optional(
        "amount", new ExpressionShape("a formula", "10 * base * downtime / period"),
        "An amount of money, by a formula over base, attainment, target, shortfall, exceedance, downtime, counted, period, count and plan values.");

    /// <summary>The scale of a record; none where it has a formula. Reports when there is not exactly one.</summary>
    /// <param name="fields">Those of the scales that the record can have.</param>
    public bool TryFind(RecordReader record, string title, IReadOnlyList<Field> fields, out ByClass<CreditScale>? scale)
    {
        var all = new Field[] { Bands, PerUnit, Missed, Met, Amount }.Where(fields.Contains).ToList();
        scale = record.Find(Bands) ?? record.Find(PerUnit) ?? record.Find(Missed) ?? record.Find(Met);
        return all.Count(record.Has) == 1 || record.Report(BindingDiagnostics.ExactlyOneOf(record, title, all));
    }

    private static Shape<ByClass<CreditScale>> Flat(Shape<Compensation> given, bool forMisses) =>
        new ByClassShape<CreditScale>(given.Select(each => (CreditScale)new CreditScale.Flat(each, forMisses)));

    private static RecordShape<CreditScale> Ladder(Shape<Compensation> gives)
    {
        var each = Required("gives", gives, "What each unit gives.");
        return new("A credit by units", [Of, Unit, Beyond, Counted, each], r =>
        {
            var isDays = r.Get(Of).Measure is null;
            foreach (var field in new Field[] { Unit, Counted })
                if (isDays == r.Has(field))
                {
                    r.Report(isDays ? RemedyDiagnostics.DaysAreCounted(r.PlaceOf(field), field) : BindingDiagnostics.MissingKey(r.Map, "A credit by units", field));
                    return null;
                }
            return r.Get(Of).Measure is { } measure
                ? new CreditScale.PerUnit(r.Get(Unit), measure, r.Find(Beyond), r.Get(Counted).Value, r.Get(each))
                : new CreditScale.PerDay(r.Find(Beyond), r.Get(each));
        });
    }

    /// <param name="Measure">Null where days are counted.</param>
    private sealed record Counting(LadderMeasure? Measure);
}
