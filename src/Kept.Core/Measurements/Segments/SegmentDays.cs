using NodaTime;

namespace Kept.Measurements.Segments;

/// <summary>Days and months in UTC, counted from 1970-01-01: what rows of one series are stored together by.</summary>
public static class SegmentDays
{
    private const int MonthsPerYear = 12;

    private static readonly LocalDate Epoch = new(1970, 1, 1);

    public static int Of(long tick)
    {
        var day = tick / NodaConstants.TicksPerDay;
        return (int)(day * NodaConstants.TicksPerDay > tick ? day - 1 : day);
    }

    public static long StartOf(int day) => day * NodaConstants.TicksPerDay;

    /// <summary>The month that a day lies in.</summary>
    public static int MonthOf(int day)
    {
        var date = Epoch.PlusDays(day);
        return MonthsPerYear * (date.Year - Epoch.Year) + date.Month - 1;
    }

    public static int FirstDayOf(int month) => Period.DaysBetween(Epoch, Epoch.PlusMonths(month));
}
