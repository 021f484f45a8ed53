using FsCheck;
using FsCheck.Fluent;
using Kept.Quantities;
using Kept.Time;
using NodaTime;

namespace Kept.Core.Tests.Time;

/// <summary>Random values of the kinds that time is made of.</summary>
internal static class Some
{
    public const long Minute = NodaConstants.TicksPerMinute;

    /// <summary>Zones with clock changes of every kind: an hour, half an hour, two hours, at midnight, one minute after
    /// it, a skipped day.</summary>
    private static readonly string[] ZoneIds =
    [
        "UTC", "Europe/Berlin", "America/Los_Angeles", "America/Sao_Paulo", "America/St_Johns", "Australia/Lord_Howe",
        "Asia/Tehran", "Africa/Cairo", "Antarctica/Troll", "Pacific/Apia", "Asia/Kathmandu", "America/Havana",
    ];

    public static Gen<DateTimeZone> Zone => Gen.Elements(ZoneIds).Select(Named);

    public static Gen<LocalDate> Date =>
        Gen.Choose(0, 60 * 365).Select(days => new LocalDate(1980, 1, 1).PlusDays(days));

    /// <summary>A zone and a date: two times out of three within three days of a clock change.</summary>
    public static Gen<(DateTimeZone Zone, LocalDate Date)> ZoneAndDate => Gen.OneOf(OddDay, AnyDay, AnyDay);

    /// <summary>Around a skipped date, a skipped midnight, a midnight shown twice.</summary>
    private static Gen<(DateTimeZone Zone, LocalDate Date)> OddDay =>
        from odd in Gen.Elements(
            (Zone: "Pacific/Apia", Date: new LocalDate(2011, 12, 30)),
            (Zone: "America/Sao_Paulo", Date: new LocalDate(2015, 10, 18)),
            (Zone: "America/St_Johns", Date: new LocalDate(2010, 11, 7)))
        from near in Gen.Choose(-3, 3)
        select (Named(odd.Zone), odd.Date.PlusDays(near));

    private static Gen<(DateTimeZone Zone, LocalDate Date)> AnyDay =>
        from zone in Zone
        from date in Date
        from near in Gen.Choose(-3, 3)
        from isNearChange in Gen.Elements(true, false)
        let change = zone.GetZoneInterval(date.AtMidnight().InUtc().ToInstant())
        select isNearChange && change.HasStart && change.Start > Instant.FromUtc(1975, 1, 1, 0, 0)
            ? (zone, change.IsoLocalStart.Date.PlusDays(near))
            : (zone, date);

    /// <summary>Ranges of whole ticks from 0 to 63, so that a set of them is 64 bits.</summary>
    public static Gen<IntervalSet> SmallSet =>
        from edges in Gen.Choose(0, 64).Two().ArrayOf()
        select IntervalSet.Of(edges.Select(edge => new TimeRange(edge.Item1, edge.Item2)));

    /// <summary>Clusters of short ranges far apart, which crowd the slices of an index.</summary>
    public static Gen<IntervalSet> ClusteredSet =>
        from clusters in (
            from at in Gen.Choose(-1_000_000, 1_000_000)
            from set in SmallSet
            select set.Select(range => new TimeRange(at * 1000L + range.Start, at * 1000L + range.End))).ArrayOf()
        select IntervalSet.Of(clusters.SelectMany(cluster => cluster));

    /// <summary>Spans on whole minutes, in order and apart; the last may run into the next day.</summary>
    public static Gen<Sequence<DaySpan>> DaySpans =>
        from edges in Gen.Choose(0, 24 * 60).ArrayOf(6)
        from count in Gen.Choose(0, 3)
        from isOvernight in Gen.Elements(true, false, false, false)
        select SpansBetween([.. edges.Distinct().Order()], count, isOvernight);

    public static Gen<DateRule> Rule(LocalDate around) => Gen.OneOf(
        from days in Gen.Choose(-5, 5)
        let date = around.PlusDays(days)
        select (DateRule)new DateRule.Annual(date.Month, date.Day),
        from days in Gen.Choose(-200, 5)
        from length in Gen.Choose(1, 200)
        let run = (First: around.PlusDays(days), Last: around.PlusDays(days + length))
        select (DateRule)new DateRule.AnnualRun(new(run.First.Month, run.First.Day), new(run.Last.Month, run.Last.Day)),
        from days in Gen.Choose(-5, 5)
        from length in Gen.Choose(0, 3)
        select (DateRule)new DateRule.Dates(around.PlusDays(days), around.PlusDays(days + length)),
        from ordinal in Gen.Elements(1, 2, 3, 4, -1)
        from weekday in Gen.Elements(Enum.GetValues<IsoDayOfWeek>()[1..])
        select (DateRule)new DateRule.WeekdayOfMonth(ordinal, weekday, around.Month),
        from days in Gen.Choose(-80, 250)
        select (DateRule)new DateRule.Easter(days));

    /// <summary>A calendar whose special days lie around a date.</summary>
    public static Gen<Calendar> Calendar(DateTimeZone zone, LocalDate around) =>
        from weekly in DaySpans.ArrayOf(7)
        from special in (
            from rule in Rule(around)
            from spans in DaySpans
            select new SpecialDays(rule, spans, "")).ArrayOf()
        select new Calendar("random", "", zone, weekly.ToSequence(), special.ToSequence(), new BusinessDay.SameTime());

    public static Gen<Recurrence> Recurrence => Gen.OneOf(
        Gen.Constant<Recurrence>(new Recurrence.Daily()),
        Gen.Elements(Enum.GetValues<IsoDayOfWeek>()[1..]).Select(day => (Recurrence)new Recurrence.Weekly(day)),
        from months in Gen.Elements(1, 3, 6, 12)
        from date in Date
        select (Recurrence)new Recurrence.Monthly(months, date.Month, date.Day),
        from days in Gen.Choose(1, 100)
        from date in Date
        select (Recurrence)new Recurrence.FixedDays(days, date));

    public static DateTimeZone Named(string zone) => DateTimeZoneProviders.Tzdb[zone];

    private static Sequence<DaySpan> SpansBetween(int[] edges, int count, bool isOvernight)
    {
        var spans = edges.Chunk(2).Where(pair => pair.Length == 2).Take(count)
            .Select(pair => new DaySpan(pair[0] * Minute, pair[1] * Minute)).ToList();
        if (isOvernight && spans.Count > 0 && spans[0].From > 0)
            spans[^1] = spans[^1] with { To = NodaConstants.TicksPerDay + spans[0].From - Minute };
        return spans.ToSequence();
    }
}
