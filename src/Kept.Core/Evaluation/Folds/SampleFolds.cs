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
    private readonly MaskWindows _mask;
    private readonly IReadOnlyList<Judged> _series;

    public ShareOfSamplesFold(
        Indicator.ShareOfSamples indicator, Calendar? serviceHours, Scope scope, ServicePeriod period, EvaluationContext context)
    {
        _mask = MaskWindows.Resolve(indicator.Mask, serviceHours, indicator.Of, scope, period.Range, context);
        _series = indicator.Of.Source.Content is SourceContent.States
            ? StatesOf(indicator, scope, context)
            : SamplesOf(indicator, scope, context);
    }

    protected override SampleCounts Summarise(TimeRange day)
    {
        var mask = _mask.Within(day);
        long good = 0, counted = 0;
        foreach (var series in _series)
            foreach (var range in mask.Counted)
            {
                var at = series.At.Span;
                var (first, last) = Instants.Between(at, range.Start, range.End);
                for (var row = first; row < last; row++)
                {
                    if (series.IsGood(row) is not { } isGood) continue;
                    if (!isGood && mask.DowntimeLeaves.Contains(at[row])) continue;
                    counted++;
                    if (isGood || mask.CountsAsUp.Contains(at[row])) good++;
                }
            }
        return new SampleCounts(good, counted);
    }

    protected override SampleCounts Merge(IReadOnlyList<SampleCounts> inOrder) =>
        new(inOrder.Sum(s => s.Good), inOrder.Sum(s => s.Counted));

    protected override Measured Finish(SampleCounts summary, TimeRange range) =>
        Shares.Of(summary.Good, summary.Counted, 0, 0, new Evidence.Samples(summary.Counted, summary.Good, null, null));

    private static List<Judged> StatesOf(Indicator.ShareOfSamples indicator, Scope scope, EvaluationContext context) =>
        context.States(indicator.Of.Source).Where(s => scope.Takes(indicator.Of, s.Labels)).Select(series =>
        {
            var isGood = new StateConditions(indicator.Of.Source).Condition(indicator.Good);
            var answers = series.States.Select(s => s == SourceContent.States.NoData ? null : isGood((series.Labels, s))).ToArray();
            return new Judged(series.At, row => answers[series.State.Span[row]]);
        }).ToList();

    private static List<Judged> SamplesOf(Indicator.ShareOfSamples indicator, Scope scope, EvaluationContext context)
    {
        var content = (SourceContent.Samples)indicator.Of.Source.Content;
        return context.Samples(indicator.Of.Source).Where(s => scope.Takes(indicator.Of, s.Labels)).Select(series =>
        {
            var step = SampleStep.Of(series.Digits, content.Unit);
            var isGood = new SampleConditions(indicator.Of.Source).Condition(indicator.Good);
            return new Judged(series.At, row => isGood((series.Labels, series.Value.Span[row] * step)));
        }).ToList();
    }

    private sealed record Judged(ReadOnlyMemory<long> At, Func<int, bool?> IsGood);
}

internal static class SampleStep
{
    /// <summary>What a whole multiple in a series is worth in the unit held.</summary>
    public static Rational Of(int digits, Unit unit) => Rational.Of(1, BigInteger.Pow(10, digits)) * unit.Scale;

    public static Int128 PowerOfTen(int exponent)
    {
        var power = Int128.One;
        for (var i = 0; i < exponent; i++) power *= 10;
        return power;
    }
}

/// <summary>Samples of the counted time, with the instants of the latest ones.</summary>
internal sealed record SampleValues(IReadOnlyList<Int128> Values, Int128? Latest, long LatestAt);

/// <summary>A statistic of samples.</summary>
internal sealed class SampleStatisticFold : DayFold<SampleValues>
{
    private readonly Fold _fold;
    private readonly MaskWindows _mask;
    private readonly IReadOnlyList<SampleSeries> _series;
    private readonly int _digits;
    private readonly Rational _step;

    public SampleStatisticFold(
        Indicator.Statistic indicator, Values.Samples values, Calendar? serviceHours, Scope scope, ServicePeriod period, EvaluationContext context)
    {
        _fold = indicator.Fold;
        _mask = MaskWindows.Resolve(indicator.Mask, serviceHours, values.Of, scope, period.Range, context);
        _series = context.Samples(values.Of.Source).Where(s => scope.Takes(values.Of, s.Labels)).ToList();
        _digits = _series.Count == 0 ? 0 : _series.Max(s => s.Digits);
        _step = SampleStep.Of(_digits, values.SampleUnit);
    }

