using System.Diagnostics;
using static Kept.Agreements.Provision;

namespace Kept.Agreements;

/// <summary>Which time counts: the hours less the exclusions.</summary>
internal static class CountedTimeWording
{
    public static IEnumerable<Sentence> Of(Indicator indicator, string path, ServicePromise? service) => indicator switch
    {
        Indicator.ShareOfTime i => Of(i.Mask, path, "Time", service),
        Indicator.Ratio i => Of(i.Mask, path, "Time", service),
        Indicator.MeanOfRatios i => Of(i.Mask, path, "Intervals", service),
        Indicator.ShareOfIntervals i => Of(i.Mask, path, "Intervals", service),
        Indicator.ShareOfSamples i => Of(i.Mask, path, "Measurements", service),
        Indicator.ShareOfCases i => OfCases(i.Mask, path, i.CountedBy),
        Indicator.Timeliness i => OfRuns(i.Mask, path, i.Clock, i.CountedBy),
        Indicator.Deliveries => [],
        Indicator.Statistic i => OfStatistic(i, path, service),
        Indicator.Formula => [new("", "What counts is said for each of these numbers.")],
        _ => throw new UnreachableException(),
    };

    private static IEnumerable<Sentence> OfStatistic(Indicator.Statistic i, string path, ServicePromise? service) => i.Of switch
    {
        Values.Samples => Of(i.Mask, path, "Measurements", service),
        Values.Intervals => Of(i.Mask, path, "Intervals", service),
        Values.Cases values => OfCases(i.Mask, path, values.CountedBy),
        Values.CaseValues values => OfCases(i.Mask, path, values.CountedBy),
        Values.ClockTimes values => OfRuns(i.Mask, path, values.Clock, values.CountedBy),
        Values.Outages values => Of(values.State.Mask, $"{path}.outages", "Time", service),
        _ => throw new UnreachableException(),
    };

    private static IEnumerable<Sentence> Of(Mask mask, string path, string things, ServicePromise? service)
    {
        var hours = mask.Hours ?? service?.Hours;
        yield return new($"{path}.hours", hours is null || hours.IsAlways
            ? $"{things} {(things == "Time" ? "counts" : "count")} round the clock."
            : $"{Only(things)} {Cite.Hours(hours)}{(mask.Hours is null ? ", the hours of the service" : "")}.");
        yield return Excluded(mask, path);
    }

    private static string Only(string things) => things switch
    {
        "Time" => "The only time that counts is that",
        "Intervals" => "Only intervals count that begin",
        "Measurements" => "Only measurements count that are taken",
        _ => throw new UnreachableException(),
    };

    private static IEnumerable<Sentence> OfRuns(Mask mask, string path, Clock clock, EventReference countedBy) =>
        clock.Cycles is { Counts: CycleRule.Each } ? OfCases(mask, path, "runs", "the beginning") : OfCases(mask, path, countedBy);

    private static IEnumerable<Sentence> OfCases(Mask mask, string path, EventReference countedBy) => OfCases(mask, path, "cases", Cite.Event(countedBy));

    private static IEnumerable<Sentence> OfCases(Mask mask, string path, string things, string instant)
    {
        if (mask.Hours is null || mask.Hours.IsAlways)
            yield return new($"{path}.hours", $"{Cite.Capital(things)} count at whatever time of day {instant} falls.");
        else
            yield return new($"{path}.hours", $"Only {things} count of which {instant} falls {Cite.Hours(mask.Hours)}.");
        yield return Excluded(mask, path);
    }

    private static Sentence Excluded(Mask mask, string path) => mask.Exclusions.Count == 0
        ? new($"{path}.exclude", "No time is excluded.")
        : new($"{path}.exclude", "Not held against the party that owes the promise: "
            + $"{string.Join("; ", mask.Exclusions.OrderBy(e => e.Name, StringComparer.Ordinal).Select(Cite.Of))}.");
}
