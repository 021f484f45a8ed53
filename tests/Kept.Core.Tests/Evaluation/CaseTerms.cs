using Kept.Time;

namespace Kept.Core.Tests.Evaluation;

/// <summary>The clock of an agreement on cases, as it is written and by the book.</summary>
/// <param name="Urgent">The hours of P1 where they differ from those of the others; null is always.</param>
/// <param name="Office">The hours of the others; null is always.</param>
internal sealed record CaseTerms(
    string From, string To, bool IsByPriority, Calendar? Urgent, Calendar? Office, bool Pauses, bool DueAtNextOpening,
    IReadOnlyDictionary<string, string> Allowances)
{
    public IEnumerable<Calendar> Calendars => new[] { Urgent, Office }.OfType<Calendar>();

    public string Clock => $"{{from: {From}, to: {To}, hours: {Hours}{(Pauses ? ", pauseWhile: waiting" : "")}"
        + $"{(DueAtNextOpening ? ", usedUpAtClosing: due-at-next-opening" : "")}}}";

    /// <summary>A table by priority, or one allowance for all.</summary>
    public string Within => Allowances.Count == 1 && Allowances.ContainsKey("")
        ? Allowances[""]
        : $"{{by: priority, {string.Join(", ", Allowances.Select(a => $"{(a.Key == "" ? "otherwise" : a.Key)}: {a.Value}"))}}}";

    private string Hours => IsByPriority ? $"{{by: priority, P1: {Name(Urgent)}, otherwise: {Name(Office)}}}" : Name(Office);

    private static string Name(Calendar? calendar) => calendar?.Name ?? "always";

    public static CaseTerms Throw(Dice dice, Setting setting)
    {
        var reading = dice.Pick<BusinessDay?>(
            null, null, new BusinessDay.SameTime(), new BusinessDay.Closing(), new BusinessDay.EndOfDay(),
            new BusinessDay.Hours(480 * Time.Some.Minute));
        var isByPriority = dice.Chance(30);
        var urgent = isByPriority && (reading is not null || dice.Chance(50))
            ? CalendarDraft.Throw(dice, "urgent", setting, opensDaily: true) with { BusinessDay = reading } : null;
        var office = reading is not null || dice.Chance(60)
            ? CalendarDraft.Throw(dice, "office", setting, opensDaily: dice.Chance(50)) with { BusinessDay = reading } : null;
        string[] kinds = reading is null ? ["minutes", "minutes", "calendar days"] : ["minutes", "business days", "business days", "calendar days"];
        var allowances = dice.Pick<string[]>([""], [""], ["P1", "P2", ""], ["P1", "P2"])
            .ToDictionary(p => p, _ => dice.Pick(kinds) is var kind && kind == "minutes"
                ? $"{dice.Pick(1, 15, 60, 240, 480, 977)} minutes" : $"{dice.Between(1, 3)} {kind}");
        return new CaseTerms(
            dice.Pick("opened", "opened", "answered"), dice.Pick("resolved", "last resolved", "answered", "2nd answered"),
            isByPriority, urgent, office, dice.Chance(60), dice.Chance(50), allowances);
    }

    /// <summary>Whether a case was done in time; null while it runs and is not yet due, or has not started.</summary>
    /// <param name="isJudged">False when the agreement says nothing about it.</param>
    public bool? IsInTime(Setting setting, KnownCase known, out bool isJudged)
    {
        isJudged = Allowance(known) is not null;
        if (!isJudged || known.When(From) is null) return null;
        var (due, done) = (Due(setting, known), Done(setting, known));
        var end = done ?? setting.At;
        var excludesDue = Allowance(known)!.Contains("business", StringComparison.Ordinal)
            && ClockOf(setting, known).BusinessDay is BusinessDay.EndOfDay;
        var isInTime = due is null || (excludesDue ? end < due : end <= due);
        return !isInTime ? false : done is null ? null : true;
    }

    /// <summary>When a case is due; null when it has not started, or when that lies beyond the minutes known.</summary>
    public long? Due(Setting setting, KnownCase known)
    {
        if (Allowance(known) is not { } allowance || known.When(From) is not { } from) return null;
        var (clock, pauses) = (ClockOf(setting, known), PausesOf(known));
        var (number, kind) = (int.Parse(allowance.Split(' ')[0], null), allowance[(allowance.IndexOf(' ') + 1)..]);
        var isHours = kind.StartsWith("business", StringComparison.Ordinal) && clock.BusinessDay is BusinessDay.Hours;
        return kind == "minutes" ? clock.DueAfter(from, number, pauses)
            : isHours ? clock.DueAfter(from, number * 480, pauses)
            : clock.DueOnDay(from, number, kind.StartsWith("calendar", StringComparison.Ordinal), pauses);
    }

    /// <summary>A date that a case carries, later by its pauses since its clock began: those that begin before it comes.</summary>
    public long MovedOn(KnownCase known, long date)
    {
        if (known.When(From) is not { } from) return date;
        foreach (var (start, end) in known.Pauses)
        {
            if (end <= from || start >= date) continue;
            if (end == KnownCase.Open) return KnownCase.Open;
            date += end - Math.Max(start, from);
        }
        return date;
    }

    /// <summary>Minutes on the clock of a case so far, and whether it has stopped; null when it has not started.</summary>
    public (int Minutes, bool HasStopped) Reading(Setting setting, KnownCase known)
    {
        if (known.When(From) is not { } from) return (0, false);
        var done = Done(setting, known);
        return (ClockOf(setting, known).Elapsed(from, done ?? setting.At, PausesOf(known)), done is not null);
    }

    private static long? DoneBy(Setting setting, long? to) => to is { } at && at <= setting.At ? at : null;

    private long? Done(Setting setting, KnownCase known) => DoneBy(setting, known.When(To));

    private SlowClock ClockOf(Setting setting, KnownCase known) =>
        new(setting, IsByPriority && known.Row.Priority == "P1" ? Urgent : Office, DueAtNextOpening);

    private IReadOnlyList<(long From, long To)> PausesOf(KnownCase known) => Pauses ? known.Pauses : [];

    private string? Allowance(KnownCase known) => Allowances.GetValueOrDefault(known.Row.Priority) ?? Allowances.GetValueOrDefault("");
}
