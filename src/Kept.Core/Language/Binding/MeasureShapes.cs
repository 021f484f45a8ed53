using Kept.Agreements;
using Kept.Language.Binding.Expressions;
using Kept.Language.Binding.Shapes;
using Kept.Quantities;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding;

/// <summary>All indicators by their keys, and formulas over several of them.</summary>
internal static class MeasureShapes
{
    /// <summary>The name that a formula uses for the length of the period.</summary>
    public const string Period = "period";

    /// <summary>What is measured: exactly one of these keys.</summary>
    public static Shape<Indicator> Indicator { get; } = new RecursiveShape<Indicator>("An indicator", () => Choice!);

    private static readonly Field<Sequence<NamedMeasure>> Measures = Optional(
        "measures",
        new NamedShape<NamedMeasure>("the name of a measure", new NamedMeasureShape()),
        "Measured numbers that the formula uses by name.");

    private static readonly Field<Sequence<string>> Each = Optional(
        "each", new ListShape<string>(Scalars.Name("a dimension", "site")),
        "Takes each measure of each of these by itself; min, max, mean, sum, count and percentile make one number of them.");

    private static readonly Field<Expression> Value = Required(
        "value", ExpressionShape.Value, "The formula over the measures, values of the plan, and period (the length of the period assessed).");

    private static readonly Shape<Indicator> Formula = new RecordShape<Indicator>("A formula", [Measures, Each, Value], BuildFormula);

    private static ChoiceShape<Indicator> Choice { get; } = new("An indicator", [
        Key("availability", AvailabilityShapes.Shape.Select(i => (Indicator)i), "The share of time in which something is up."),
        Key("ratio", IndicatorShapes.Ratio.Select(i => (Indicator)i), "Good ÷ total, summed over the period."),
        Key("meanOfRatios", IndicatorShapes.MeanOfRatios.Select(i => (Indicator)i), "The mean over intervals of good ÷ total."),
        Key("shareOfIntervals", IndicatorShapes.ShareOfIntervals.Select(i => (Indicator)i), "The share of intervals that meet a condition."),
        Key("shareOfSamples", IndicatorShapes.ShareOfSamples.Select(i => (Indicator)i), "The share of measurements that meet a condition."),
        Key("shareOfCases", IndicatorShapes.ShareOfCases.Select(i => (Indicator)i), "The share of cases that meet a condition."),
        Key("timeliness", TimelinessShapes.Shape.Select(i => (Indicator)i), "The share of cases that are done by their due time."),
        Key("deliveries", DeliveryShapes.Shape.Select(i => (Indicator)i), "The share of things due again and again that are delivered in time."),
        Key("count", StatisticShapes.Folded(new Fold.Count()), "How many cases, samples or outages."),
        Key("sum", StatisticShapes.Folded(new Fold.Sum()), "The sum of the values."),
        Key("mean", StatisticShapes.Folded(new Fold.Mean()), "The mean of the values."),
        Key("minimum", StatisticShapes.Folded(new Fold.Minimum()), "The smallest value."),
        Key("maximum", StatisticShapes.Folded(new Fold.Maximum()), "The largest value."),
        Key("latest", StatisticShapes.Folded(new Fold.Latest()), "The value latest in time."),
        Key("percentile", StatisticShapes.Percentile, "A percentile of the values."),
        Key("formula", Formula, "A number computed from other measured numbers."),
    ]);

    private static Field<Indicator> Key(string name, Shape<Indicator> shape, string doc) => Optional(name, shape, doc);

    private static Indicator.Formula? BuildFormula(RecordReader record)
    {
        var (measures, each) = (record.Get(Measures, []), record.Get(Each, []));
        var names = PlanShapes.NamesOf(record.Context, "measures and plan values", hasPeriods: true)
            .Add(Period, new ExpressionType.Valued(Unit.OfSeconds));
        foreach (var measure in measures)
            names.Add(measure.Name, each.Count == 0
                ? new ExpressionType.Valued(measure.Indicator.Unit) : new ExpressionType.Many(measure.Indicator.Unit));
        return HaveDimensions(measures, each, record) && new ExpressionBinder(names, record.Context).BindValue(record.Get(Value)) is { } value
            ? new Indicator.Formula(measures, value.Bound, value.Unit, record.Place) { Each = each }
            : null;
    }

    /// <summary>Whether the sources of all measures tell the things apart that each is taken of.</summary>
    private static bool HaveDimensions(Sequence<NamedMeasure> measures, Sequence<string> each, RecordReader record)
    {
        foreach (var dimension in each)
            foreach (var source in measures.SelectMany(m => m.Indicator.Selections()).Select(s => s.Source))
            {
                var known = source.Content.Dimensions.Select(d => d.Name).ToList();
                if (!known.Contains(dimension))
                    return record.Report(IndicatorDiagnostics.UnknownField(record.PlaceOf(Each, dimension), dimension, source, known));
            }
        return true;
    }

    private sealed class NamedMeasureShape : Shape<NamedMeasure>
    {
        protected override Form Describe() => Indicator.Form;

        public override bool TryRead(Syntax.SyntaxNode node, BindingContext context, out NamedMeasure value)
        {
            var read = Indicator.TryRead(node, context, out var indicator);
            value = new NamedMeasure(context.Name, indicator!);
            return read;
        }
    }
}
