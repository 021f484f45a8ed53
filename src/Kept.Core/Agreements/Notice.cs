using Kept.Time;

namespace Kept.Agreements;

/// <summary>How long before its beginning a window has to be announced. Exactly one of the cases below.</summary>
public abstract record Notice
{
    private protected Notice() { }

    /// <summary>So much time before it.</summary>
    public sealed record Time(long Ticks) : Notice;

    /// <summary>At the same local time so many calendar days before it, or earlier.</summary>
    /// <param name="Calendar">In whose zone days are counted.</param>
    public sealed record Days(int Count, Calendar Calendar) : Notice;

    /// <summary>So long before it that so many business days of a calendar, as that calendar counts them, have passed when it begins.</summary>
    public sealed record BusinessDays(int Count, Calendar Calendar) : Notice;
}
