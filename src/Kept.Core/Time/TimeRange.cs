using NodaTime;
using NodaTime.Text;

namespace Kept.Time;

/// <summary>A half-open stretch of time [Start, End) in ticks (100 ns) since 1970-01-01T00:00:00Z.</summary>
/// <remarks>Measurements are counted in ticks; people and files meet NodaTime's types at the edges.</remarks>
public readonly record struct TimeRange(long Start, long End)
{
    /// <summary>All of time that ticks can tell.</summary>
    public static TimeRange Always { get; } = new(long.MinValue / 4, long.MaxValue / 4);

    public bool IsEmpty => End <= Start;

    /// <summary>Length in ticks, 0 when empty.</summary>
    public long Length => IsEmpty ? 0 : End - Start;

    public bool Contains(long tick) => Start <= tick && tick < End;

    public bool Overlaps(TimeRange other) => Start < other.End && other.Start < End;

    /// <summary>The shared part; empty when the two are apart or only touch.</summary>
    public TimeRange Intersect(TimeRange other) => new(Math.Max(Start, other.Start), Math.Min(End, other.End));

    public static TimeRange Of(Instant start, Instant end) => new(start.ToUnixTimeTicks(), end.ToUnixTimeTicks());

    /// <summary>Both ends in UTC, exact to the tick.</summary>
    public override string ToString() => $"{Text(Start)}/{Text(End)}";

    private static string Text(long tick) => InstantPattern.ExtendedIso.Format(Instant.FromUnixTimeTicks(tick));
}
