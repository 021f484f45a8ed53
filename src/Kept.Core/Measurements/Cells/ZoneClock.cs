using NodaTime;

namespace Kept.Measurements.Cells;

/// <summary>Turns local times of one zone into instants; fast while they stay within one offset of the zone.</summary>
internal sealed class ZoneClock(DateTimeZone zone)
{
    // Local ticks in which the offset in use is the only one.
    private long _from = long.MaxValue;
    private long _until = long.MinValue;
    private long _offset;

    /// <summary>Gives the tick of a local time, with a note when that time does not exist or comes twice.</summary>
    public RemarkKind ToTick(long local, out long tick)
    {
        if (local < _from || local >= _until) return Find(local, out tick);
        tick = local - _offset;
        return RemarkKind.None;
    }

    private RemarkKind Find(long local, out long tick)
    {
        var mapping = zone.MapLocal(Instant.FromUnixTimeTicks(local).InUtc().LocalDateTime);
        var interval = mapping.EarlyInterval;
        var offset = interval.WallOffset.Ticks;
        // A time in a gap is read with the offset before the gap, which moves it on by the gap's length.
        tick = local - offset;
        if (mapping.Count == 0) return RemarkKind.StampInGap;
        if (mapping.Count == 2) return RemarkKind.StampAmbiguous;

        _offset = offset;
        _from = interval.HasStart
            ? interval.Start.ToUnixTimeTicks() + Math.Max(offset, OffsetAt(interval.Start - Duration.Epsilon))
            : long.MinValue;
        _until = interval.HasEnd
            ? interval.End.ToUnixTimeTicks() + Math.Min(offset, OffsetAt(interval.End))
            : long.MaxValue;
        return RemarkKind.None;
    }

    private long OffsetAt(Instant instant) => zone.GetZoneInterval(instant).WallOffset.Ticks;
}
