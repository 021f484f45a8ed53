using System.Diagnostics.CodeAnalysis;
using Kept.Diagnostics;
using Kept.Language.Binding.Shapes;
using Kept.Language.Syntax;
using Kept.Quantities;
using Kept.Time;
using NodaTime;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding;

/// <summary>Service hours and business hours: the kind <c>Calendar</c> and calendars inside an agreement.</summary>
internal static class CalendarShapes
{
    private static readonly Field<DateTimeZone> Zone = Required(
        "zone", Scalars.Zone, "The time zone in which the hours are read.");

    private static readonly Field<string> Title = Optional(
        "title", Scalars.Text("a title", "Office hours"), "What people call these hours.");

    private static readonly Shape<Sequence<DaySpan>> Hours = new ScalarShape<Sequence<DaySpan>>(
        "hours of a day", "08:00-12:00, 13:00-17:00",
        Scalars.Timely<Sequence<DaySpan>>((string text, out Sequence<DaySpan> spans, out string problem) =>
            DaySpansText.TryParse(text, out spans, out problem)));

    private static readonly Field<Sequence<Pair<Sequence<IsoDayOfWeek>, Sequence<DaySpan>>>> Open = Required(
        "open",
        new PairsShape<Sequence<IsoDayOfWeek>, Sequence<DaySpan>>(
            "weekdays such as mon-fri",
            new ScalarShape<Sequence<IsoDayOfWeek>>("weekdays", "mon-fri",
                Scalars.Timely<Sequence<IsoDayOfWeek>>((string text, out Sequence<IsoDayOfWeek> days, out string problem) =>
                    WeekdaysText.TryParse(text, out days, out problem))),
            Hours),
        "The hours of each weekday; a weekday that is not named is closed.");

    private static readonly Shape<DateRule> Day = new ScalarShape<DateRule>(
        "a day", "last monday of may",
        Scalars.Timely<DateRule>((string text, [MaybeNullWhen(false)] out DateRule rule, out string problem) =>
            DateRuleText.TryParse(text, out rule, out problem)));

    private static readonly Field<Sequence<DateRule>> Holidays = Optional(
        "holidays", new ListShape<DateRule>(Day), "Days that are closed, once or every year.");

    private static readonly Field<Sequence<Pair<DateRule, Sequence<DaySpan>>>> Exceptions = Optional(
        "exceptions", new PairsShape<DateRule, Sequence<DaySpan>>("a day", Day, Hours),
        "Days with hours of their own, holidays among them.");

    private static readonly Field<BusinessDay> BusinessDays = Optional(
        "businessDay", BusinessDayText.Shape, "What 'n business days' after an instant means.");

    private static readonly Field<Boxed<bool>> Skipped = Optional(
        "skippedTimes", new WordShape<Boxed<bool>>("what a time of day is that the clocks skip", [
            ("later", new(false), "As much later as the clocks are set forward: 02:30 is 03:30."),
            ("end-of-gap", new(true), "When the clocks go on: 02:30 is 03:00.")]),
        "What a time of day is that the clocks skip; later when left out.");

    private static readonly Field<Boxed<bool>> Repeated = Optional(
        "repeatedTimes", new WordShape<Boxed<bool>>("which of two equal times of day is meant", [
            ("first", new(false), "The first, before the clocks are set back."),
            ("second", new(true), "The second, after they are set back.")]),
        "Which one a time of day is that the clocks show twice; the first when left out.");

    /// <summary>The body of a calendar.</summary>
    public static RecordShape<Calendar> Spec { get; } = new(
        "A calendar", [Title, Zone, Open, Holidays, Exceptions, BusinessDays, Skipped, Repeated], Build);

    /// <summary>The name of a calendar, or <c>always</c>.</summary>
    public static Shape<Calendar> Reference { get; } = new ReferenceShape<Calendar>("a calendar", "office-hours");

    private static Calendar? Build(RecordReader record)
    {
        var weekly = new Sequence<DaySpan>[7];
        var named = new bool[7];
        foreach (var (days, hours, entry) in record.Get(Open))
            foreach (var day in days)
            {
                var index = (int)day - 1;
                if (named[index])
                {
                    record.Report(CalendarDiagnostics.WeekdayTwice(entry.Key, day));
                    return null;
                }
                named[index] = true;
                weekly[index] = hours;
            }

        var special = record.Get(Holidays, []).Select(day => new SpecialDays(day, [], ""))
            .Concat(record.Get(Exceptions, []).Select(pair => new SpecialDays(pair.Key, pair.Value, "")));
        return new Calendar(
            record.Name, record.Find(Title) ?? record.Name, record.Get(Zone), weekly.ToSequence(),
            special.ToSequence(), record.Find(BusinessDays))
        {
            ClockChange = new ClockChange(record.Get(Skipped, new(false)).Value, record.Get(Repeated, new(false)).Value),
        };
    }
}

internal static class CalendarDiagnostics
{
    public static Diagnostic WeekdayTwice(ScalarSyntax key, IsoDayOfWeek day) => new(
        "KPT216", Severity.Error, key.Place,
        $"{day} already has hours.",
        $"Name every weekday once; several spans of a day are separated by commas.");
}
