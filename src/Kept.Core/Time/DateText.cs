using NodaTime;
using NodaTime.Text;

namespace Kept.Time;

/// <summary>A date as agreements write it: <c>2026-04-03</c>.</summary>
internal static class DateText
{
    public static bool TryParse(ReadOnlySpan<char> text, out LocalDate date, out string problem)
    {
        date = default;
        if (text is not [_, _, _, _, '-', _, _, '-', _, _]
            || !CalendarWords.TryNumber(text[..4], out var year)
            || !CalendarWords.TryNumber(text[5..7], out var month)
            || !CalendarWords.TryNumber(text[8..], out var day))
        {
            problem = $"A date such as \"2026-04-03\" is expected, but this is {Excerpt.Of(text)}.";
            return false;
        }
        if (!IsYear(year, out problem) || !IsMonth(month, out problem)) return false;
        var days = CalendarSystem.Iso.GetDaysInMonth(year, month);
        if (day < 1 || day > days)
        {
            problem = $"A day from 1 to {days} is expected in that month, but this is {Excerpt.Of(text)}.";
            return false;
        }
        date = new LocalDate(year, month, day);
        return true;
    }

    public static string Print(LocalDate date) => LocalDatePattern.Iso.Format(date);

    public static bool IsYear(int year, out string problem)
    {
        var isKnown = year is >= Horizon.FirstYear and <= Horizon.LastYear;
        problem = isKnown
            ? ""
            : $"A year from {Horizon.FirstYear} to {Horizon.LastYear} is expected, but this is {year}.";
        return isKnown;
    }

    public static bool IsMonth(int month, out string problem)
    {
        var isMonth = month is >= 1 and <= 12;
        problem = isMonth ? "" : $"A month from 01 to 12 is expected, but this is {month:D2}.";
        return isMonth;
    }
}
