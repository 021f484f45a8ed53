using NodaTime;

namespace Kept.Time;

/// <summary>The local dates, in order, on which some open span starts.</summary>
internal sealed class WorkingDays
{
    private readonly List<WorkingDay> _days = [];

    public WorkingDays(DailyHours hours)
    {
        foreach (var date in hours.Dates)
        {
            var open = IntervalSet.Of(hours.RangesOn(date));
            if (!open.IsEmpty) _days.Add(new(date, open[0].Start, open[^1].End));
        }
    }

    /// <summary>The n-th working day after a date; null when the days known here end before it.</summary>
    /// <param name="n">1 or more.</param>
    public WorkingDay? FindAfter(LocalDate date, int n)
    {
        var index = CountUpTo(date) + (long)n - 1;
        return index < _days.Count ? _days[(int)index] : null;
    }

    /// <summary>The n-th working day before a date; null when the days known here begin after it.</summary>
    /// <param name="n">1 or more.</param>
    public WorkingDay? FindBefore(LocalDate date, int n)
    {
        var index = (long)CountUpTo(date.PlusDays(-1)) - n;
        return index >= 0 ? _days[(int)index] : null;
    }

    private int CountUpTo(LocalDate date)
    {
        int low = 0, high = _days.Count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_days[middle].Date <= date) low = middle + 1; else high = middle;
        }
        return low;
    }
}

/// <param name="FirstOpening">Of the spans that start on the date.</param>
/// <param name="LastClosing">Of the spans that start on the date; it may lie in the next day.</param>
internal readonly record struct WorkingDay(LocalDate Date, long FirstOpening, long LastClosing);
