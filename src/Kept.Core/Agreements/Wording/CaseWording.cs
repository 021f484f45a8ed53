using System.Diagnostics;
using Kept.Time;
using static Kept.Agreements.Provision;

namespace Kept.Agreements;

/// <summary>Cases and the clocks that run on them.</summary>
internal static class CaseWording
{
    public static IEnumerable<Provision> Of(Indicator.Timeliness indicator, string path, FigureWords figure) =>
    [
        new Sentence(path, $"{figure.The} is the share of cases that were done by their due time, among those of which it is decided."),
        .. SelectionWording.Of(indicator.Of, path),
        .. ClockOf(indicator.Clock, $"{path}.clock", (indicator.Deadline as Deadline.Within)?.Allowance.Field),
        .. Due(indicator.Deadline, indicator.Clock, path),
        CountedBy(indicator.CountedBy, indicator.Clock, path),
    ];

    public static IEnumerable<Provision> Of(Indicator.ShareOfCases indicator, string path, FigureWords figure) =>
    [
        new Sentence(path, $"{figure.The} is the share of cases that are good, among those of which it is decided."),
        .. SelectionWording.Of(indicator.Of, path),
        new Sentence($"{path}.good", $"A case is good if {ExpressionWords.Of(indicator.Good)}."),
        CountedBy(indicator.CountedBy, path),
    ];

    public static Sentence CountedBy(EventReference reference, string path) =>
        new($"{path}.countedBy", $"A case belongs to the period in which its {Bare(reference)} falls.");

    public static Sentence CountedBy(EventReference reference, Clock clock, string path) => clock.Cycles is { Counts: CycleRule.Each }
        ? new($"{path}.countedBy", "A run of the clock belongs to the period in which it begins.")
        : CountedBy(reference, path);

    /// <param name="by">The field that decides how much time a case may take; null when none does.</param>
    public static IEnumerable<Provision> ClockOf(Clock clock, string path, string? by) =>
    [
        .. Run(clock, path),
        .. ByClassWording.Of(
            clock.Hours, $"{path}.hours", hours => $"It runs {Cite.Hours(hours)}.", "Hours in which the clock runs",
            hours => Cite.Capital(Cite.Hours(hours)), "On cases of any other class no clock runs, and they are not counted."),
        clock.Pauses.Count == 0
            ? new Sentence($"{path}.pauseWhile", "The clock has no pauses.")
            : new Sentence($"{path}.pauseWhile", $"It has a pause while the case is {Cite.List(clock.Pauses.Select(Cite.Word), "or")}."),
        .. clock.Pauses.Count == 0 ? Array.Empty<Provision>() : [new Sentence($"{path}.pausedTime", clock.PausesMoveTheDueTime
            ? "It runs on in a pause; the case is due later by the whole length of its pauses."
            : "It stands still in a pause.")],
        .. by is null && clock.Hours.Field is null ? Array.Empty<Provision>() : [new Sentence($"{path}.whenClassChanges", OnChange(clock.OnChange))],
    ];

    private static IEnumerable<Provision> Run(Clock clock, string path)
    {
        if (clock.Cycles is not { } cycles)
            return
            [
                new Sentence($"{path}.from", $"The clock of a case starts at {Cite.Event(clock.From)}."),
                new Sentence($"{path}.to", $"It stops at {Cite.Event(clock.To)}, and the case is then done."),
            ];
        return
        [
            new Sentence($"{path}.from", $"The clock of a case starts at every {Cite.List(cycles.AlsoFrom.Prepend(clock.From.Event).Select(Cite.Word), "or")}, unless it runs already."),
            new Sentence($"{path}.to", $"It stops at the next {Cite.List(cycles.AlsoTo.Prepend(clock.To.Event).Select(Cite.Word), "or")}, and that run is then done."),
            new Sentence($"{path}.cycles", cycles.Counts switch
            {
                CycleRule.First => "Of several runs on a case the first counts.",
                CycleRule.Last => "Of several runs on a case the last counts.",
                CycleRule.Each => "Each of several runs on a case counts for itself, as if it was a case of its own.",
                CycleRule.Longest => "Of several runs on a case the longest counts; the case is in time when all are.",
                CycleRule.AddedUp => "Several runs on a case add up: the clock stands still between them.",
                _ => throw new UnreachableException(),
            }),
        ];
    }

