using Kept.Diagnostics;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Agreements;

/// <summary>Time that the parties agreed not to hold against the obliged party.</summary>
/// <param name="During">Recurring windows; null when only the recorded ones count.</param>
/// <param name="Windows">Recorded windows; with <paramref name="During"/> as well, only their common part counts.</param>
public sealed record Exclusion(
    string Name, string Title, Calendar? During, RecordedWindows? Windows, ExclusionEffect Effect, Place Clause)
{
    /// <summary>Whether the windows say when the thing is there, so that all other time is excluded.</summary>
    public bool IsOutside { get; init; }

    /// <summary>How much it may take in all; null for any amount.</summary>
    public ExclusionBudget? Budget { get; init; }
}

/// <summary>How much time an exclusion may take; its windows use it up in order of time.</summary>
/// <param name="AtMost">All of these hold.</param>
/// <param name="InHoursOnly">Whether only the part of a window within the hours that count uses it up.</param>
/// <param name="BeyondIsDown">Whether time beyond it counts as down, up or not; else it is time like any other.</param>
public sealed record ExclusionBudget(Sequence<TimePerPeriod> AtMost, bool InHoursOnly, bool BeyondIsDown);

/// <summary>So much time in each period: <c>10 hours per year</c>.</summary>
public sealed record TimePerPeriod(long Ticks, Recurrence Every)
{
    public override string ToString() => $"{Wording.Length(Ticks)} per {Every}";
}

/// <summary>Windows that are cases of a source: announced maintenance, attributed outages.</summary>
/// <param name="Announced">With <paramref name="Notice"/>: a window counts only when it was announced so long before.</param>
/// <param name="Evidence">Field that must not be empty; null when none is asked for.</param>
/// <param name="Same">Dimensions in which a window and the measured thing must agree.</param>
public sealed record RecordedWindows(
    Selection Of, EventReference From, EventReference To, EventReference? Announced, Notice? Notice,
    string? Evidence, Sequence<string> Same);

public enum ExclusionEffect
{
    /// <summary>The time leaves numerator and denominator.</summary>
    LeavesBothSides,

    /// <summary>Down time in it counts as up; the denominator stays.</summary>
    CountsAsUp,

    /// <summary>Only the down time in it leaves numerator and denominator.</summary>
    DowntimeLeavesBothSides,
}
