using NodaTime;

namespace Kept.Time;

/// <summary>How far calendars reach: enough for any contract, and little enough to bound what a hostile date costs.
/// </summary>
internal static class Horizon
{
    /// <summary>The first year that an agreement, a period or a measurement may name.</summary>
    public const int FirstYear = 1900;

    /// <summary>The last year that an agreement, a period or a measurement may name.</summary>
    public const int LastYear = 2199;

    /// <summary>Two days before <see cref="FirstYear"/>, so that the year is whole in every zone.</summary>
    public static LocalDate FirstDate { get; } = new(FirstYear - 1, 12, 30);

    /// <summary>A century and two days after <see cref="LastYear"/>, so that long budgets still come due.</summary>
    public static LocalDate LastDate { get; } = new(LastYear + 101, 1, 2);

    /// <summary>From the start of the first to the start of the last date, in UTC.</summary>
    public static TimeRange Range { get; } =
        new(DateTimeZone.Utc.StartOfDay(FirstDate), DateTimeZone.Utc.StartOfDay(LastDate));
}
