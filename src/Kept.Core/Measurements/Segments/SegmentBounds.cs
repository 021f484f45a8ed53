namespace Kept.Measurements.Segments;

/// <summary>Which rows of a series make up a segment: those of a UTC day, or of several days that have few.</summary>
internal static class SegmentBounds
{
    /// <summary>A segment with fewer rows is put together with the next day.</summary>
    public const int FewRows = 64;

    /// <param name="at">In order.</param>
    public static List<(int Start, int Count)> Of(ReadOnlySpan<long> at)
    {
        var segments = new List<(int, int)>();
        for (int start = 0, end = 0; start < at.Length; start = end)
        {
            while (end < at.Length && end - start < FewRows) end += RowsOfDay(at[end..]);
            segments.Add((start, end - start));
        }
        return segments;
    }

    /// <summary>How many rows lie in the day of the first one.</summary>
    private static int RowsOfDay(ReadOnlySpan<long> at)
    {
        var day = at[0] / TimeSpan.TicksPerDay - (at[0] % TimeSpan.TicksPerDay < 0 ? 1 : 0);
        var (_, next) = Instants.Between(at, at[0], (day + 1) * TimeSpan.TicksPerDay);
        return Math.Max(next, 1);
    }
}
