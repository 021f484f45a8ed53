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

    private static readonly Field<Expression> Value = Required(
        "value", ExpressionShape.Value, "The formula over the measures, values of the plan, and period (the length of the period assessed).");

    private static readonly Shape<Indicator> Formula = new RecordShape<Indicator>("A formula", [Measures, Value], BuildFormula);

    private static ChoiceShape<Indicator> Choice { get; } = new("An indicator", [
        Key("availability", AvailabilityShapes.Shape.Select(i => (Indicator)i), "The share of time in which something is up."),
        Key("ratio", IndicatorShapes.Ratio.Select(i => (Indicator)i), "Good ÷ total, summed over the period."),
        Key("meanOfRatios", IndicatorShapes.MeanOfRatios.Select(i => (Indicator)i), "The mean over intervals of good ÷ total."),
        Key("shareOfIntervals", IndicatorShapes.ShareOfIntervals.Select(i => (Indicator)i), "The share of intervals that meet a condition."),
        Key("shareOfSamples", IndicatorShapes.ShareOfSamples.Select(i => (Indicator)i), "The share of measurements that meet a condition."),
        Key("shareOfCases", IndicatorShapes.ShareOfCases.Select(i => (Indicator)i), "The share of cases that meet a condition."),
        Key("timeliness", TimelinessShapes.Shape.Select(i => (Indicator)i), "The share of cases that are done by their due time."),
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
        var names = PlanShapes.NamesOf(record.Context, "measures and plan values")
            .Add(Period, new ExpressionType.Valued(Unit.OfSeconds));
        foreach (var measure in record.Get(Measures, []))
            names.Add(measure.Name, new ExpressionType.Valued(measure.Indicator.Unit));
        return new ExpressionBinder(names, record.Context).BindValue(record.Get(Value)) is { } value
            ? new Indicator.Formula(record.Get(Measures, []), value.Bound, value.Unit, record.Place)
            : null;
    }

    private sealed class NamedMeasureShape : Shape<NamedMeasure>
    {
        public override Form Form => Indicator.Form;

        public override bool TryRead(Syntax.SyntaxNode node, BindingContext context, out NamedMeasure value)
        {
            var read = Indicator.TryRead(node, context, out var indicator);
            value = new NamedMeasure(context.Name, indicator!);
            return read;
        }
    }
}
