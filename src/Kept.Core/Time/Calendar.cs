using Kept.Quantities;
using NodaTime;

namespace Kept.Time;

/// <summary>The hours in which something is promised or done, in the calendar's own zone.</summary>
/// <param name="Weekly">Seven entries, Monday first: the spans of that weekday, none when closed.</param>
/// <param name="SpecialDays">Days with other hours (none: a holiday); where several fit, the last one decides.</param>
/// <param name="BusinessDay">What "n business days" means here; null when the calendar does not say.</param>
public sealed record Calendar(
    string Name,
    string Title,
    DateTimeZone Zone,
    Sequence<Sequence<DaySpan>> Weekly,
    Sequence<SpecialDays> SpecialDays,
    BusinessDay? BusinessDay)
{
    /// <summary>Around the clock, every day.</summary>
    public static Calendar Always { get; } = new(
        "always",
        "Around the clock",
        DateTimeZone.Utc,
        Enumerable.Repeat<Sequence<DaySpan>>([DaySpan.WholeDay], 7).ToSequence(),
        [],
        null);

    /// <summary>How its times of day are read that the clocks skip or show twice.</summary>
    public ClockChange ClockChange { get; init; } = ClockChange.Usual;

    /// <summary>Whether it is open at every instant, so that its zone makes no difference to counted time.</summary>
    public bool IsAlways =>
        SpecialDays.Count == 0 && Weekly.Count == 7 && Weekly.All(day => day.Count == 1 && day[0] == DaySpan.WholeDay);

    /// <summary>The open time inside <paramref name="range"/>, exact to the tick.</summary>
    /// <remarks>A local time that daylight saving leaves out, or that happens twice, is read as <see cref="ClockChange"/>
    /// says, and a span whose start thereby moves past its end vanishes. A span that runs
    /// into the next day belongs to the day it starts on. A date that the zone left out has no hours. Hours are known
    /// for the years 1900 to 2299; outside them only a calendar that is always open is open.</remarks>
    public IntervalSet Resolve(TimeRange range)
    {
        if (IsAlways) return IntervalSet.Of(range);
        var known = range.Intersect(Horizon.Range);
        if (known.IsEmpty) return IntervalSet.Empty;
        var first = Zone.LocalAt(known.Start).Date.PlusDays(-DailyHours.ReachInDays);
        var last = Zone.LocalAt(known.End).Date.PlusDays(1);   // clocks set back past midnight show an old date again
        return new DailyHours(this, first, last).Open.Within(known);
    }
}

/// <summary>A span of local time in ticks from the day's midnight; the end may lie in the next day (22:00–06:00).
/// </summary>
public readonly record struct DaySpan(long From, long To)
{
    public static DaySpan WholeDay { get; } = new(0, NodaConstants.TicksPerDay);
}

/// <summary>Days on which other hours hold than the weekly ones.</summary>
public sealed record SpecialDays(DateRule Days, Sequence<DaySpan> Open, string Title);

/// <summary>Which days a rule names. Exactly one of the cases below.</summary>
public abstract record DateRule
{
    private protected DateRule() { }

    /// <summary>Every year on this day; 29 February only in leap years.</summary>
    public sealed record Annual(int Month, int Day) : DateRule;

    /// <summary>Every year from one day to another, both included, over the end of the year where the second is the earlier one. Where a year
    /// has no 29 February, it begins a day later or ends a day earlier.</summary>
    public sealed record AnnualRun(Annual From, Annual To) : DateRule;

    /// <summary>From the first to the last day, both included.</summary>
    public sealed record Dates(LocalDate First, LocalDate Last) : DateRule;

    /// <summary>The n-th such weekday of a month, every year; -1 is the last.</summary>
    public sealed record WeekdayOfMonth(int Ordinal, IsoDayOfWeek Weekday, int Month) : DateRule;

    /// <summary>A number of days after (or before, when negative) Easter Sunday of the western churches.</summary>
    public sealed record Easter(int DaysAfter) : DateRule;
}

/// <summary>What "n business days after" means. Exactly one of the cases below.</summary>
public abstract record BusinessDay
{
    private protected BusinessDay() { }

    /// <summary>The same time of day, n working days on; outside the hours, the next opening.</summary>
    public sealed record SameTime : BusinessDay;

    /// <summary>The last closing of the n-th working day after.</summary>
    public sealed record Closing : BusinessDay;

    /// <summary>The midnight that ends the n-th working day after; that midnight itself is too late.</summary>
    public sealed record EndOfDay : BusinessDay;

    /// <summary>So much time within the hours for each day: 2 business days of 8 hours are 16 business hours.</summary>
    public sealed record Hours(long Ticks) : BusinessDay;
}
