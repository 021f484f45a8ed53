using System.Diagnostics;
using System.Globalization;
using Kept.Quantities;
using Kept.Time;
using NodaTime;
using static Kept.Agreements.Provision;
using Calendar = Kept.Time.Calendar;

namespace Kept.Agreements;

/// <summary>Section 5: service hours and other calendars, as people read them.</summary>
internal static class CalendarWording
{
    public static IEnumerable<Provision> Of(Agreement agreement)
    {
        var calendars = agreement.Calendars().ToList();
        if (calendars.Count == 0) return [new Sentence("", "Everything in this agreement holds round the clock.")];
        return
        [
            new Paragraph("5.1", "How hours are read", [
                new Sentence("", "Hours are local times of the zone that their clause names; they include their beginning and exclude their end."),
                new Sentence("", "A time of day that the change to daylight saving time leaves out is taken as much later as the clocks are set forward; one that comes twice is the earlier, unless the clause of the hours says otherwise."),
                new Sentence("", "Hours that run over midnight belong to the day on which they begin."),
            ]),
            .. calendars.Select(Of),
        ];
    }

    private static IEnumerable<Sentence> ClockChange(ClockChange change, string path)
    {
        if (change.SkippedIsEndOfGap) yield return new($"{path}.skippedTimes", "A time of day that the clocks skip is the instant at which they go on.");
        if (change.RepeatedIsSecond) yield return new($"{path}.repeatedTimes", "A time of day that comes twice is the second.");
    }

    private static Clause Of(Calendar calendar)
    {
        var path = $"calendars.{calendar.Name}";
        var label = Cite.Clause("hours", calendar.Name);
        return new Clause(label, path, calendar.Title, [
            new Sentence($"{path}.zone", $"Time zone: {calendar.Zone.Id}."),
            new Table("Weekly hours", ["Day", "Hours"], Weekly(calendar.Weekly, path).ToSequence()),
            .. calendar.Weekly.Any(day => day.Count == 0) ? [new Sentence("", "On the other days of the week it is closed.")] : Array.Empty<Provision>(),
            .. Special(calendar, path),
            .. ClockChange(calendar.ClockChange, path),
            .. BusinessDays(calendar, path),
        ]);
    }

    private static IEnumerable<TableRow> Weekly(Sequence<Sequence<DaySpan>> weekly, string path)
    {
        for (var i = 0; i < weekly.Count; i++)
        {
            if (weekly[i].Count == 0) continue;
            var day = (IsoDayOfWeek)(i + 1);
            yield return new($"{path}.open.{CalendarWords.ShortNameOf(day)}", [$"{day}", Spans(weekly[i])]);
        }
    }

    private static IEnumerable<Provision> Special(Calendar calendar, string path)
    {
        var holidays = calendar.SpecialDays.Where(s => s.Open.Count == 0).ToList();
        yield return new Sentence("", holidays.Count == 0 ? "No other days are closed." : "These days are closed:");
        if (holidays.Count > 0)
            yield return new Points(holidays.Select(d => new Sentence($"{path}.holidays.{DateRuleText.Print(d.Days)}", $"{Named(d)}{Yields(d, calendar)}")).ToSequence());
        var exceptions = calendar.SpecialDays.Where(s => s.Open.Count > 0).ToList();
        if (exceptions.Count > 0) yield return new Table("Days with hours of their own", ["Day", "Hours"], exceptions.Select(d => new TableRow(
            $"{path}.exceptions.{DateRuleText.Print(d.Days)}", [Named(d), $"{Spans(d.Open)}{Yields(d, calendar)}"])).ToSequence());
    }

    private static string Named(SpecialDays special) =>
        Cite.Capital(DateWords.Of(special.Days)) + (special.Title.Length > 0 ? $" ({special.Title})" : "");

    /// <summary>Of days that can fall together, the one that is written last decides; the contract says so where it can happen.</summary>
    private static string Yields(SpecialDays special, Calendar calendar)
    {
        var later = calendar.SpecialDays.SkipWhile(s => !ReferenceEquals(s, special)).Skip(1)
            .Where(s => s.Open != special.Open && DateRules.CanMeet(s.Days, special.Days)).Select(s => DateWords.Of(s.Days)).ToList();
        return later.Count == 0 ? "" : $"; not when it falls on {Cite.List(later, "or")}";
    }

    private static IEnumerable<Sentence> BusinessDays(Calendar calendar, string path)
    {
        if (calendar.BusinessDay is not { } day) yield break;
        yield return new($"{path}.businessDay", day switch
        {
            BusinessDay.SameTime => "A time of n business days ends at the same time of day on the n-th business day after it begins; outside of the hours, with their next beginning. A business day is a day with hours.",
            BusinessDay.Closing => "A time of n business days ends with the hours of the n-th business day after the day on which it begins. A business day is a day with hours.",
            BusinessDay.EndOfDay => "A time of n business days ends at the midnight that ends the n-th business day after the day on which it begins; that midnight itself is too late. A business day is a day with hours.",
            BusinessDay.Hours hours => $"A business day is {QuantityWords.Length(hours.Ticks)} within these hours.",
            _ => throw new UnreachableException(),
        });
    }

    private static string Spans(Sequence<DaySpan> spans) => spans.Count switch
    {
        0 => "closed",
        1 when spans[0] == DaySpan.WholeDay => "the whole day",
        _ => string.Join(", ", spans.Select(s => $"{Time(s.From)}–{Time(s.To)}{(s.To > NodaConstants.TicksPerDay ? " of the next day" : "")}")),
    };

    private static string Time(long ticks)
    {
        var seconds = ticks / NodaConstants.TicksPerSecond;
        if (seconds > 86_400) seconds -= 86_400;
        var text = string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:D2}:{seconds / 60 % 60:D2}");
        return seconds % 60 == 0 ? text : string.Create(CultureInfo.InvariantCulture, $"{text}:{seconds % 60:D2}");
    }
}
