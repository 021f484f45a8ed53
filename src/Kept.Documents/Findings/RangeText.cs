using Kept.Statements;
using Kept.Time;
using NodaTime;

namespace Kept.Documents.Findings;

/// <summary>Stretches of time for people: <c>2026-06-03 15:35–23:37</c>.</summary>
internal static class RangeText
{
    private const int DateLength = 10;

    public static string Of(TimeRange range, DateTimeZone zone)
    {
        var (start, end) = (Moments.Short(range.Start, zone), Moments.Short(range.End, zone));
        return start[..DateLength] == end[..DateLength] ? $"{start}–{end[(DateLength + 1)..]}" : $"{start} – {end}";
    }
}
