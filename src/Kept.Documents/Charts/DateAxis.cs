using System.Globalization;
using NodaTime;

namespace Kept.Documents.Charts;

/// <summary>Which days of an axis get a label, so that labels do not touch.</summary>
internal static class DateAxis
{
    private static readonly int[] DaySteps = [1, 2, 7, 14];
    private static readonly int[] MonthSteps = [1, 2, 3, 6, 12];

    /// <summary>Indices of days with their labels: days of the month, or months where days would not fit.</summary>
    /// <param name="dayWidth">Room for one day.</param>
    /// <param name="labelWidth">Room that a label takes.</param>
    public static IEnumerable<(int Index, string Label)> Labels(IReadOnlyList<LocalDate> dates, double dayWidth, double labelWidth)
    {
        foreach (var step in DaySteps)
            if (step * dayWidth >= labelWidth) return EveryDays(dates, step);
        foreach (var step in MonthSteps)
            if (step * 28 * dayWidth >= labelWidth) return EveryMonths(dates, step);
        return EveryYears(dates, (int)Math.Ceiling(labelWidth / (365 * dayWidth)));
    }

    private static IEnumerable<(int, string)> EveryDays(IReadOnlyList<LocalDate> dates, int step)
    {
        for (var i = 0; i < dates.Count; i += step) yield return (i, Text(dates[i], "d MMM"));
    }

    private static IEnumerable<(int, string)> EveryMonths(IReadOnlyList<LocalDate> dates, int step)
    {
        for (var i = 0; i < dates.Count; i++)
            if (dates[i].Day == 1 && (dates[i].Month - 1) % step == 0)
                yield return (i, Text(dates[i], dates[i].Month == 1 ? "uuuu" : "MMM"));
    }

    private static IEnumerable<(int, string)> EveryYears(IReadOnlyList<LocalDate> dates, int step)
    {
        for (var i = 0; i < dates.Count; i++)
            if (dates[i] is { Day: 1, Month: 1 } && dates[i].Year % step == 0) yield return (i, Text(dates[i], "uuuu"));
    }

    private static string Text(LocalDate date, string pattern) => date.ToString(pattern, CultureInfo.InvariantCulture);
}
