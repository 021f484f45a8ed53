using Kept.Agreements;
using Kept.Evaluation.Expressions;
using Kept.Quantities;
using Kept.Time;
using NodaTime;

namespace Kept.Evaluation.Folds;

internal sealed record IntervalValues(Sequence<Rational> Values, long Unknown);

/// <summary>A statistic of a value of each interval.</summary>
internal sealed class IntervalStatisticFold : DayFold<IntervalValues>
{
    private readonly Fold _fold;
    private readonly long _every;
    private readonly IntervalReader _reader;
    private readonly IntervalFormula _value;
    private readonly MaskWindows _mask;

    public IntervalStatisticFold(
        Indicator.Statistic indicator, Values.Intervals values, Calendar? serviceHours, Scope scope, ServicePeriod period, EvaluationContext context)
    {
        _fold = indicator.Fold;
        _every = values.EveryTicks;
        (var expressions, _value) = context.Compiled(values, () => Compile(values));
        _reader = new IntervalReader(expressions, values.Of, scope, values.EveryTicks, period.Zone, context);
        _mask = MaskWindows.Resolve(indicator.Mask, serviceHours, values.Of, scope, period.Range, context);
    }

    private static (IntervalExpressions, IntervalFormula) Compile(Values.Intervals values)
    {
        var expressions = new IntervalExpressions(values.Of.Source);
        return (expressions, IntervalFormula.Of(values.Value, expressions));
    }

    protected override IntervalValues Summarise(TimeRange range)
    {
        var values = new List<Rational>();
        var unknown = 0L;
        var intervals = _reader.Read(range);
        var marks = intervals.Under(_mask);
        for (var i = 0; i < intervals.Count; i++)
        {
            if (!marks[i].IsPlain) continue;
            if (marks[i].Has(IntervalMarks.Observed) && _value.Value(intervals.Contents(i)) is { } value) values.Add(value);
            else unknown++;
        }
        return new IntervalValues(values.ToSequence(), unknown);
    }

    protected override IntervalValues Merge(IReadOnlyList<IntervalValues> inOrder) =>
        new(inOrder.SelectMany(s => s.Values).ToSequence(), inOrder.Sum(s => s.Unknown));

    protected override Measured Finish(IntervalValues summary, TimeRange range)
    {
        var value = Statistics.Of(_fold, summary.Values);
        return Measured.Exactly(
            value is { } known ? Figure.Of(known) : null, summary.Values.Count,
            new Evidence.Intervals(summary.Values.Count, summary.Values.Count, 0, summary.Unknown, _every, BadIntervals.None));
    }
}

/// <summary>A statistic of the lengths of outages.</summary>
internal sealed class OutageStatisticFold(Fold fold, AvailabilityFold availability) : DayFold
{
    public override Measured Measure(ServicePeriod period) => Finish(availability.Measure(period));

    public override IEnumerable<DayFigure> Trace(ServicePeriod period) => availability.Trace(period)
        .Select(day => day with { Day = Finish(day.Day), Cumulative = Finish(day.Cumulative) });

    private Measured Finish(Measured measured)
    {
        var evidence = (Evidence.Time)measured.Evidence;
        var outages = evidence.Outages.Where(o => o.CountedTicks > 0).ToList();
        var value = Statistics.Of(fold, outages.Select(o => Rational.Of(o.CountedTicks, NodaConstants.TicksPerSecond)).ToList());
        var figure = value is { } known ? Figure.Of(known) : null;
        return evidence.HasCertainOutages
            ? Measured.Exactly(figure, outages.Count, evidence)
            : new Measured(figure, null, null, outages.Count, evidence);
    }
}
