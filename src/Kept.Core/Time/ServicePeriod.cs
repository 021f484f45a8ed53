using NodaTime;

namespace Kept.Time;

/// <summary>The time that a figure speaks of, in the zone whose days and months it is counted in.</summary>
/// <param name="Label">The shortest text that <see cref="ServicePeriodText"/> reads as this period, however it was
/// asked for: <c>2026-06</c> also for <c>2026-06-01/2026-07-01</c>.</param>
public sealed record ServicePeriod(string Label, TimeRange Range, DateTimeZone Zone)
{
    /// <summary>The local days inside, in order, cut at the period's ends: 23, 24 or 25 hours long as the zone's clocks
    /// change. A day whose midnight the zone skips starts at its first instant; a day that it skips is left out.
    /// </summary>
    public IEnumerable<LocalDay> Days
    {
        get
        {
            var date = Zone.LocalAt(Range.Start).Date;
            for (var start = Zone.StartOfDay(date); start < Range.End; date = date.PlusDays(1))
            {
                var end = Zone.StartOfDay(date.PlusDays(1));
                var inside = new TimeRange(start, end).Intersect(Range);
                if (!inside.IsEmpty) yield return new(date, inside);
                start = end;
            }
        }
    }

    /// <summary>From the first instant of a date to the first instant of another, excluded.</summary>
    public static ServicePeriod OfDates(LocalDate start, LocalDate end, DateTimeZone zone) =>
        new(ServicePeriodText.Print(start, end), zone.RangeOf(start, end), zone);

    public static ServicePeriod Of(TimeRange range, DateTimeZone zone)
    {
        var (start, end) = (zone.LocalAt(range.Start).Date, zone.LocalAt(range.End).Date);
        return zone.RangeOf(start, end) == range
            ? OfDates(start, end, zone)
            : new(range.ToString(), range, zone);
    }

    public override string ToString() => Label;
}

/// <summary>A date and the part of it that is spoken of.</summary>
public readonly record struct LocalDay(LocalDate Date, TimeRange Range);
