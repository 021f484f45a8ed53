using Kept.Agreements;
using Kept.Evaluation.Expressions;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Evaluation.Folds;

/// <summary>The ratios of intervals, added up.</summary>
/// <param name="Sum">Of the intervals that have a ratio.</param>
/// <param name="Counted">How many those are.</param>
internal sealed record RatioSummary(RatioSum Sum, long Counted, long Empty, long Unknown, Sequence<BadInterval> Bad);

/// <summary>The plain mean over intervals of good ÷ total in each.</summary>
internal sealed class MeanOfRatiosFold : DayFold<RatioSummary>
{
    private readonly Indicator.MeanOfRatios _indicator;
    private readonly IntervalReader _reader;
    private readonly Func<IntervalContents, Rational?> _good;
    private readonly Func<IntervalContents, Rational?> _total;
    private readonly MaskWindows _mask;
    private readonly ServicePeriod _period;

    public MeanOfRatiosFold(
        Indicator.MeanOfRatios indicator, Calendar? serviceHours, Scope scope, ServicePeriod period, EvaluationContext context)
    {
        _indicator = indicator;
        _period = period;
        _reader = new IntervalReader(indicator.Of, scope, indicator.EveryTicks, period.Zone, context);
        _good = _reader.Value(indicator.Good);
        _total = _reader.Value(indicator.Total);
        _mask = MaskWindows.Resolve(indicator.Mask, serviceHours, indicator.Of, scope, period.Range, context);
    }

    protected override RatioSummary Summarise(TimeRange day)
    {
        var sum = new RatioSum.Builder();
        long counted = 0, empty = 0, unknown = 0;
        var bad = new List<BadInterval>();
        foreach (var interval in _reader.Read(new LocalDay(_period.Zone.LocalAt(day.Start).Date, day)))
        {
            if (!_mask.Counted.Contains(interval.Range.Start)) continue;
            var total = interval.IsObserved ? _total(interval.Contents) : null;
            if (total is null)
            {
                unknown++;
                continue;
            }
            if (total.Value.IsZero)
            {
                empty++;
                if (_indicator.Empty is null) continue;
            }
            var ratio = RatioOf(interval, total.Value);
            counted++;
            sum.Add(ratio);
            if (ratio < Rational.One) bad.Add(new BadInterval(interval.Range, ratio));
        }
        return new RatioSummary(sum.Build(), counted, empty, unknown, bad.ToSequence());
    }

    protected override RatioSummary Merge(IReadOnlyList<RatioSummary> inOrder) => new(
        RatioSum.Add(inOrder.Select(s => s.Sum)), inOrder.Sum(s => s.Counted), inOrder.Sum(s => s.Empty),
        inOrder.Sum(s => s.Unknown), inOrder.SelectMany(s => s.Bad).ToSequence());

    protected override Measured Finish(RatioSummary summary, TimeRange range)
    {
        var evidence = new Evidence.Intervals(
            summary.Counted, summary.Counted - summary.Bad.Count, summary.Empty, summary.Unknown, _indicator.EveryTicks, summary.Bad);
        var all = summary.Counted + summary.Unknown;
        var value = summary.Counted > 0 ? summary.Sum.Over(summary.Counted) : null;
        if (summary.Unknown == 0) return Measured.Exactly(value, summary.Counted, evidence);
        return new Measured(
            value, summary.Sum.Over(all), summary.Sum.Over(all, more: summary.Unknown), summary.Counted, evidence);
    }

    private Rational RatioOf(Interval interval, Rational total)
    {
        if (_mask.CountsAsUp.Contains(interval.Range.Start)) return Rational.One;
        return total.IsZero ? _indicator.Empty!.Value : (_good(interval.Contents) ?? Rational.Zero) / total;
    }
}
