using Kept.Agreements;
using Kept.Language.Binding.Expressions;
using Kept.Language.Binding.Shapes;
using Kept.Quantities;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding;

/// <summary>What is measured: one key names the kind of the number, its keys say how it is made.</summary>
internal static class IndicatorShapes
{
    private static readonly Field<Expression> Good = Required(
        "good", new ExpressionShape("a formula over counters", "requests - errors"), "What counts as good; in intervals of samples a formula such as count(value where value <= 500 ms).");

    private static readonly Field<Expression> Total = Required(
        "total", new ExpressionShape("a formula over counters", "requests"), "What there is in all.");

    private static readonly Field<Expression> IsGood = Required(
        "good", new ExpressionShape("a condition", "value <= 500 ms"), "The condition that the good ones meet.");

    private static readonly Field<Length> Every = Required(
        "every", Scalars.Duration, "The length of the intervals; they begin at midnight in the agreement's zone.");

    private static readonly Field<EmptyMean> Empty = Required(
        "empty", new WordOrScalarShape<EmptyMean>(
            [("leaves-both-sides", new EmptyMean(null), "It is left out of the mean.")], "a percentage", "100%", TryParseEmpty),
        "What an interval whose total is 0 counts as.");

    private static readonly Field<Expression> Met = Required(
        "met", new ExpressionShape("a condition", "errors / requests <= 0.1%"), "The condition that an interval meets.");

    private static readonly Field<Boxed<EmptyRule>> EmptyInterval = Required(
        "empty", IndicatorWords.EmptyInterval, "What an interval counts as in which there was nothing, or that leaves 'met' without an answer.");

    private static readonly Field<EventReference> CountedBy = Required(
        "countedBy", EventShapes.Reference, "The event whose instant puts a case into a period.");

    public static RecordShape<Indicator.Ratio> Ratio { get; } = new(
        "A ratio", [.. SelectionFields.All, Good, Total], r =>
            SelectionFields.Selection<SourceContent.Counts>(r, "counters") is { } selection
            && GoodAndTotal(r, selection) is { } both
                ? new(selection, both.Good, both.Total, SelectionFields.MaskOf(r), r.Place)
                : null);

    public static RecordShape<Indicator.MeanOfRatios> MeanOfRatios { get; } = new(
        "A mean of ratios", [.. SelectionFields.All, Every, Good, Total, Empty], r =>
            OfIntervals(r) is { } selection
            && Intervals.TicksOf(r, Every, selection.Source) is { } every && GoodAndTotal(r, selection) is { } both
                ? new(selection, every, both.Good, both.Total, r.Get(Empty).Value, SelectionFields.MaskOf(r), r.Place)
                : null);

    public static RecordShape<Indicator.ShareOfIntervals> ShareOfIntervals { get; } = new(
        "A share of intervals", [.. SelectionFields.All, Every, Met, EmptyInterval], r =>
        {
            var source = r.Get(SelectionFields.Source);
            return OfIntervals(r) is { } selection && Intervals.TicksOf(r, Every, selection.Source) is { } every
                && new ExpressionBinder(SourceNames.OfInterval(source), r.Context).BindCondition(r.Get(Met)) is { } met
                    ? new(selection, every, met, r.Get(EmptyInterval).Value, SelectionFields.MaskOf(r), r.Place)
                    : null;
        });

    public static RecordShape<Indicator.ShareOfSamples> ShareOfSamples { get; } = new(
        "A share of samples", [.. SelectionFields.All, IsGood], r =>
        {
            var source = r.Get(SelectionFields.Source);
            if (source.Content is not (SourceContent.States or SourceContent.Samples))
            {
                r.Report(IndicatorDiagnostics.WrongSource(r.PlaceOf(SelectionFields.Source), source, "samples or states"));
                return null;
            }
            return SelectionFields.Filtered(r, source) is { } selection
                && new ExpressionBinder(SourceNames.Of(source), r.Context).BindCondition(r.Get(IsGood)) is { } good
                    ? new(selection, good, SelectionFields.MaskOf(r), r.Place)
                    : null;
        });

    public static RecordShape<Indicator.ShareOfCases> ShareOfCases { get; } = new(
        "A share of cases", [.. SelectionFields.All, IsGood, CountedBy], r =>
            SelectionFields.Selection<SourceContent.Cases>(r, "cases") is { } selection
            && EventShapes.IsKnown(r, CountedBy, selection.Source, (SourceContent.Cases)selection.Source.Content)
            && new ExpressionBinder(SourceNames.Of(selection.Source), r.Context).BindCondition(r.Get(IsGood)) is { } good
                ? new(selection, good, r.Get(CountedBy), SelectionFields.MaskOf(r), r.Place)
                : null);

    private static Selection? OfIntervals(RecordReader record)
    {
        var source = record.Get(SelectionFields.Source);
        if (source.Content is SourceContent.Counts or SourceContent.Samples) return SelectionFields.Filtered(record, source);
        record.Report(IndicatorDiagnostics.WrongSource(record.PlaceOf(SelectionFields.Source), source, "counters or samples"));
        return null;
    }

    private static (Expression Good, Expression Total)? GoodAndTotal(RecordReader record, Selection selection)
    {
        var binder = new ExpressionBinder(SourceNames.OfInterval(selection.Source), record.Context);
        var good = binder.BindValue(record.Get(Good));
        var total = binder.BindValue(record.Get(Total));
        if (good is null || total is null) return null;
        if (Units.IsPlain(good.Value.Unit) && Units.IsPlain(total.Value.Unit)) return (good.Value.Bound, total.Value.Bound);
        record.Report(ExpressionDiagnostics.UnitsDoNotFit(
            record.Get(Good), good.Value.Unit.Describe(), total.Value.Unit.Describe(), "divided into a share"));
        return null;
    }

    private static bool TryParseEmpty(string text, out EmptyMean value, out ScalarProblem problem)
    {
        var parsed = Scalars.TryParsePercentage(text, out var share, out problem);
        value = new EmptyMean(share?.Value);
        return parsed && share!.Value.Sign >= 0 && share.Value <= Rational.One;
    }

    private sealed record EmptyMean(Rational? Value);
}
