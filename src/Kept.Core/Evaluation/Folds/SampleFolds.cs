using System.Numerics;
using Kept.Agreements;
using Kept.Evaluation.Expressions;
using Kept.Measurements;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Evaluation.Folds;

internal sealed record SampleCounts(long Good, long Counted);

/// <summary>The share of samples, or of records of a state, that meet a condition.</summary>
internal sealed class ShareOfSamplesFold : DayFold<SampleCounts>
{
    private readonly Indicator.ShareOfSamples _indicator;
    private readonly MaskWindows _mask;
    private readonly IReadOnlyList<StateSeries> _states = [];
    private readonly IReadOnlyList<SampleSeries> _samples = [];

    public ShareOfSamplesFold(
        Indicator.ShareOfSamples indicator, Calendar? serviceHours, Scope scope, ServicePeriod period, EvaluationContext context)
    {
        _indicator = indicator;
        _mask = MaskWindows.Resolve(indicator.Mask, serviceHours, indicator.Of, scope, period.Range, context);
        if (indicator.Of.Source.Content is SourceContent.States) _states = context.States(indicator.Of, scope);
        else _samples = context.Samples(indicator.Of, scope);
    }

    protected override SampleCounts Summarise(TimeRange range)
    {
        var plain = CountsIn(_mask.Plain.Within(range));
        var up = CountsIn(_mask.Counted.Intersect(_mask.CountsAsUp).Within(range));
        var leaves = CountsIn(_mask.Counted.Intersect(_mask.DowntimeLeaves).Within(range));
        return new SampleCounts(plain.Good + up.Counted + leaves.Good, plain.Counted + up.Counted + leaves.Good);
    }

    protected override SampleCounts Merge(IReadOnlyList<SampleCounts> inOrder) =>
        new(inOrder.Sum(s => s.Good), inOrder.Sum(s => s.Counted));

    protected override Measured Finish(SampleCounts summary, TimeRange range) =>
        Shares.Of(summary.Good, summary.Counted, 0, 0, new Evidence.Samples(summary.Counted, summary.Good, null, null));

    private SampleCounts CountsIn(IntervalSet time)
    {
        long good = 0, counted = 0;
        if (time.IsEmpty) return new(good, counted);
        foreach (var series in _states) Count(series, time, ref good, ref counted);
        foreach (var series in _samples) Count(series, time, ref good, ref counted);
        return new(good, counted);
    }

    private void Count(StateSeries series, IntervalSet time, ref long good, ref long counted)
    {
        var isGood = new StateConditions(_indicator.Of.Source).Condition(_indicator.Good);
        var answers = series.States.Select(s => s == SourceContent.States.NoData ? null : isGood((series.Labels, s))).ToArray();
        foreach (var (state, records) in StateRuns.Count(series.Runs.Span, time, answers.Length))
        {
            if (answers[state] is not { } answer) continue;
            counted += records;
            if (answer) good += records;
        }
    }

    private void Count(SampleSeries series, IntervalSet time, ref long good, ref long counted)
    {
        var step = SampleStep.Of(series.Digits, ((SourceContent.Samples)_indicator.Of.Source.Content).Unit);
        var isGood = new SampleConditions(_indicator.Of.Source).Condition(_indicator.Good);
        foreach (var (_, value) in SamplesIn.Time(series, time, series.Digits))
        {
            if (isGood((series.Labels, (BigInteger)value * step)) is not { } answer) continue;
            counted++;
            if (answer) good++;
        }
    }
}

internal static class SampleStep
{
    /// <summary>What a whole multiple in a series is worth in the unit held.</summary>
    public static Rational Of(int digits, Unit unit) => Rational.Of(1, BigInteger.Pow(10, digits)) * unit.Scale;
}
