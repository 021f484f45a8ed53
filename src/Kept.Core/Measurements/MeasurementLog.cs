using Kept.Quantities;

namespace Kept.Measurements;

/// <summary>All measurements of a workspace, with when each became known.</summary>
public sealed record MeasurementLog(Sequence<SourceLog> Sources)
{
    /// <summary>The latest instant that any source speaks of, in ticks; null when there are no measurements.</summary>
    public long? LatestInstant => Sources.Max(source => source.LatestInstant);

    /// <summary>What was known at that tick: rows recorded up to it. Without a recorded column a row is recorded when
    /// it happens: a bucket at its end, an event at its stamp.</summary>
    public Timeline AsOf(long tick) => new(tick, Sources.Select(source => source.AsOf(tick)).ToSequence());
}
