using Kept.Evaluation;
using Kept.Quantities;

namespace Kept.Documents.Findings;

/// <summary>How one day stands by itself.</summary>
internal enum DayState
{
    Met,
    Missed,

    /// <summary>It may be either, whatever the missing measurements say.</summary>
    NotDetermined,

    /// <summary>Nothing that counts happened: a closed day, a day without cases.</summary>
    NothingMeasured,

    /// <summary>There is a value, but no promise that a single day could keep or miss.</summary>
    Reported,

    /// <summary>It has not come yet.</summary>
    Ahead,
}

internal static class DayStates
{
    /// <summary>The state of a day of a finding.</summary>
    /// <param name="at">The tick up to which time has passed.</param>
    public static DayState Of(Finding finding, DayFigure day, long at)
    {
        if (day.Range.Start >= at) return DayState.Ahead;
        var (low, high) = (day.Day.Low, day.Day.High);
        if (day.Day is { Value: null, Count: 0 } && low is null && high is null) return DayState.NothingMeasured;
        if (finding.Target is not { } target || !Proportion.IsKeptByDays(finding.Objective.Indicator)) return DayState.Reported;
        if (low is null || high is null) return DayState.NotDetermined;

        var (atLow, atHigh) = (Holds(target, low), Holds(target, high));
        if (atLow && atHigh) return DayState.Met;
        return atLow || atHigh || LiesBetween(target, low, high) ? DayState.NotDetermined : DayState.Missed;

        bool Holds(Comparison promise, Figure figure) =>
            Rounded(finding, figure).Holds(promise.Comparator, promise.Limit.Value);
    }

    /// <summary>A figure after the rounding that the agreement asks for before it is held against the target.</summary>
    public static Figure Rounded(Finding finding, Figure figure) => finding.Objective.Rounding is { } rounding
        ? figure.Round(new ValueStep(rounding.Rule, rounding.Step.Value))
        : figure;

    /// <summary>True when neither bound is the promised value but one between them may be.</summary>
    private static bool LiesBetween(Comparison target, Figure low, Figure high) =>
        target.Comparator is Comparator.Equal && low.CompareTo(target.Limit.Value) < 0 && high.CompareTo(target.Limit.Value) > 0;

    public static string Sign(this DayState state) => state switch
    {
        DayState.Met => "✓",
        DayState.Missed => "✗",
        DayState.NotDetermined => "?",
        DayState.NothingMeasured => "–",
        DayState.Reported => "•",
        DayState.Ahead => "",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static string Word(this DayState state) => state switch
    {
        DayState.Met => "met",
        DayState.Missed => "missed",
        DayState.NotDetermined => "not determined",
        DayState.NothingMeasured => "nothing measured",
        DayState.Reported => "reported",
        DayState.Ahead => "still ahead",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
