using NodaTime;

namespace Kept.Agreements;

/// <summary>How a version of an agreement takes the place of the one before it.</summary>
/// <param name="From">The first day on which it is in force.</param>
public sealed record Takeover(LocalDate From, Spanning Spanning)
{
    /// <summary>How that version is replaced in its turn; null for the latest.</summary>
    public Takeover? Next { get; init; }
}

/// <summary>Whose terms hold for a period in which one version takes the place of another.</summary>
public enum Spanning
{
    /// <summary>Each version has its own part of the period, which is measured, judged and settled by itself.</summary>
    Split,

    /// <summary>The old version's; the new one begins with the next period.</summary>
    NextPeriod,

    /// <summary>The new version's, for the whole period.</summary>
    WholePeriod,
}
