using System.Diagnostics.CodeAnalysis;
using Kept.Agreements;
using Kept.Language.Binding.Expressions;
using Kept.Language.Binding.Shapes;
using Kept.Quantities;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding;

/// <summary>Indicators that make one number of many values: count, sum, mean, minimum, maximum, latest, percentile.</summary>
internal static class StatisticShapes
{
    private static readonly Field<Source> Source = Optional(
        "source", new ReferenceShape<Source>("a source", "latency"), "The source of the values.");

    private static readonly Field<Expression> Of = Optional(
        "of", ExpressionShape.Value, "The value of each case, or of each interval.");

    private static readonly Field<Length> Every = Optional(
        "every", Scalars.Duration, "Takes one value an interval of this length instead of every sample.");

    private static readonly Field<ClockDraft> Clock = Optional(
        "clock", ClockShapes.Clock, "Takes the time on a clock as the value of each case.");

    private static readonly Field<EventReference> CountedBy = Optional(
        "countedBy", EventShapes.Reference, "For cases: the event whose instant puts a case into a period.");

    private static readonly Field<Indicator.ShareOfTime> Outages = Optional(
        "outages", AvailabilityShapes.Shape, "Takes the outages of an availability, each with its length.");

    private static readonly Field<Quantity> Rank = Required(
        "rank", new ScalarShape<Quantity>("a percentage above 0% and up to 100%", "95%", TryParseRank),
        "The share of values that the percentile is not below.");

    private static readonly Field<Boxed<PercentileMethod>> Method = Optional(
        "method", new WordShape<Boxed<PercentileMethod>>("how a percentile is read", [
            ("nearest-rank", new(PercentileMethod.NearestRank), "The smallest value that enough values do not exceed."),
            ("linear", new(PercentileMethod.Linear), "Linear between neighbours at 1 + (n - 1)·rank (type 7)."),
            ("exclusive", new(PercentileMethod.Exclusive), "Linear between neighbours at (n + 1)·rank (type 6).")]),
        "How the percentile is read between two values; nearest-rank when left out.");

    private static readonly Field[] Common =
        [Source, SelectionFields.Where, SelectionFields.Hours, SelectionFields.Exclude, Of, Every, Clock, CountedBy, Outages];

    public static Shape<Indicator> Folded(Fold fold) => new RecordShape<Indicator>(
        "A statistic", Common, r => Build(r, fold));

    public static Shape<Indicator> Percentile { get; } = new RecordShape<Indicator>(
        "A percentile", [.. Common, Rank, Method],
        r => Build(r, new Fold.Percentile(r.Get(Rank).Value, r.Get(Method, new(PercentileMethod.NearestRank)).Value)));

    private static Indicator.Statistic? Build(RecordReader record, Fold fold) =>
        ValuesOf(record, fold) is { } values
            ? new Indicator.Statistic(fold, values, MaskOf(record, values), record.Place)
            : null;

    private static Mask MaskOf(RecordReader record, Values values) =>
        values is Values.Outages outages ? outages.State.Mask : SelectionFields.MaskOf(record);

    private static Values? ValuesOf(RecordReader record, Fold fold)
    {
        if (record.Has(Outages) == record.Has(Source))
        {
            record.Report(BindingDiagnostics.ExactlyOneOf(record, "A statistic", [Source, Outages]));
            return null;
        }
        if (record.Has(Outages))
            return record.Refuses("outages have lengths only", Of, Every, Clock, CountedBy, SelectionFields.Where, SelectionFields.Hours, SelectionFields.Exclude)
                ? new Values.Outages(record.Get(Outages), Minutes) : null;
        return SelectionFields.Filtered(record, record.Get(Source)) is { } selection ? OfSource(record, selection, fold) : null;
    }

    private static Values? OfSource(RecordReader record, Selection selection, Fold fold) => selection.Source.Content switch
    {
        SourceContent.Cases cases => OfCases(record, selection, cases, fold),
        SourceContent.Samples samples when !record.Has(Every) =>
            record.Refuses("samples have one value each", Of, Clock, CountedBy) ? new Values.Samples(selection, samples.Unit) : null,
        SourceContent.Samples or SourceContent.Counts => OfIntervals(record, selection),
        _ => WrongSource(record, selection.Source),
    };

    private static Values.Intervals? OfIntervals(RecordReader record, Selection selection)
    {
        var fits = record.Refuses("it is for cases", Clock, CountedBy) & record.Needs("the values are those of intervals", Every, Of);
        if (!fits) return null;
        var value = new ExpressionBinder(SourceNames.OfInterval(selection.Source), record.Context).BindValue(record.Get(Of));
        return value is { } bound && Intervals.TicksOf(record, Every, selection.Source) is { } every
            ? new Values.Intervals(selection, every, bound.Bound, bound.Unit)
            : null;
    }

    private static Values? OfCases(RecordReader record, Selection selection, SourceContent.Cases cases, Fold fold)
    {
        if (!record.Refuses("it is for counters and samples", Every)) return null;
        var clock = record.Find(Clock)?.On(selection.Source, cases);
        if (record.Has(Clock) && clock is null) return null;
        if (clock is null && !record.Needs("it says which period a case belongs to", CountedBy)) return null;
        if (!EventShapes.IsKnown(record, CountedBy, selection.Source, cases)) return null;
        var countedBy = record.Find(CountedBy) ?? clock!.From;
        if (clock is not null)
            return record.Refuses("the value is the time on the clock", Of)
                ? new Values.ClockTimes(selection, clock, countedBy, Minutes) : null;
        if (!record.Has(Of))
        {
            if (fold is Fold.Count) return new Values.Cases(selection, countedBy);
            record.Needs("cases have no value of their own; name a field, or a clock", Of);
            return null;
        }
        return new ExpressionBinder(SourceNames.Of(selection.Source), record.Context).BindValue(record.Get(Of)) is { } value
            ? new Values.CaseValues(selection, value.Bound, value.Unit, countedBy)
            : null;
    }

    private static Unit Minutes { get; } = new Unit.Time(DurationUnit.Minutes);

    private static Values? WrongSource(RecordReader record, Source source)
    {
        record.Report(IndicatorDiagnostics.WrongSource(record.PlaceOf(Source), source, "samples, counters or cases"));
        return null;
    }

    private static bool TryParseRank(string text, [MaybeNullWhen(false)] out Quantity value, out ScalarProblem problem) =>
        Scalars.TryParsePercentage(text, out value, out problem) && value.Value.Sign > 0 && value.Value <= Rational.One;
}
