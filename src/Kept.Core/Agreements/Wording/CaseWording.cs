using System.Diagnostics;
using static Kept.Agreements.Provision;

namespace Kept.Agreements;

/// <summary>Cases and the clocks that run on them.</summary>
internal static class CaseWording
{
    public static IEnumerable<Provision> Of(Indicator.Timeliness indicator, string path) =>
    [
        new Sentence(path, "The attainment is the share of cases that were done by their due time, among those of which it is decided."),
        .. SelectionWording.Of(indicator.Of, path),
        .. ClockOf(indicator.Clock, $"{path}.clock"),
        .. Due(indicator.Deadline, indicator.Clock, path),
        CountedBy(indicator.CountedBy, path),
    ];

    public static IEnumerable<Provision> Of(Indicator.ShareOfCases indicator, string path) =>
    [
        new Sentence(path, "The attainment is the share of cases that are good, among those of which it is decided."),
        .. SelectionWording.Of(indicator.Of, path),
        new Sentence($"{path}.good", $"A case is good if {ExpressionWords.Of(indicator.Good)}."),
        CountedBy(indicator.CountedBy, path),
    ];

    public static Sentence CountedBy(EventReference reference, string path) =>
        new($"{path}.countedBy", $"A case belongs to the period in which its {Bare(reference)} falls.");

    public static IEnumerable<Provision> ClockOf(Clock clock, string path) =>
    [
        new Sentence($"{path}.from", $"The clock of a case starts at {Cite.Event(clock.From)}."),
        new Sentence($"{path}.to", $"It stops at {Cite.Event(clock.To)}, and the case is then done."),
        .. ByClassWording.Of(
            clock.Hours, $"{path}.hours", hours => $"It runs {Cite.Hours(hours)}.", "Hours in which the clock runs",
            hours => Cite.Capital(Cite.Hours(hours)), "On cases of any other class no clock runs, and they are not counted."),
        clock.Pauses.Count == 0
            ? new Sentence($"{path}.pauseWhile", "The clock has no pauses.")
            : new Sentence($"{path}.pauseWhile", $"It stands still while the case is {Cite.List(clock.Pauses.Select(Cite.Word), "or")}."),
    ];

    private static IEnumerable<Provision> Due(Deadline deadline, Clock clock, string path) => deadline switch
    {
        Deadline.Within within =>
        [
            .. ByClassWording.Of(
                within.Allowance, $"{path}.within", time => time is Allowance.ClockTime
                ? $"A case may take {Words(time)} on its clock."
                : $"A case is due {Words(time)} after its clock starts.", "Time that a case may take", Words,
                "Cases of any other class have no due time and are not counted."),
            .. Days(within),
            new Sentence("", "A case that is done exactly at its due time is in time."),
            .. clock.Hours.All.All(h => h.Value.IsAlways) ? Array.Empty<Provision>() : [new Sentence(
                $"{path}.clock.usedUpAtClosing", "A case whose time is used up exactly at the end of the hours is due "
                + (clock.DueAtNextOpening ? "when they next begin." : "at that end."))],
        ],
        Deadline.Promised promised =>
        [
            new Sentence($"{path}.due", $"A case is due at the {Bare(promised.Date)} that it carries itself, whatever its clock shows."),
            new Sentence("", "A case that is done exactly at its due time is in time. A case that carries no such date is not counted."),
        ],
        _ => throw new UnreachableException(),
    };

    /// <summary>What a day is, where days are what a case may take.</summary>
    private static IEnumerable<Sentence> Days(Deadline.Within within)
    {
        var all = within.Allowance.All.Select(a => a.Value).ToList();
        if (all.Any(a => a is Allowance.BusinessDays))
            yield return new("", $"What a business day is stands with the hours in {Cite.Section("hours")}.");
        if (all.Any(a => a is Allowance.CalendarDays))
            yield return new("", "A calendar day later is the same time of day on the next date.");
    }

    private static string Words(Allowance allowance) => allowance switch
    {
        Allowance.ClockTime { Text: var text, Ticks: var ticks } =>
            text.Contains("business", StringComparison.Ordinal) ? QuantityWords.Length(ticks).Replace(" ", " business ", StringComparison.Ordinal) : QuantityWords.Length(ticks),
        _ => allowance.ToString(),
    };

    private static string Bare(EventReference reference) => Cite.Event(reference) is ['t', 'h', 'e', ' ', .. var rest] ? rest : Cite.Event(reference);
}
