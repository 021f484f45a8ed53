using Kept.Time;
using NodaTime;

namespace Kept.Evaluation.Folds;

/// <summary>The intervals of local days. Those of up to an hour follow each other from midnight on, whatever the
/// clocks do; longer ones begin at the same wall-clock times every day, so that one of them is an hour longer or shorter
/// on the day of a clock change.</summary>
internal sealed class IntervalGrid
{
    private readonly long[] _edges;

    private IntervalGrid(long[] edges) => (_edges, Distance) = (edges, DistanceOf(edges));

    public int Count => _edges.Length - 1;

    /// <summary>How long each interval is; null where they are not all equally long.</summary>
    public long? Distance { get; }

    /// <summary>Where the intervals begin, and where the last one ends.</summary>
    public ReadOnlySpan<long> Edges => _edges;

    public TimeRange this[int index] => new(_edges[index], _edges[index + 1]);

    /// <summary>The intervals of all local days that a range touches.</summary>
    public static IntervalGrid Of(TimeRange range, DateTimeZone zone, long every)
    {
        var edges = new List<long>();
        for (var date = zone.LocalAt(range.Start).Date; zone.StartOfDay(date) < range.End; date = date.PlusDays(1))
        {
            if (edges.Count > 0) edges.RemoveAt(edges.Count - 1);   // the end of one day is the start of the next
            edges.AddRange(Of(date, zone, every)._edges);
        }
        return new IntervalGrid([.. edges]);
    }

    public static IntervalGrid Of(LocalDate date, DateTimeZone zone, long every)
    {
        var start = zone.StartOfDay(date);
        var end = zone.StartOfDay(date.PlusDays(1));
        var edges = new List<long>();
        if (every <= NodaConstants.TicksPerHour)
            for (var edge = start; edge < end; edge += every) edges.Add(edge);
        else
            for (var time = 0L; time < NodaConstants.TicksPerDay; time += every)
            {
                var edge = time == 0 ? start : zone.TickOf(date + LocalTime.FromTicksSinceMidnight(time));
                if (edge < end && (edges.Count == 0 || edge > edges[^1])) edges.Add(edge);
            }
        edges.Add(end);
        return new IntervalGrid([.. edges]);
    }

    /// <summary>The last edge at or before a tick of this day or its end.</summary>
    public long Floor(long tick) => tick == _edges[^1] ? tick : _edges[IndexOf(tick)];

    /// <summary>The first edge at or after a tick of this day or its end.</summary>
    public long Ceiling(long tick) => Floor(tick) is var edge && edge == tick ? tick : _edges[IndexOf(tick) + 1];

    /// <summary>The first interval that begins at or after a tick; <see cref="Count"/> when none does.</summary>
    public int FirstFrom(long tick)
    {
        var index = Array.BinarySearch(_edges, tick);
        return Math.Min(index >= 0 ? index : ~index, Count);
    }

    /// <summary>The interval that a tick of these days lies in.</summary>
    public int IndexOf(long tick)
    {
        var index = Array.BinarySearch(_edges, tick);
        return index >= 0 ? index : ~index - 1;
    }

    private static long? DistanceOf(long[] edges)
    {
        if (edges.Length < 2) return null;
        var distance = edges[1] - edges[0];
        for (var i = 2; i < edges.Length; i++)
            if (edges[i] - edges[i - 1] != distance) return null;
        return distance;
    }
}
