using NodaTime;

namespace Kept.Measurements.Segments;

/// <summary>Days in UTC, counted from 1970-01-01: what rows of one series are stored together by.</summary>
public static class SegmentDays
{
    public static int Of(long tick) => (int)((tick - Rest(tick)) / NodaConstants.TicksPerDay);

    public static long StartOf(int day) => day * NodaConstants.TicksPerDay;

    private static long Rest(long tick) => (tick % NodaConstants.TicksPerDay + NodaConstants.TicksPerDay) % NodaConstants.TicksPerDay;
}
