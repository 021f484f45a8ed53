using System.Globalization;
using NodaTime;

namespace Kept.Time;

/// <summary>Weekdays, months and small numbers as agreements write them, in any case.</summary>
internal static class CalendarWords
{
    private const int ShortLength = 3;
    private const int LeapYear = 2024;

    private static readonly string[] Weekdays =
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    private static readonly string[] Months =
    [
        "january", "february", "march", "april", "may", "june",
        "july", "august", "september", "october", "november", "december",
    ];

    public static string NameOf(IsoDayOfWeek weekday) => Weekdays[(int)weekday - 1];

    public static string ShortNameOf(IsoDayOfWeek weekday) => NameOf(weekday)[..ShortLength];

    public static string NameOfMonth(int month) => Months[month - 1];

    /// <summary>The length of a month, 29 days for February.</summary>
    public static int MostDaysIn(int month) => CalendarSystem.Iso.GetDaysInMonth(LeapYear, month);

    public static bool TryWeekday(ReadOnlySpan<char> word, out IsoDayOfWeek weekday)
    {
        weekday = (IsoDayOfWeek)(IndexOf(Weekdays, word) + 1);
        return weekday != IsoDayOfWeek.None;
    }

    /// <summary>Reads a month's name as 1 to 12.</summary>
    public static bool TryMonth(ReadOnlySpan<char> word, out int month)
    {
        month = IndexOf(Months, word) + 1;
        return month != 0;
    }

    /// <summary>Reads digits only: no sign, no spaces, no grouping.</summary>
    public static bool TryNumber(ReadOnlySpan<char> digits, out int number) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    /// <summary>"1 day", "2 days".</summary>
    public static string Count(int number, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? "" : "s")}");

    /// <summary>Splits at white space into words in lower case; nothing for a text too long to be meant.</summary>
    public static string[] WordsOf(ReadOnlySpan<char> text) =>
        text.Length > 200
            ? []
            : text.ToString().ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static int IndexOf(string[] names, ReadOnlySpan<char> word)
    {
        for (var i = 0; i < names.Length; i++)
            if (word.Equals(names[i], StringComparison.OrdinalIgnoreCase)
                || word.Equals(names[i].AsSpan(0, ShortLength), StringComparison.OrdinalIgnoreCase))
                return i;
        return -1;
    }
}
