using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using NodaTime;

namespace Kept.Time;

/// <summary>How often an objective is assessed: <c>month</c>, <c>week from sunday</c>, <c>month from day 16</c>,
/// <c>quarter from february</c>, <c>year from 16 march</c>, <c>30 days from 2026-01-01</c>, <c>rolling 3 months</c>.
/// </summary>
public static class RecurrenceText
{
    private const int MostDays = 3660;
    private const int MostMonths = 120;

    private static readonly (string Word, int Months)[] Lengths =
        [("month", 1), ("quarter", 3), ("half-year", 6), ("year", 12)];

    /// <param name="problem">What is expected, then what was found; empty when the text is fine.</param>
    public static bool TryParse(
        ReadOnlySpan<char> text, [NotNullWhen(true)] out Recurrence? recurrence, out string problem)
    {
        problem = "";
        recurrence = Read(CalendarWords.WordsOf(text), ref problem);
        // What is read as nothing without a problem of its own gets the general sentence.
        if (recurrence is null && problem.Length == 0)
            problem = "A period such as \"month\", \"month from day 16\", \"quarter from february\", "
                + $"\"30 days from 2026-01-01\" or \"rolling 3 months\" is expected, but this is {Excerpt.Of(text)}.";
        return recurrence is not null;
    }

    /// <summary>The canonical text, which reads as the same recurrence.</summary>
    public static string Print(Recurrence recurrence) => recurrence switch
    {
        Recurrence.Daily => "day",
        Recurrence.Weekly { FirstDay: IsoDayOfWeek.Monday } => "week",
        Recurrence.Weekly week => $"week from {CalendarWords.NameOf(week.FirstDay)}",
        Recurrence.Monthly months => PrintMonths(months),
        Recurrence.FixedDays days => $"{CalendarWords.Count(days.Days, "day")} from {DateText.Print(days.From)}",
        Recurrence.RollingDays days => $"rolling {CalendarWords.Count(days.Days, "day")}",
        Recurrence.RollingMonths months => $"rolling {CalendarWords.Count(months.Months, "month")}",
        _ => throw new UnreachableException(),
    };

    private static string PrintMonths(Recurrence.Monthly recurrence)
    {
        var word = Lengths.First(length => length.Months == recurrence.Months).Word;
        var month = recurrence.FromMonth;
        // The first month may lack the day: quarters from 31 may begin in february too.
        while (CalendarWords.MostDaysIn(month) < recurrence.FromDay) month += recurrence.Months;
        return (month, recurrence.FromDay) switch
        {
            (1, 1) => word,
            (_, 1) => $"{word} from {CalendarWords.NameOfMonth(month)}",
            _ when recurrence.Months == 1 =>
                string.Create(CultureInfo.InvariantCulture, $"{word} from day {recurrence.FromDay}"),
            _ => string.Create(
                CultureInfo.InvariantCulture, $"{word} from {recurrence.FromDay} {CalendarWords.NameOfMonth(month)}"),
        };
    }

    private static Recurrence? Read(string[] words, ref string problem) => words switch
    {
        ["day"] => new Recurrence.Daily(),
        ["week"] => new Recurrence.Weekly(IsoDayOfWeek.Monday),
        ["week", "from", var weekday] => ReadWeek(weekday, ref problem),
        ["month", "from", "day", var day] => ReadMonth(day, ref problem),
        [var length] when MonthsIn(length) is { } months => new Recurrence.Monthly(months, 1, 1),
        [var length, "from", var month] when MonthsIn(length) is > 1 and var months =>
            ReadMonths(months, "1", month, ref problem),
        [var length, "from", var day, var month] when MonthsIn(length) is > 1 and var months =>
            ReadMonths(months, day, month, ref problem),
        [var days, "day" or "days", "from", var date] => ReadFixedDays(days, date, ref problem),
        ["rolling", var days, "day" or "days"] =>
            ReadCount(days, "days", MostDays, ref problem) is { } n ? new Recurrence.RollingDays(n) : null,
        ["rolling", var months, "month" or "months"] =>
            ReadCount(months, "months", MostMonths, ref problem) is { } n ? new Recurrence.RollingMonths(n) : null,
        _ => null,
    };

    private static int? MonthsIn(string length) =>
        Array.FindIndex(Lengths, known => known.Word == length) is >= 0 and var index ? Lengths[index].Months : null;

    private static Recurrence.Weekly? ReadWeek(string word, ref string problem)
    {
        if (CalendarWords.TryWeekday(word, out var weekday)) return new(weekday);
        problem = $"A weekday such as \"sunday\" is expected, but this is {Excerpt.Of(word)}.";
        return null;
    }

    private static Recurrence.Monthly? ReadMonth(string word, ref string problem)
    {
        if (CalendarWords.TryNumber(word, out var day) && day is >= 1 and <= 31) return new(1, 1, day);
        problem = $"A day from 1 to 31 is expected, but this is {Excerpt.Of(word)}.";
        return null;
    }

    private static Recurrence.Monthly? ReadMonths(int months, string dayWord, string monthWord, ref string problem)
    {
        if (!CalendarWords.TryMonth(monthWord, out var month))
        {
            problem = $"A month such as \"february\" is expected, but this is {Excerpt.Of(monthWord)}.";
            return null;
        }
        var most = CalendarWords.MostDaysIn(month);
        if (CalendarWords.TryNumber(dayWord, out var day) && day >= 1 && day <= most) return new(months, month, day);
        problem = $"A day from 1 to {most} is expected in {CalendarWords.NameOfMonth(month)}, but this is "
            + $"{Excerpt.Of(dayWord)}.";
        return null;
    }

    private static Recurrence.FixedDays? ReadFixedDays(string days, string date, ref string problem)
    {
        if (ReadCount(days, "days", MostDays, ref problem) is not { } count) return null;
        return DateText.TryParse(date, out var from, out problem) ? new(count, from) : null;
    }

    private static int? ReadCount(string word, string noun, int most, ref string problem)
    {
        if (CalendarWords.TryNumber(word, out var count) && count >= 1 && count <= most) return count;
        problem = $"From 1 to {most} {noun} are expected, but this is {Excerpt.Of(word)}.";
        return null;
    }
}
