namespace Kept.Measurements.Cells;

/// <summary>Days and times of day as ticks since 1970-01-01T00:00, without a zone.</summary>
internal static class CivilDate
{
    public const int FirstYear = 1900;
    public const int LastYear = 2199;

    private static readonly int[] MonthStarts = [.. DaysBeforeEachMonth()];

    /// <summary>The midnight that starts a day.</summary>
    public static RemarkKind Midnight(int year, int month, int day, out long ticks)
    {
        ticks = 0;
        if (month is < 1 or > 12 || day < 1) return RemarkKind.StampImpossible;
        if (year is < FirstYear or > LastYear)
            return day <= 31 ? RemarkKind.StampOutOfYears : RemarkKind.StampImpossible;
        var index = (year - FirstYear) * 12 + month - 1;
        var start = MonthStarts[index];
        if (day > MonthStarts[index + 1] - start) return RemarkKind.StampImpossible;
        ticks = (start + day - 1) * TimeSpan.TicksPerDay;
        return RemarkKind.None;
    }

    /// <summary>The ticks since midnight; 24:00:00 is the day's end.</summary>
    public static RemarkKind TimeOfDay(int hour, int minute, int second, long fraction, out long ticks)
    {
        ticks = hour * TimeSpan.TicksPerHour + minute * TimeSpan.TicksPerMinute
            + second * TimeSpan.TicksPerSecond + fraction;
        var exists = minute <= 59 && second <= 59 && ticks <= TimeSpan.TicksPerDay;
        return exists ? RemarkKind.None : RemarkKind.StampImpossible;
    }

    /// <summary>Days from 1970-01-01 to the first of each month, and to the end of the last.</summary>
    private static IEnumerable<int> DaysBeforeEachMonth()
    {
        var days = -25_567;   // 1900-01-01
        for (var year = FirstYear; year <= LastYear; year++)
            for (var month = 1; month <= 12; month++)
            {
                yield return days;
                days += DateTime.DaysInMonth(year, month);
            }
        yield return days;
    }
}
