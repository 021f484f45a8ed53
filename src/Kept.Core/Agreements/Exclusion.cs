using Kept.Diagnostics;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Agreements;

/// <summary>Time that the parties agreed not to hold against the obliged party.</summary>
/// <param name="During">Recurring windows; null when only the recorded ones count.</param>
/// <param name="Windows">Recorded windows; with <paramref name="During"/> as well, only their common part counts.</param>
public sealed record Exclusion(
    string Name, string Title, Calendar? During, RecordedWindows? Windows, ExclusionEffect Effect, Place Clause);

/// <summary>Windows that are cases of a source: announced maintenance, attributed outages.</summary>
/// <param name="Announced">With <paramref name="NoticeTicks"/>: a window counts only when it was announced so long before.</param>
/// <param name="Evidence">Field that must not be empty; null when none is asked for.</param>
/// <param name="Same">Dimensions in which a window and the measured thing must agree.</param>
public sealed record RecordedWindows(
    Selection Of, EventReference From, EventReference To, EventReference? Announced, long NoticeTicks,
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
