using System.Diagnostics;
using Kept.Quantities;
using static Kept.Agreements.Provision;

namespace Kept.Agreements;

/// <summary>Section 7: time that is not held against the party that owes a promise.</summary>
internal static class ExclusionWording
{
    public static IEnumerable<Provision> Of(Agreement agreement) => agreement.Exclusions.Count == 0
        ? [new Sentence("", "No time is excluded.")]
        :
        [
            new Paragraph("7.1", "When exclusions apply", [
                new Sentence("", "An exclusion applies to those promises whose clause in section 6 names it, and to no other."),
                new Sentence("", "Time that several exclusions cover is excluded once. Where their effects differ, time that one of them does not count is not counted; else down time "
                    + "that one of them counts as up is up. Time beyond the budget of one that another one covers is excluded by that."),
            ]),
            .. agreement.Exclusions.Select(Of),
        ];

    private static Clause Of(Exclusion exclusion)
    {
        var path = $"exclusions.{exclusion.Name}";
        var label = Cite.Clause("exclusions", exclusion.Name);
        return new Clause(label, path, exclusion.Title, [
            new Paragraph($"{label}.1", "Time", Time(exclusion, path).ToSequence<Provision>()),
            new Paragraph($"{label}.2", "Effect", [new Sentence($"{path}.effect", Effect(exclusion.Effect))]),
            .. exclusion.Budget is { } budget ? [new Paragraph($"{label}.3", "Budget", Of(budget, path).ToSequence<Provision>())] : Array.Empty<Provision>(),
        ]);
    }

    private static IEnumerable<Sentence> Time(Exclusion exclusion, string path)
    {
        if (exclusion.During is { } during)
            yield return new($"{path}.during", exclusion.Windows is null
                ? $"Excluded is the time {Cite.Hours(during)}."
                : $"Only time {Cite.Hours(during)} can be excluded, and of it what the following sentences say.");
        if (exclusion.Windows is not { } windows) yield break;
        if (exclusion.IsOutside)
        {
            foreach (var sentence in Life(windows, $"{path}.outside")) yield return sentence;
            yield break;
        }
        yield return new($"{path}.windows.source", $"Excluded are windows of time that are {SelectionWording.Inline(windows.Of, "cases of")}.");
        yield return new($"{path}.windows.from", $"A window begins at {Cite.Event(windows.From)}.");
        yield return new($"{path}.windows.to", $"It ends at {Cite.Event(windows.To)}; while it has no end, it lasts until the instant of the evaluation.");
        if (windows.Announced is { } announced)
            yield return new($"{path}.windows.notice", $"It counts only if {Cite.Event(announced)} {Of(windows.Notice!)}.");
        if (windows.Evidence is { } evidence)
            yield return new($"{path}.windows.evidence", $"It counts only if its {Cite.Word(evidence)} is given.");
        if (windows.Same.Count > 0)
            yield return new($"{path}.windows.same", $"It counts only for what has the same {Cite.List(windows.Same.Order(StringComparer.Ordinal).Select(Cite.Word))}.");
    }

    private static string Of(Notice notice) => notice switch
    {
        Notice.Time time => $"lies at least {QuantityWords.Length(time.Ticks)} before its beginning",
        Notice.Days days => $"lies at least {QuantityWords.Count(days.Count, "calendar day")} before its beginning, at the same time of day or earlier, by the clocks of {days.Calendar.Zone.Id}",
        Notice.BusinessDays days => $"lies so long before its beginning that {QuantityWords.Count(days.Count, "business day")} {Cite.Hours(days.Calendar)} have passed",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static IEnumerable<Sentence> Life(RecordedWindows life, string path) =>
    [
        new($"{path}.source", $"Excluded is all time in which a thing is not there; when it is there stands in {SelectionWording.Inline(life.Of, "the cases of")}."),
        new($"{path}.from", $"It is there from {Cite.Event(life.From)} on."),
        new($"{path}.to", $"It is there until {Cite.Event(life.To)}; while that has not come, it is there still."),
        .. life.Same.Count == 0 ? Array.Empty<Sentence>()
            : [new($"{path}.same", $"A case is about what has the same {Cite.List(life.Same.Order(StringComparer.Ordinal).Select(Cite.Word))}.")],
    ];

    private static IEnumerable<Sentence> Of(ExclusionBudget budget, string path) =>
    [
        new($"{path}.budget", $"{string.Join(' ', budget.AtMost.Select(b => $"In {DateWords.Of(b.Every)}, at most {QuantityWords.Length(b.Ticks)} can be excluded."))} "
            + "Windows use this up in order of time, and what is not used lapses."),
        new("", "Each promise that names this exclusion has this budget for itself. A promise that is assessed separately for several things has it once for each of them."),
        new($"{path}.budgetOf", budget.InHoursOnly
            ? "What uses it up is the part of a window within the hours that count."
            : "What uses it up is the whole length of a window."),
        new($"{path}.overBudget", budget.BeyondIsDown
            ? "Time of a window beyond that counts as down, even if it is up; where no down time is measured, it counts like any other."
            : "Time of a window beyond that counts like any other."),
    ];

    private static string Effect(ExclusionEffect effect) => effect switch
    {
        ExclusionEffect.LeavesBothSides =>
            "Excluded time is not counted: it is taken out of both the good time and all counted time. Intervals, measurements and cases that fall into it do not count at all.",
        ExclusionEffect.CountsAsUp =>
            "Down time in excluded time counts as up time, and the counted time stays as it is. Intervals and cases that fall into it and are bad count as good; where values are "
            + "counted, added up or averaged, those that fall into it are left out.",
        ExclusionEffect.DowntimeLeavesBothSides =>
            "Only the down time in excluded time is taken out of the counted time; up time in it counts. Of intervals and cases that fall into it only the bad ones are left out; where "
            + "values are counted, added up or averaged, those that fall into it are left out.",
        _ => throw new UnreachableException(),
    };
}
