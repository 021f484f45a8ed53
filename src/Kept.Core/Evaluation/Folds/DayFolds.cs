using Kept.Agreements;
using Kept.Time;

namespace Kept.Evaluation.Folds;

/// <summary>Finds the fold of an indicator. The hours of the service hold where the indicator names none, but not for cases:
/// those have clocks with hours of their own, and one that is opened at night counts.</summary>
internal static class DayFolds
{
    public static DayFold Of(
        Indicator indicator, Calendar? serviceHours, Scope scope, ServicePeriod period,
        EvaluationContext context) => indicator switch
        {
            Indicator.ShareOfTime i => new AvailabilityFold(i, serviceHours, scope, period, context),
            Indicator.Ratio i => new RatioFold(i, serviceHours, scope, period, context),
            Indicator.MeanOfRatios i => new MeanOfRatiosFold(i, serviceHours, scope, period, context),
            Indicator.ShareOfIntervals i => new ShareOfIntervalsFold(i, serviceHours, scope, period, context),
            Indicator.ShareOfSamples i => new ShareOfSamplesFold(i, serviceHours, scope, period, context),
            Indicator.ShareOfCases i => new CaseShareFold(i, scope, period, context),
            Indicator.Timeliness i => new CaseShareFold(i, scope, period, context),
            Indicator.Deliveries i => new DeliveriesFold(i, scope, context),
            Indicator.Statistic { Of: Values.Samples values } i => new SampleStatisticFold(i, values, serviceHours, scope, period, context),
            Indicator.Statistic { Of: Values.Intervals values } i => new IntervalStatisticFold(i, values, serviceHours, scope, period, context),
            Indicator.Statistic { Of: Values.Outages values } i => new OutageStatisticFold(
                i.Fold, new AvailabilityFold(values.State, serviceHours, scope, period, context)),
            Indicator.Statistic { Of: Values.ClockTimes values } i => new ClockTimeFold(i, values, scope, period, context),
            Indicator.Statistic i => new CaseStatisticFold(i, scope, period, context),
            Indicator.Formula i => FormulaFold.Of(i, serviceHours, scope, period, context),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>Whether the fold of a span measures each period in it just as a fold of that period would, so that one is enough
    /// for all of them.</summary>
    public static bool MeasuresPeriodsWithin(Indicator indicator) =>
        indicator is Indicator.Statistic { Of: Values.Samples } statistic && statistic.Mask.Exclusions.All(e => e.Budget is null);
}
