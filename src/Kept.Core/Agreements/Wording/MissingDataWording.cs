using System.Diagnostics;
using static Kept.Agreements.Provision;

namespace Kept.Agreements;

/// <summary>What no data means: gaps, empty intervals, undecided cases.</summary>
internal static class MissingDataWording
{
    private const string Unknown = "is unknown: a verdict is given only if it is the same whatever happened";

    public static IEnumerable<Sentence> Of(Indicator indicator, string path) => indicator switch
    {
        Indicator.ShareOfTime i => OfTime(i, path),
        Indicator.Ratio => [new("", "A period in which the total is 0 has no attainment, and its verdict is not determined.")],
        Indicator.MeanOfRatios i =>
        [
            new($"{path}.empty", i.Empty is { } empty
                ? $"An empty interval, one in which the total is 0, counts as {QuantityWords.Share(empty)}."
                : "An empty interval, one in which the total is 0, is left out of the mean."),
            Unobserved("An interval"),
        ],
        Indicator.ShareOfIntervals i =>
        [
            new($"{path}.empty", $"An empty interval, one in which nothing happened or the condition has no answer, {Empty(i.Empty, "counts as meeting the condition", "counts as not meeting the condition")}."),
            Unobserved("An interval"),
        ],
        Indicator.ShareOfSamples => [Nothing("measurement")],
        Indicator.ShareOfCases => [.. Undecided("cannot be judged yet")],
        Indicator.Timeliness => [.. Undecided("is neither done nor past its due time")],
        Indicator.Deliveries => [new("", "What is neither delivered nor past its due time is undecided: a verdict is given only if it is the same however it turns out.")],
        Indicator.Statistic i => OfStatistic(i, path),
        Indicator.Formula { Each.Count: > 0 } => [new("", "Where nothing is left that has such a number, a sum or a count of it is 0 and anything else has no value. Without a value, or where the formula divides by zero, there is no attainment and the verdict is not determined.")],
        Indicator.Formula => [new("", "If one of these numbers has no value, or the formula divides by zero, there is no attainment and the verdict is not determined.")],
        _ => throw new UnreachableException(),
    };

    private static IEnumerable<Sentence> OfTime(Indicator.ShareOfTime i, string path)
    {
        if (i.Down is Downtime.BetweenEvents)
        {
            yield return new("", "Outside of the cases it is up, so no time is unknown.");
            yield break;
        }
        if (i.Down is Downtime.InIntervals intervals)
            yield return new($"{path}.empty", $"An empty interval, one in which nothing happened or the condition has no answer, {Empty(intervals.Empty, "counts as up", "counts as down")}.");
        yield return new($"{path}.noData", "Time without data " + i.NoData switch
        {
            GapRule.NotDetermined => $"{Unknown}.",
            GapRule.CountsAsUp => "counts as up.",
            GapRule.CountsAsDown => "counts as down.",
            GapRule.LeavesBothSides => "leaves both the up time and the counted time.",
            _ => throw new UnreachableException(),
        });
        yield return new($"{path}.measuredFrom", i.MeasuredFrom switch
        {
            MeasuredFrom.PeriodStart => "Time before the first record is time without data.",
            MeasuredFrom.FirstRecord => "What has its first record within a period is measured from that record on.",
            _ => throw new UnreachableException(),
        });
    }

    private static IEnumerable<Sentence> OfStatistic(Indicator.Statistic i, string path) => i switch
    {
        { Of: Values.Outages outages } => OfTime(outages.State, $"{path}.outages").Append(WithoutValues(i.Fold, "outage")),
        { Of: Values.Intervals } =>
        [
            WithoutValues(i.Fold, "interval with a value"),
            new("", "Intervals that were not observed, or whose value cannot be computed, are left out."),
        ],
        { Of: Values.ClockTimes } =>
        [
            WithoutValues(i.Fold, "case on which the clock has run"),
            new("", "What a clock that still runs will show is at least what it shows: while that can change the verdict, there is none."),
        ],
        { Of: Values.Samples } => [WithoutValues(i.Fold, "measurement")],
        { Of: Values.Cases } => [WithoutValues(i.Fold, "case")],
        _ =>
        [
            WithoutValues(i.Fold, "case with a value"),
            new("", "Cases without a value are left out."),
        ],
    };

    /// <summary>A count and a sum of nothing are 0; everything else has no value then.</summary>
    private static Sentence WithoutValues(Fold fold, string thing) => fold is Fold.Count or Fold.Sum
        ? new("", $"In a period without any {thing} the attainment is 0.")
        : Nothing(thing);

    private static Sentence Nothing(string thing) =>
        new("", $"A period without any {thing} has no attainment, and its verdict is not determined.");

    private static Sentence Unobserved(string thing) => new("", $"{thing} that was not observed {Unknown}.");

    private static IEnumerable<Sentence> Undecided(string state) =>
    [
        new("", $"A case that {state} is undecided: a verdict is given only if it is the same however such cases turn out."),
        Nothing("decided case"),
    ];

    private static string Empty(EmptyRule rule, string good, string bad) => rule switch
    {
        EmptyRule.Good => good,
        EmptyRule.Bad => bad,
        EmptyRule.LeftOut => "is not counted",
        EmptyRule.NotDetermined => Unknown,
        _ => throw new UnreachableException(),
    };
}
