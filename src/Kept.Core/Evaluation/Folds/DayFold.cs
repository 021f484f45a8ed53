using Kept.Time;

namespace Kept.Evaluation.Folds;

/// <summary>One indicator in one scope, folded day by day.</summary>
internal abstract class DayFold
{
    /// <summary>The number of a whole period.</summary>
    public abstract Measured Measure(ServicePeriod period);

    /// <summary>The numbers of several periods. They are found at once, whenever they are looked at.</summary>
    public virtual IReadOnlyList<Measured> MeasureAll(IReadOnlyList<ServicePeriod> periods) => [.. periods.Select(Measure)];

    /// <summary>The number of each day, and of the period up to that day's end.</summary>
    public abstract IEnumerable<DayFigure> Trace(ServicePeriod period);
}

/// <summary>A fold that makes summaries of ranges of time, which merge.</summary>
internal abstract class DayFold<TSummary> : DayFold
{
    public override Measured Measure(ServicePeriod period) =>
        Finish(Summarise(period.Range), period.Range);

    public override IEnumerable<DayFigure> Trace(ServicePeriod period)
    {
        var sofar = default(TSummary);
        var isFirst = true;
        foreach (var (date, range) in period.Days)
        {
            var day = Summarise(range);
            sofar = isFirst ? day : Merge([sofar!, day]);
            isFirst = false;
            yield return new DayFigure(
                date, range, Finish(day, range), Finish(sofar, new TimeRange(period.Range.Start, range.End)));
        }
    }

    /// <summary>What happened in a range of the period: the whole, or a day of it.</summary>
    protected abstract TSummary Summarise(TimeRange range);

    /// <summary>The summary of consecutive ranges; associative.</summary>
    protected abstract TSummary Merge(IReadOnlyList<TSummary> inOrder);

    /// <summary>The number that a summary of <paramref name="range"/> comes to.</summary>
    protected abstract Measured Finish(TSummary summary, TimeRange range);
}
