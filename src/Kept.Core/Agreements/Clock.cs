using Kept.Quantities;
using Kept.Time;

namespace Kept.Agreements;

/// <summary>The time that runs on a case: from one event to another, in its hours, less its pauses.</summary>
/// <param name="Hours">By class of the case.</param>
/// <param name="Pauses">Names of the source's pauses in which the clock stands still.</param>
/// <param name="DueAtNextOpening">An allowance used up exactly at closing time is due at the next opening; else at closing.</param>
public sealed record Clock(
    EventReference From, EventReference To, ByClass<Calendar> Hours, Sequence<string> Pauses, bool DueAtNextOpening);

/// <summary>One occurrence of an event of a case.</summary>
/// <param name="Number">1 is the first, 5 the fifth; 0 is the last.</param>
public sealed record EventReference(string Event, int Number)
{
    public override string ToString() => Number switch
    {
        0 => $"last {Event}",
        1 => Event,
        2 => $"2nd {Event}",
        3 => $"3rd {Event}",
        _ => $"{Number}th {Event}",
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

    public sealed override string ToString() => this switch
    {
        ClockTime time => time.Text,
        BusinessDays { Count: 1 } => "1 business day",
        BusinessDays days => $"{days.Count} business days",
        CalendarDays { Count: 1 } => "1 calendar day",
        CalendarDays days => $"{days.Count} calendar days",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

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