    private static string OnChange(ClassChange change) => change switch
    {
        ClassChange.FromStart => "If the class of a case changes, the new one holds from the start of the clock on, less its pauses.",
        ClassChange.FromStartWithoutPauses => "If the class of a case changes, the new one holds from the start of the clock on, and pauses before the change count.",
        ClassChange.FromChange => "If the class of a case changes, the clock starts again at the change.",
        ClassChange.RemainingShare => "If the class of a case changes, the share of its time that is used stays used.",
        _ => throw new UnreachableException(),
    };

    private static IEnumerable<Provision> Due(Deadline deadline, Clock clock, string path) => deadline switch
    {
        Deadline.Within within =>
        [
            .. ByClassWording.Of(
                within.Allowance, $"{path}.within", Sentence, "Time that a case may take", Words,
                "Cases of any other class have no due time and are not counted."),
            .. Days(within),
            AtTheLimit(deadline, path),
            .. clock.Hours.All.All(h => h.Value.IsAlways) ? Array.Empty<Provision>() : [new Sentence(
                $"{path}.clock.usedUpAtClosing", "A case whose time is used up exactly at the end of the hours is due "
                + (clock.DueAtNextOpening ? "when they next begin." : "at that end."))],
        ],
        Deadline.Promised promised =>
        [
            new Sentence($"{path}.due", $"A case is due at the {Bare(promised.Date)} that it carries itself, "
                + (clock.Pauses.Count == 0 ? "whatever its clock shows."
                    : clock.PausesMoveTheDueTime ? "moved on by its pauses." : "whatever its clock shows; a pause does not move it.")),
            AtTheLimit(deadline, path),
            new Sentence("", "A case that carries no such date is not counted."),
        ],
        _ => throw new UnreachableException(),
    };

    /// <summary>What a day is, where days are what a case may take.</summary>
    private static IEnumerable<Sentence> Days(Deadline.Within within)
    {
        var all = within.Allowance.All.SelectMany(a => a.Value is Allowance.ByStart steps ? steps.Steps.Select(s => s.Gives) : [a.Value]).ToList();
        if (all.Any(a => a is Allowance.BusinessDays or Allowance.OnDay { Due.Day: DayCount.BusinessDays }))
            yield return new("", $"What a business day is stands with the hours in {Cite.Section("hours")}.");
        if (all.Any(a => a is Allowance.CalendarDays))
            yield return new("", "A calendar day later is the same time of day on the next date.");
    }

    private static Sentence AtTheLimit(Deadline deadline, string path) => new(
        $"{path}.atTheLimit", $"A case that is done exactly at its due time is {(deadline.IsLateAtTheLimit ? "late" : "in time")}.");

    private static string Sentence(Allowance allowance) => allowance switch
    {
        Allowance.ClockTime or Allowance.Formula => $"A case may take {Words(allowance)} on its clock.",
        Allowance.OnDay => $"A case is due {Words(allowance)}.",
        Allowance.ByStart => $"A case is due as follows: {Words(allowance)}.",
        _ => $"A case is due {Words(allowance)} after its clock starts.",
    };

    private static string Words(Allowance allowance) => allowance switch
    {
        Allowance.OnDay day => DateWords.Of(day.Due, "the day on which the clock starts"),
        Allowance.Formula formula => ExpressionWords.Of(formula.Length),
        Allowance.ByStart steps => string.Join("; ", steps.Steps.Select((step, i) => i == 0
            ? $"if the clock starts before {DueDayText.Print(steps.Steps[1].From)}, {Words(step.Gives)}"
            : $"if it starts {(i + 1 < steps.Steps.Count ? $"from {DueDayText.Print(step.From)} to before {DueDayText.Print(steps.Steps[i + 1].From)}" : $"at {DueDayText.Print(step.From)} or later")}, {Words(step.Gives)}")),
        Allowance.ClockTime { Text: var text, Ticks: var ticks } =>
            text.Contains("business", StringComparison.Ordinal) ? QuantityWords.Length(ticks).Replace(" ", " business ", StringComparison.Ordinal) : QuantityWords.Length(ticks),
        _ => allowance.ToString(),
    };

    private static string Bare(EventReference reference) => Cite.Event(reference) is ['t', 'h', 'e', ' ', .. var rest] ? rest : Cite.Event(reference);
}
