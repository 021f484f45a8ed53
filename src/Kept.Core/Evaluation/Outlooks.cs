using Kept.Agreements;
using Kept.Evaluation.Folds;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Evaluation;

/// <summary>How promises stand whose periods go on.</summary>
internal static class Outlooks
{
    /// <param name="finding">With its verdict on what is known so far.</param>
    /// <param name="fold">What measured it.</param>
    /// <returns>Null when the period is over, or nothing is promised.</returns>
    public static Outlook? Of(Finding finding, DayFold fold, EvaluationContext context)
    {
        var range = finding.Period.Range;
        if (!finding.IsRunning || finding.Objective.Target is null) return null;
        if (context.At <= range.Start) return new Outlook(Course.NotDetermined, Rational.Zero, null);
        var elapsed = Rational.Of(context.At - range.Start, range.Length);
        var soFar = Evaluator.Rounded(Projected(finding, fold, elapsed, context), finding.Objective.Rounding);
        return new Outlook(CourseOf(finding, soFar), elapsed, finding.Objective.Indicator is Indicator.Formula ? null : soFar.Value);
    }

    private static Course CourseOf(Finding finding, Measured soFar)
    {
        if (finding.Verdict is Verdict.Missed && IsFinal(finding)) return Course.Missed;
        if (soFar.Value is not { } value) return Course.NotDetermined;
        var verdict = Verdicts.Decide(finding.Objective, finding.Target, soFar);
        if (verdict is Verdict.NotDetermined) return Course.NotDetermined;
        var isWarned = finding.Objective.Warn is { } warn && !value.Holds(warn.Comparator, warn.Limit.Value);
        return verdict is Verdict.Met && !isWarned ? Course.OnTrack : Course.AtRisk;
    }

    /// <summary>Whether a miss stays one, whatever is measured later.</summary>
    private static bool IsFinal(Finding finding) => finding.Objective.Indicator switch
    {
        Indicator.ShareOfTime or Indicator.MeanOfRatios or Indicator.ShareOfIntervals or Indicator.Deliveries => true,
        Indicator.Statistic { Fold: Fold.Count or Fold.Sum or Fold.Maximum } => finding.Target is { Comparator.PrefersMore: false },
        Indicator.Statistic { Fold: Fold.Minimum } => finding.Target is { Comparator.PrefersMore: true },
        _ => finding.Objective.Per.Contains(Scope.Case),
    };

    /// <summary>What the part that is over leads to.</summary>
    private static Measured Projected(Finding finding, DayFold fold, Rational elapsed, EvaluationContext context) => finding.Objective.Indicator switch
    {
        Indicator.ShareOfTime time => Scaled(
            Over(finding, fold, (time.Down as Downtime.InIntervals)?.EveryTicks, context), time.OutOfTicks is null ? 1 : 1 / elapsed, ofTheRest: 1),
        Indicator.MeanOfRatios mean => Over(finding, fold, mean.EveryTicks, context),
        Indicator.ShareOfIntervals share => Over(finding, fold, share.EveryTicks, context),
        Indicator.Statistic { Fold: Fold.Count or Fold.Sum } => Scaled(Known(finding.Measured), 1 / elapsed, ofTheRest: 0),
        _ => Known(finding.Measured),
    };

    /// <summary>The number of the part of the period that is over, as far as whole intervals are.</summary>
    private static Measured Over(Finding finding, DayFold fold, long? every, EvaluationContext context)
    {
        var (start, zone) = (finding.Period.Range.Start, finding.Period.Zone);
        var end = every is { } length ? IntervalGrid.Of(zone.LocalAt(context.At).Date, zone, length).Floor(context.At) : context.At;
        return end > start ? fold.Measure(ServicePeriod.Of(new TimeRange(start, end), zone)) : Measured.Exactly(null, 0, new Evidence.Nothing());
    }

    /// <summary>What is still open goes like what is known.</summary>
    private static Measured Known(Measured measured) => Measured.Exactly(measured.Value, measured.Count, measured.Evidence);

    /// <summary>Figures times a factor, where what is left to 1 is so much of something else.</summary>
    private static Measured Scaled(Measured measured, Rational factor, Rational ofTheRest)
    {
        if (factor == Rational.One) return measured;
        var rest = (1 - factor) * ofTheRest;
        return measured.IsCertain
            ? Measured.Exactly(measured.Value!.Scale(factor, rest), measured.Count, measured.Evidence)
            : measured with { Value = measured.Value?.Scale(factor, rest), Low = measured.Low?.Scale(factor, rest), High = measured.High?.Scale(factor, rest) };
    }
}
