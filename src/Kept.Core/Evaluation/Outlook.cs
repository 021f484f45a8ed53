using Kept.Quantities;

namespace Kept.Evaluation;

/// <summary>How a promise stands while its period goes on.</summary>
public enum Course
{
    /// <summary>It is kept if the rest is like the part that is over.</summary>
    OnTrack,

    /// <summary>It is missed, or comes below the level of a warning, if the rest is like the part that is over.</summary>
    AtRisk,

    /// <summary>Nothing that may still happen keeps it.</summary>
    Missed,

    /// <summary>Too little is known of the part that is over.</summary>
    NotDetermined,
}

/// <summary>How a promise stands while its period goes on, and where it leads.</summary>
/// <param name="Elapsed">The share of the period that is over, in wall-clock time.</param>
/// <param name="Projected">The attainment at the period's end if the rest is like the part that is over; null when nothing was
/// measured, or when the number is not one that goes on like that.</param>
public sealed record Outlook(Course Course, Rational Elapsed, Figure? Projected);