    protected override SampleValues Summarise(TimeRange day)
    {
        var mask = _mask.Within(day);
        var values = new List<Int128>();
        var (latest, latestAt) = ((Int128?)null, long.MinValue);
        foreach (var series in _series)
        {
            var factor = SampleStep.PowerOfTen(_digits - series.Digits);
            foreach (var range in mask.Plain)
            {
                var (first, last) = Instants.Between(series.At.Span, range.Start, range.End);
                foreach (var value in series.Value.Span[first..last]) values.Add(value * factor);
                if (last > first && series.At.Span[last - 1] >= latestAt)
                    (latest, latestAt) = (series.Value.Span[last - 1] * factor, series.At.Span[last - 1]);
            }
        }
        return new SampleValues(values, latest, latestAt);
    }

    protected override SampleValues Merge(IReadOnlyList<SampleValues> inOrder)
    {
        var latest = inOrder.LastOrDefault(s => s.Latest is not null) ?? inOrder[^1];
        return new SampleValues(inOrder.SelectMany(s => s.Values).ToList(), latest.Latest, latest.LatestAt);
    }

    protected override Measured Finish(SampleValues summary, TimeRange range)
    {
        var sorted = summary.Values.ToArray();
        Array.Sort(sorted);
        var evidence = sorted.Length == 0
            ? new Evidence.Samples(0, 0, null, null)
            : new Evidence.Samples(sorted.Length, sorted.Length, (BigInteger)sorted[0] * _step, (BigInteger)sorted[^1] * _step);
        var value = _fold switch
        {
            Fold.Latest => summary.Latest is { } latest ? (BigInteger)latest * _step : null,
            _ => Statistics.OfSorted(_fold, sorted, _step),
        };
        return Measured.Exactly(value is { } known ? Figure.Of(known) : null, sorted.Length, evidence);
    }
}

internal static class Statistics
{
    /// <summary>A statistic of whole multiples of a step, sorted; null where no values leave none.</summary>
    public static Rational? OfSorted(Fold fold, ReadOnlySpan<Int128> sorted, Rational step)
    {
        if (fold is Fold.Count) return sorted.Length;
        if (fold is Fold.Percentile percentile)
            return Percentiles.Of(sorted, percentile.Rank, percentile.Method) * step;
        if (sorted.Length == 0) return fold is Fold.Sum ? Rational.Zero : null;

        var sum = BigInteger.Zero;
        if (fold is Fold.Sum or Fold.Mean)
            foreach (var value in sorted) sum += value;
        return fold switch
        {
            Fold.Sum => sum * step,
            Fold.Mean => sum * step / sorted.Length,
            Fold.Minimum => (BigInteger)sorted[0] * step,
            Fold.Maximum => (BigInteger)sorted[^1] * step,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>A statistic of exact values in order of time; null where no values leave none.</summary>
    public static Rational? Of(Fold fold, IReadOnlyList<Rational> inOrder)
    {
        if (fold is Fold.Latest) return inOrder.Count == 0 ? null : inOrder[^1];
        var common = inOrder.Aggregate(BigInteger.One, (lcm, v) => lcm / BigInteger.GreatestCommonDivisor(lcm, v.Denominator) * v.Denominator);
        if (BigInteger.Abs(common) < 1_000_000_000_000 && inOrder.All(v => BigInteger.Abs(v.Numerator) < 1_000_000_000_000))
        {
            var whole = inOrder.Select(v => (Int128)(v.Numerator * (common / v.Denominator))).ToArray();
            Array.Sort(whole);
            return OfSorted(fold, whole, Rational.Of(1, common));
        }
        return Slowly(fold, inOrder.Order().ToList());
    }

    private static Rational? Slowly(Fold fold, List<Rational> sorted) => fold switch
    {
        Fold.Count => sorted.Count,
        Fold.Sum => sorted.Aggregate(Rational.Zero, (a, b) => a + b),
        _ when sorted.Count == 0 => null,
        Fold.Mean => sorted.Aggregate(Rational.Zero, (a, b) => a + b) / sorted.Count,
        Fold.Minimum => sorted[0],
        Fold.Maximum => sorted[^1],
        Fold.Percentile percentile => Percentiles.OfExact(sorted, percentile.Rank, percentile.Method),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
