using System.Numerics;
using Kept.Agreements;
using Kept.Measurements;
using Kept.Measurements.Cells;
using Kept.Measurements.Segments;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Evaluation.Folds;

/// <summary>Samples of the counted time, with the instant of the latest.</summary>
/// <param name="Latest">Null where nobody asks for it, or without samples.</param>
internal sealed record SampleValues(Sequence<FallingValues> Values, Int128? Latest, long LatestAt);

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

    public override IReadOnlyList<Measured> MeasureAll(IReadOnlyList<ServicePeriod> periods)
    {
        if (_fold is not Fold.Percentile { Method: PercentileMethod.NearestRank } percentile) return base.MeasureAll(periods);
        var numbers = new SampleNumber[periods.Count];
        var parts = new List<FallingValues>();
        for (var period = 0; period < numbers.Length; period++)
        {
            parts.Clear();
            AddValuesIn(periods[period].Range, parts);
            if (FallingValues.Of(parts) is { Count: > 0 } values)
                numbers[period] = new(values.Count, Percentiles.NearestRank(values, percentile.Rank), values.Smallest, values.Largest);
        }
        return new SampleColumn(numbers, _step);
    }

    protected override SampleValues Summarise(TimeRange range)
    {
        var (latest, latestAt) = _fold is Fold.Latest ? LatestIn(range) : (null, long.MinValue);
        var parts = new List<FallingValues>();
        AddValuesIn(range, parts);
        return new SampleValues(parts.ToSequence(), latest, latestAt);
    }

    protected override SampleValues Merge(IReadOnlyList<SampleValues> inOrder)
    {
        var latest = inOrder.LastOrDefault(s => s.Latest is not null) ?? inOrder[^1];
        return new SampleValues(inOrder.SelectMany(s => s.Values).ToSequence(), latest.Latest, latest.LatestAt);
    }

    protected override Measured Finish(SampleValues summary, TimeRange range)
    {
        var values = FallingValues.Of(summary.Values);
        if (values.Count == 0) return Measured.Exactly(FigureOf(summary, values), 0, new Evidence.Samples(0, 0, null, null));
        var evidence = new Evidence.Samples(
            values.Count, values.Count, (BigInteger)values.Smallest * _step, (BigInteger)values.Largest * _step);
        return Measured.Exactly(FigureOf(summary, values), values.Count, evidence);
    }

    private Figure? FigureOf(SampleValues summary, FallingValues values)
    {
        var value = _fold is not Fold.Latest ? Statistics.Of(_fold, values, _step)
            : summary.Latest is { } latest ? (BigInteger)latest * _step : null;
        return value is { } known ? Figure.Of(known) : null;
    }

    private void AddValuesIn(TimeRange range, List<FallingValues> parts)
    {
        foreach (var series in _series)
            foreach (var segment in SamplesIn.SegmentsOf(series, range))
                if (CountsWhole(segment, range)) parts.Add(new FallingValues.OfSegment(segment, FactorOf(segment)));
                else if (segment.FallingIn(_mask.Plain.Within(range)) is { Length: > 0 } some) parts.Add(new FallingValues.Some(some, FactorOf(segment)));
    }

    private bool CountsWhole(SampleSegment segment, TimeRange range) => segment.Rows > 0
        && segment.Range.Intersect(range) == segment.Range && _mask.Plain.LengthWithin(segment.Range) == segment.Range.Length;

    /// <summary>The last of the latest samples.</summary>
    private (Int128? Value, long At) LatestIn(TimeRange range)
    {
        var latest = ((Int128?)null, At: long.MinValue);
        foreach (var series in _series)
            foreach (var (at, value) in SamplesIn.Time(series, _mask.Plain.Within(range), _digits))
                if (at >= latest.At) latest = (value, at);
        return latest;
    }

    private long FactorOf(SampleSegment segment) => DecimalText.PowerOfTen(_digits - segment.Digits);
}
