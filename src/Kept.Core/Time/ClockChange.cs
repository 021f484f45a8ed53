using NodaTime;

namespace Kept.Time;

/// <summary>How times of day are read that the clocks skip or show twice.</summary>
/// <param name="SkippedIsEndOfGap">Whether a skipped time is when the clocks go on; else as much later as the gap is long.</param>
/// <param name="RepeatedIsSecond">Whether a time that comes twice is the second; else the first.</param>
public sealed record ClockChange(bool SkippedIsEndOfGap, bool RepeatedIsSecond)
{
    public static ClockChange Usual { get; } = new(false, false);

    /// <summary>When a zone's clocks show a local time, by this reading.</summary>
    public long TickOf(LocalDateTime local, DateTimeZone zone)
    {
        if (!SkippedIsEndOfGap && !RepeatedIsSecond) return zone.TickOf(local);
        var shown = zone.MapLocal(local);
        return shown.Count switch
        {
            0 when SkippedIsEndOfGap => shown.LateInterval.Start.ToUnixTimeTicks(),
            2 when RepeatedIsSecond => shown.Last().ToInstant().ToUnixTimeTicks(),
            _ => zone.TickOf(local),
        };
    }
}
