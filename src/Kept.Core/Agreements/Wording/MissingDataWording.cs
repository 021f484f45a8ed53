using System.Diagnostics;
using static Kept.Agreements.Provision;

namespace Kept.Agreements;

/// <summary>What no data means: gaps, empty intervals, undecided cases.</summary>
internal static class MissingDataWording
{
    private const string Unknown = "is unknown: a verdict is given only if it is the same whatever happened";

    public static IEnumerable<Sentence> Of(Indicator indicator, string path, FigureWords figure) => indicator switch
    {
        Indicator.ShareOfTime i => OfTime(i, path),
        Indicator.Ratio => [new("", $"A period in which the total is 0 {figure.None}.")],
        Indicator.MeanOfRatios i =>
        [
            new($"{path}.empty", i.Empty is { } empty
                ? $"An empty interval, one in which the total is 0, counts as {QuantityWords.Share(empty)}."
                : "An empty interval, one in which the total is 0, is left out of the mean."),
            .. Unobserved(i.Of),
        ],
        Indicator.ShareOfIntervals i =>
        [
            new($"{path}.empty", $"An empty interval, one in which nothing happened or the condition has no answer, {Empty(i.Empty, "counts as meeting the condition", "counts as not meeting the condition")}."),
            .. Unobserved(i.Of),
        ],
        Indicator.ShareOfSamples => [Nothing("measurement", figure)],
        Indicator.ShareOfCases => [.. Undecided("cannot be judged yet", figure)],
        Indicator.Timeliness => [.. Undecided("is neither done nor past its due time", figure)],
        Indicator.Deliveries => [new("", "What is neither delivered nor past its due time is undecided: a verdict is given only if it is the same however it turns out.")],
        Indicator.Statistic i => OfStatistic(i, path, figure),
        Indicator.Formula { Each.Count: > 0 } => [new("", $"Where nothing is left that has such a number, a sum or a count of it is 0 and anything else has no value. A period without a value, or in which the formula divides by zero, {figure.None}.")],
        Indicator.Formula => [new("", $"A period in which one of these numbers has no value, or in which the formula divides by zero, {figure.None}.")],
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
        if (NothingIsUnseen(i.Down.Of))
        {
            yield return new("", $"No time that has passed is without data: where {Cite.Of(i.Down.Of.Source)} has no row, nothing happened.");
            yield break;
        }
        yield return new($"{path}.noData", "Time without data " + i.NoData switch
        {
            GapRule.NotDetermined => $"{Unknown}.",
            GapRule.CountsAsUp => "counts as up.",
            GapRule.CountsAsDown => "counts as down.",
            GapRule.LeavesBothSides => "leaves both the up time and the counted time.",
            _ => throw new UnreachableException(),
        });
        if (i.Down is Downtime.InIntervals)
            yield return new("", "An interval is without data when nothing of it was observed; one that was observed in part is judged by what was observed.");
        yield return new($"{path}.measuredFrom", i.MeasuredFrom switch
        {
            MeasuredFrom.PeriodStart => "Time before the first record is time without data.",
            MeasuredFrom.FirstRecord => "What has its first record within a period is measured from that record on.",
            _ => throw new UnreachableException(),
        });
    }

    private static IEnumerable<Sentence> OfStatistic(Indicator.Statistic i, string path, FigureWords figure) => i switch
    {
        { Of: Values.Outages outages } => OfTime(outages.State, $"{path}.outages").Append(WithoutValues(i.Fold, "outage", figure)),
        { Of: Values.Intervals } =>
        [
            WithoutValues(i.Fold, "interval with a value", figure),
            new("", $"Intervals {(NothingIsUnseen(i.Of.Of) ? "" : "that were not observed, or ")}whose value cannot be computed{(NothingIsUnseen(i.Of.Of) ? "" : ",")} are left out."),
        ],
        { Of: Values.ClockTimes } =>
        [
            WithoutValues(i.Fold, "case on which the clock has run", figure),
            new("", "What a clock that still runs will show is at least what it shows: while that can change the verdict, there is none."),
        ],
        { Of: Values.Samples } => [WithoutValues(i.Fold, "measurement", figure)],
        { Of: Values.Cases } => [WithoutValues(i.Fold, "case", figure)],
        _ =>
        [
            WithoutValues(i.Fold, "case with a value", figure),
            new("", "Cases without a value are left out."),
        ],
    };

    /// <summary>A count and a sum of nothing are 0; everything else has no value then.</summary>
    private static Sentence WithoutValues(Fold fold, string thing, FigureWords figure) => fold is Fold.Count or Fold.Sum
        ? new("", $"In a period without any {thing} {figure.Inside} is 0.")
        : Nothing(thing, figure);

    private static Sentence Nothing(string thing, FigureWords figure) => new("", $"A period without any {thing} {figure.None}.");

    private static IEnumerable<Sentence> Unobserved(Selection of) =>
        NothingIsUnseen(of) ? [] : [new("", $"An interval that was not observed at all {Unknown}; one that was observed in part is judged by what was observed.")];

    /// <summary>Whether the absence of rows says that nothing happened, so that only time to come can be without data.</summary>
    private static bool NothingIsUnseen(Selection of) => of.Source.Content is SourceContent.Counts { GapsMeanNothingHappened: true };

    private static IEnumerable<Sentence> Undecided(string state, FigureWords figure) =>
    [
        new("", $"A case that {state} is undecided: a verdict is given only if it is the same however such cases turn out."),
        Nothing("decided case", figure),
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
