using Kept.Time;

namespace Kept.Remedies;

/// <summary>The time that a charge is taken of.</summary>
/// <param name="Every">What the period is one of; null for the term of the agreement.</param>
/// <param name="SoFar">The part of it in which measured amounts are added up.</param>
internal sealed record Span(Recurrence? Every, ServicePeriod Period, ServicePeriod SoFar)
{
    /// <summary>Whether earlier versions of the agreement may have been in force in a part of it.</summary>
    public bool GoesAcross { get; init; }
}
