using Kept.Quantities;
using Kept.Time;
using NodaTime;

namespace Kept.Agreements;

/// <summary>The time that runs on a case: from one event to another, in its hours, less its pauses.</summary>
/// <param name="Hours">By class of the case.</param>
/// <param name="Pauses">Names of the source's pauses in which the clock stands still.</param>
/// <param name="DueAtNextOpening">An allowance used up exactly at closing time is due at the next opening; else at closing.</param>
public sealed record Clock(
    EventReference From, EventReference To, ByClass<Time.Calendar> Hours, Sequence<string> Pauses, bool DueAtNextOpening)
{
    /// <summary>When it runs more than once on a case; null when it runs from <see cref="From"/> to <see cref="To"/>.</summary>
    public Cycles? Cycles { get; init; }

    /// <summary>Whether a pause moves the due time on by its whole length, rather than stop the clock in its hours.</summary>
    public bool PausesMoveTheDueTime { get; init; }

    /// <summary>What becomes of the time that has passed when the class of a case changes.</summary>
    public ClassChange OnChange { get; init; }
}

public enum ClassChange
{
    /// <summary>The class that is known last holds from the start of the clock on.</summary>
    FromStart,

    /// <summary>The same, but pauses before the change count.</summary>
    FromStartWithoutPauses,

    /// <summary>The clock starts again at the change.</summary>
    FromChange,

    /// <summary>The share of its time that a case has used stays used.</summary>
    RemainingShare,
}

/// <summary>Runs of a clock: from any of some events to the next of any of others.</summary>
/// <param name="AlsoFrom">Events that start it besides <see cref="Clock.From"/>.</param>
/// <param name="AlsoTo">Events that stop it besides <see cref="Clock.To"/>.</param>
/// <param name="Counts">Which of the runs on a case count.</param>
public sealed record Cycles(Sequence<string> AlsoFrom, Sequence<string> AlsoTo, CycleRule Counts);

public enum CycleRule
{
    First,
    Last,

    /// <summary>Every run counts for itself, in the period in which it begins.</summary>
    Each,

    /// <summary>The case counts by its longest run; it is in time when all of them are.</summary>
    Longest,

    /// <summary>The runs of a case add up: the clock stands still between them.</summary>
    AddedUp,
}

/// <summary>One occurrence of an event of a case.</summary>
/// <param name="Number">1 is the first, 5 the fifth; 0 is the last.</param>
public sealed record EventReference(string Event, int Number)
{
    public override string ToString() => Number switch
    {
        0 => $"last {Event}",
        1 => Event,
        _ => $"{Ordinals.Of(Number)} {Event}",
    };
}

/// <summary>When a case is due. Exactly one of the cases below.</summary>
public abstract record Deadline
{
    private protected Deadline() { }

    /// <summary>So much after the clock starts, by class of the case.</summary>
    public sealed record Within(ByClass<Allowance> Allowance) : Deadline;

    /// <summary>At an instant that the case itself carries.</summary>
    public sealed record Promised(EventReference Date) : Deadline;

    /// <summary>Whether a case that is done at the very instant is late.</summary>
    public bool IsLateAtTheLimit { get; init; }
}

/// <summary>How much time a case may take. Exactly one of the cases below.</summary>
public abstract record Allowance
{
    private protected Allowance() { }

    /// <summary>So much time on the clock, in ticks; <paramref name="Text"/> is how it is written.</summary>
    public sealed record ClockTime(long Ticks, string Text) : Allowance;

    /// <summary>So many working days of the clock's calendar, as that calendar counts them.</summary>
    public sealed record BusinessDays(int Count) : Allowance;

    /// <summary>The same local time so many calendar days later, in the zone of the clock's calendar.</summary>
    public sealed record CalendarDays(int Count) : Allowance;

    /// <summary>At an instant of some day after the start: by closing, by a time, by the end of the day.</summary>
    public sealed record OnDay(DueDay Due) : Allowance;

    /// <summary>Time on the clock that is worked out from the case's fields.</summary>
    public sealed record Formula(Expression Length) : Allowance;

    /// <summary>By the local time at which the clock starts: cut-offs.</summary>
    /// <param name="Steps">In order, the first from midnight on.</param>
    public sealed record ByStart(Sequence<CutOff> Steps) : Allowance
    {
        /// <summary>What a case may take whose clock starts at a time of day.</summary>
        public Allowance At(LocalTime time) => Steps.Last(s => s.From <= time).Gives;
    }

    public sealed override string ToString() => this switch
    {
        ClockTime time => time.Text,
        BusinessDays { Count: 1 } => "1 business day",
        BusinessDays days => $"{days.Count} business days",
        CalendarDays { Count: 1 } => "1 calendar day",
        CalendarDays days => $"{days.Count} calendar days",
        OnDay day => day.Due.ToString(),
        Formula formula => formula.Length.ToString(),
        ByStart steps => string.Join(", ", steps.Steps.Select((step, i) => i == 0
            ? $"{step.Gives} when it starts before {DueDayText.Print(steps.Steps[1].From)}"
            : $"{step.Gives} from {DueDayText.Print(step.From)} on")),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <summary>From a time of day on, a clock that starts gives so much.</summary>
public sealed record CutOff(LocalTime From, Allowance Gives);

/// <summary>A value that depends on a field or dimension: a table by priority, tier or region.</summary>
/// <param name="Field">The field that decides; null when one value holds for all.</param>
/// <param name="Otherwise">The value for anything not listed, when there is one.</param>
public sealed record ByClass<T>(string? Field, Sequence<ClassValue<T>> Entries, ClassValue<T>? Otherwise)
{
    /// <summary>The entry for a class; null when the table does not say.</summary>
    public ClassValue<T>? Find(string? name) => Entries.FirstOrDefault(e => e.Class == name) ?? Otherwise;

    public IEnumerable<ClassValue<T>> All => Otherwise is null ? Entries : Entries.Append(Otherwise);
}

public static class ByClass
{
    /// <summary>One value for all.</summary>
    public static ByClass<T> ForAll<T>(T value) => new(null, [], new ClassValue<T>("", value));
}

public sealed record ClassValue<T>(string Class, T Value);
