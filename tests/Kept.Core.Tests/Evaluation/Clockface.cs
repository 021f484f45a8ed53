using Kept.Core.Tests.Time;
using Kept.Time;
using NodaTime;

namespace Kept.Core.Tests.Evaluation;

/// <summary>A stretch of time minute by minute, each with what the clocks of a zone show. Minutes are counted from 1970 on,
/// and in arrays from the first minute of the stretch.</summary>
internal sealed class Clockface
{
    private readonly Dictionary<DateTimeZone, ShownMinutes> _shown = [];
    private readonly ShownMinutes _own;
    private readonly TimeRange _range;

    private Clockface(DateTimeZone zone, long first, int count)
    {
        First = first;
        _own = new ShownMinutes(zone, first, count);
        _range = new TimeRange(First * Some.Minute, (First + Count) * Some.Minute);
    }

    public long First { get; }

    public int Count => _own.Count;

    /// <summary>The period's minutes, by index: from the first to behind the last.</summary>
    public (int Start, int End) Period { get; private set; }

    /// <summary>The dates from <paramref name="first"/> on, and the days around them.</summary>
    public static Clockface Of(DateTimeZone zone, LocalDate first, int days, int daysAround)
    {
        var noon = first.AtMidnight().PlusHours(12).InUtc().ToInstant().ToUnixTimeTicks() / Some.Minute;
        var face = new Clockface(zone, noon - 1440 * (daysAround + 1), 1440 * (days + 2 * daysAround + 2));
        face.Period = (face.StartOf(first), face.StartOf(first.PlusDays(days)));
        return face;
    }

    public int IndexOf(long minute) => (int)(minute - First);

    public LocalDate DateAt(int index) => _own.DateAt(index);

    /// <summary>The index of the first minute of a date.</summary>
    public int StartOf(LocalDate date)
    {
        var index = _own.IndexOf(date, 0);
        while (DateAt(index - 1) == date) index--;
        return index;
    }

    /// <summary>The index of a time of a date, as <see cref="ShownMinutes.IndexOf"/> reads it.</summary>
    public int IndexOf(LocalDate date, long sinceMidnight) => _own.IndexOf(date, sinceMidnight);

    /// <summary>For each minute whether a calendar is open; null is always open.</summary>
    public bool[] OpenIn(Calendar? calendar)
    {
        return calendar is null ? Enumerable.Repeat(true, Count).ToArray() : new SlowCalendar(calendar, Shown(calendar.Zone)).OpenMinutes();
    }

    /// <summary>What another zone's clocks show in these minutes and a few days around them.</summary>
    public ShownMinutes Shown(DateTimeZone zone)
    {
        if (!_shown.TryGetValue(zone, out var shown)) _shown[zone] = shown = SlowCalendar.ShownAround(zone, _range);
        return shown;
    }

    public static string Stamp(long minute) => Instant.FromUnixTimeTicks(minute * Some.Minute)
        .ToString("uuuu-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
