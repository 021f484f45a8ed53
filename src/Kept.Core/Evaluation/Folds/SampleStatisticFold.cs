using System.Numerics;
using Kept.Agreements;
using Kept.Measurements;
using Kept.Measurements.Segments;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Evaluation.Folds;

/// <summary>Samples of the counted time, with the instant of the latest.</summary>
/// <param name="Whole">Segments of which all samples count: their order of time does not matter.</param>
/// <param name="Single">The other samples.</param>
internal sealed record SampleValues(Sequence<SampleSegment> Whole, Sequence<Int128> Single, Int128? Latest, long LatestAt);

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
        _series = context.Samples(values.Of, scope);
        _digits = _series.Count == 0 ? 0 : _series.Max(s => s.Digits);
        _step = SampleStep.Of(_digits, values.SampleUnit);
    }

    protected override SampleValues Summarise(TimeRange range)
    {
        var (whole, single) = (new List<SampleSegment>(1), new List<Int128>());
        var (latest, latestAt) = ((Int128?)null, long.MinValue);
        foreach (var series in _series)
            foreach (var segment in SamplesIn.SegmentsOf(series, range))
                if (_fold is not Fold.Latest && CountsWhole(segment, range)) whole.Add(segment);
                else
                    foreach (var (at, value) in SamplesIn.Time(segment, _mask.Plain.Within(range), _digits))
                    {
                        single.Add(value);
                        if (at >= latestAt) (latest, latestAt) = (value, at);
                    }
        return new SampleValues(whole.ToSequence(), single.ToSequence(), latest, latestAt);
    }

    private bool CountsWhole(SampleSegment segment, TimeRange range) =>
        segment.Range.Intersect(range) == segment.Range && _mask.Plain.LengthWithin(segment.Range) == segment.Range.Length;

    protected override SampleValues Merge(IReadOnlyList<SampleValues> inOrder)
    {
        var latest = inOrder.LastOrDefault(s => s.Latest is not null) ?? inOrder[^1];
        return new SampleValues(
            inOrder.SelectMany(s => s.Whole).ToSequence(), inOrder.SelectMany(s => s.Single).ToSequence(), latest.Latest, latest.LatestAt);
    }

    protected override Measured Finish(SampleValues summary, TimeRange range)
    {
        var values = new LargestFirst(summary.Whole, summary.Single, _digits);
        if (values.Count == 0) return Measured.Exactly(FigureOf(summary, values), 0, new Evidence.Samples(0, 0, null, null));
        var evidence = new Evidence.Samples(
            values.Count, values.Count, (BigInteger)values.Smallest * _step, (BigInteger)values.Largest * _step);
        return Measured.Exactly(FigureOf(summary, values), values.Count, evidence);
    }

    private Figure? FigureOf(SampleValues summary, LargestFirst values)
    {
        var value = _fold is not Fold.Latest ? Statistics.Of(_fold, values, _step)
            : summary.Latest is { } latest ? (BigInteger)latest * _step : null;
        return value is { } known ? Figure.Of(known) : null;
    }
}
