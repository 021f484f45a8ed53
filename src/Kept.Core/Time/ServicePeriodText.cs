using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using NodaTime;
using NodaTime.Calendars;
using NodaTime.Text;

namespace Kept.Time;

/// <summary>A period as people ask for it: <c>2026-06</c>, <c>2026-Q2</c>, <c>2026-H1</c>, <c>2026</c>,
/// <c>2026-W23</c>, <c>2026-06-16</c>, <c>2026-06-16/2026-07-16</c> (the end is excluded),
/// <c>2026-06-16T08:00/2026-06-17T08:00Z</c>.</summary>
public static class ServicePeriodText
{
    private const int LongestEnd = 40;

    private static readonly IPattern<LocalDateTime> LocalTime = new CompositePatternBuilder<LocalDateTime>
    {
        { LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm"), _ => true },
        { LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss;FFFFFFF"), _ => true },
    }.Build();

    private static readonly IPattern<OffsetDateTime> OffsetTime = new CompositePatternBuilder<OffsetDateTime>
    {
        { OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mmo<Z+HH:mm>"), _ => true },
        { OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss;FFFFFFFo<Z+HH:mm>"), _ => true },
    }.Build();

    /// <param name="zone">Whose days, months and local times are meant.</param>
    /// <param name="problem">What is expected, then what was found; empty when the text is fine.</param>
    public static bool TryParse(
        ReadOnlySpan<char> text, DateTimeZone zone, [NotNullWhen(true)] out ServicePeriod? period, out string problem)
    {
        text = text.Trim();
        problem = "";
        period = text.Contains('/') ? ReadEnds(text, zone, ref problem) : ReadName(text, zone, ref problem);
        // What is read as nothing without a problem of its own gets the general sentence.
        if (period is null && problem.Length == 0)
            problem = "A period such as \"2026-06\", \"2026-Q2\", \"2026\", \"2026-W23\", \"2026-06-16\" or "
                + $"\"2026-06-16/2026-07-16\" is expected, but this is {Excerpt.Of(text)}.";
        else if (period is { Range.IsEmpty: true })
            problem = $"A period whose end is after its start is expected, but in {zone.Id} no time lies in "
                + $"{Excerpt.Of(text)}.";
        if (problem.Length > 0) period = null;
        return period is not null;
    }

    /// <summary>The label of a period of whole local days: the shortest name that it has.</summary>
    internal static string Print(LocalDate start, LocalDate end)
    {
        var invariant = CultureInfo.InvariantCulture;
        if (end == start.PlusDays(1)) return DateText.Print(start);
        if (start.DayOfWeek == IsoDayOfWeek.Monday && end == start.PlusDays(7))
        {
            var week = WeekYearRules.Iso.GetWeekOfWeekYear(start);
            return string.Create(invariant, $"{WeekYearRules.Iso.GetWeekYear(start):D4}-W{week:D2}");
        }

        var months = start.Day == 1 && end.Day == 1 ? (end.Year - start.Year) * 12 + end.Month - start.Month : 0;
        return (months, (start.Month - 1) % Math.Max(months, 1)) switch
        {
            (1, 0) => string.Create(invariant, $"{start.Year:D4}-{start.Month:D2}"),
            (3, 0) => string.Create(invariant, $"{start.Year:D4}-Q{start.Month / 3 + 1}"),
            (6, 0) => string.Create(invariant, $"{start.Year:D4}-H{start.Month / 6 + 1}"),
            (12, 0) => string.Create(invariant, $"{start.Year:D4}"),
            _ => $"{DateText.Print(start)}/{DateText.Print(end)}",
        };
    }

    private static ServicePeriod? ReadName(ReadOnlySpan<char> text, DateTimeZone zone, ref string problem)
    {
        if (text is [_, _, _, _, '-', _, _, '-', _, _])
            return DateText.TryParse(text, out var date, out problem)
                ? ServicePeriod.OfDates(date, date.PlusDays(1), zone)
                : null;
        if (text.Length < 4 || !CalendarWords.TryNumber(text[..4], out var year) || !DateText.IsYear(year, out problem))
            return null;

        return text[4..] switch
        {
            [] => Months(1, 12),
            ['-', 'Q' or 'q', >= '1' and <= '4' and var quarter] => Months((quarter - '1') * 3 + 1, 3),
            ['-', 'H' or 'h', >= '1' and <= '2' and var half] => Months((half - '1') * 6 + 1, 6),
            ['-', 'W' or 'w', _, _] when CalendarWords.TryNumber(text[6..], out var week) =>
                ReadWeek(year, week, zone, ref problem),
            ['-', _, _] when CalendarWords.TryNumber(text[5..], out var month) =>
                DateText.IsMonth(month, out problem) ? Months(month, 1) : null,
            _ => null,
        };

        ServicePeriod Months(int first, int count)
        {
            var start = new LocalDate(year, first, 1);
            return ServicePeriod.OfDates(start, start.PlusMonths(count), zone);
        }
    }

    private static ServicePeriod? ReadWeek(int year, int week, DateTimeZone zone, ref string problem)
    {
        var weeks = WeekYearRules.Iso.GetWeeksInWeekYear(year);
        if (week < 1 || week > weeks)
        {
            problem = $"A week from 1 to {weeks} is expected in {year}, but this is {week:D2}.";
            return null;
        }
        var start = WeekYearRules.Iso.GetLocalDate(year, week, IsoDayOfWeek.Monday);
        return ServicePeriod.OfDates(start, start.PlusDays(7), zone);
    }

    private static ServicePeriod? ReadEnds(ReadOnlySpan<char> text, DateTimeZone zone, ref string problem)
    {
        var slash = text.IndexOf('/');
        return ReadEnd(text[..slash].TrimEnd(), zone, ref problem) is { } start
            && ReadEnd(text[(slash + 1)..].TrimStart(), zone, ref problem) is { } end
            ? ServicePeriod.Of(new(start, end), zone)
            : null;
    }

    /// <summary>The tick of a date, a local time, or a time with its distance from UTC.</summary>
    private static long? ReadEnd(ReadOnlySpan<char> text, DateTimeZone zone, ref string problem)
    {
        if (!text.Contains('T'))
            return DateText.TryParse(text, out var date, out problem) ? zone.StartOfDay(date) : null;

        var written = text.Length <= LongestEnd ? text.ToString() : "";
        if (LocalTime.Parse(written).TryGetValue(default, out var local))
            return DateText.IsYear(local.Year, out problem) ? zone.TickOf(local) : null;
        if (OffsetTime.Parse(written).TryGetValue(default, out var time))
            return DateText.IsYear(time.Year, out problem) ? time.ToInstant().ToUnixTimeTicks() : null;

        problem = "A date or a time such as \"2026-06-16T08:00\" or \"2026-06-16T08:00:00Z\" is expected, "
            + $"but this is {Excerpt.Of(text)}.";
        return null;
    }
}
