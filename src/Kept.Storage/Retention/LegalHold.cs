using NodaTime;

namespace Kept.Storage.Retention;

/// <summary>Measurements of an agreement that may not be removed, however old they are.</summary>
/// <param name="Number">Counts from 1.</param>
/// <param name="Since">The first day; null for all before <paramref name="Until"/>.</param>
/// <param name="Until">The last day; null for all from <paramref name="Since"/> on.</param>
/// <param name="Recorded">The tick at which it was placed.</param>
/// <param name="Released">The tick at which it ended; null while it holds.</param>
public sealed record LegalHold(long Number, string Agreement, LocalDate? Since, LocalDate? Until, string Reason, long Recorded, long? Released)
{
    /// <summary>The days, as they are told.</summary>
    public string Days => (Since, Until) switch
    {
        (null, null) => "all days",
        ({ } since, null) => $"from {since:uuuu-MM-dd} on",
        (null, { } until) => $"until {until:uuuu-MM-dd}",
        ({ } since, { } until) => $"from {since:uuuu-MM-dd} until {until:uuuu-MM-dd}",
    };
}
