namespace Kept.Core.Tests.Remedies;

/// <summary>How a month went for one objective that promises 99.9%.</summary>
internal enum MonthKind
{
    Kept,

    /// <summary>Two hours down: missed, above 99%.</summary>
    Missed,

    /// <summary>Twelve hours down: missed, below 99%.</summary>
    Red,

    /// <summary>Of one day nobody knows anything.</summary>
    Unknown,
}
