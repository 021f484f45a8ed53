using Kept.Core.Tests.Time;
using Kept.Time;
using NodaTime;

namespace Kept.Core.Tests.Evaluation;

/// <summary>A clock that walks through a calendar minute by minute. What lies beyond the minutes known has no answer.</summary>
/// <param name="calendar">Null is always open.</param>
internal sealed class SlowClock(Setting setting, Calendar? calendar, bool dueAtNextOpening)
{
    private readonly bool[] _open = setting.Face.OpenIn(calendar);
    private readonly long _first = setting.Face.First;

    public BusinessDay? BusinessDay => calendar?.BusinessDay;

    /// <summary>Minutes on the clock from one instant to another.</summary>
    public int Elapsed(long from, long to, IReadOnlyList<(long From, long To)> pauses)
    {
        var elapsed = 0;
        for (var minute = from; minute < to; minute++)
            if (Runs(minute, pauses)) elapsed++;
        return elapsed;
    }

    /// <summary>When a budget of minutes is used up; null when not within the minutes known.</summary>
    public long? DueAfter(long from, long budget, IReadOnlyList<(long From, long To)> pauses, bool? atNextOpening = null)
    {
        for (var minute = from; minute < _first + _open.Length; minute++)
        {
            if (!Runs(minute, pauses)) continue;
            if (budget == 0) return minute;   // the first minute in which it would run on
            budget--;
            if (budget == 0 && !(atNextOpening ?? dueAtNextOpening)) return minute + 1;
        }
        return null;
    }

    /// <summary>When so many working days are over, moved on by the time of the pauses before that.</summary>
    public long? DueOnDay(long from, int days, bool areCalendarDays, IReadOnlyList<(long From, long To)> pauses)
    {
        var due = areCalendarDays ? CalendarDaysAfter(from, days) : WorkingDaysAfter(from, days);
        foreach (var (start, end) in pauses)
        {
            if (start >= due || end <= from || due is null) continue;
            var paused = Elapsed(Math.Max(start, from), Math.Min(end, setting.At), []);
            if (paused > 0) due = DueAfter(due.Value, paused, [], atNextOpening: false);
        }
        return due;
    }

    private long? CalendarDaysAfter(long from, int days)
    {
        var shown = setting.Face.Shown(calendar?.Zone ?? setting.Zone);
        return Minute(shown, shown.DateAt(Index(shown, from)).PlusDays(days), shown.MinuteOfDay(Index(shown, from)));
    }

    private long? WorkingDaysAfter(long from, int days)
    {
        var shown = setting.Face.Shown(calendar!.Zone);
        var date = shown.DateAt(Index(shown, from));
        var last = shown.DateAt(shown.Count - 1).PlusDays(-1);
        for (var left = days; left > 0;)
        {
            date = date.PlusDays(1);
            if (date >= last) return null;
            if (Spans(shown, date).Any()) left--;
        }
        return BusinessDay switch
        {
            BusinessDay.SameTime => Minute(shown, date, shown.MinuteOfDay(Index(shown, from))) is { } minute ? DueAfter(minute, 0, []) : null,
            BusinessDay.Closing => shown.First + Spans(shown, date).Max(s => s.To),
            _ => Midnight(shown, date.PlusDays(1)),
        };
    }

    private IEnumerable<(int From, int To)> Spans(ShownMinutes shown, LocalDate date) => SlowCalendar.SpansOn(calendar!, date)
        .Select(s => (shown.IndexOf(date, s.From / Some.Minute), shown.IndexOf(date, s.To / Some.Minute))).Where(s => s.Item1 < s.Item2);

    private static long Midnight(ShownMinutes shown, LocalDate date)
    {
        var index = shown.IndexOf(date, 0);
        while (shown.DateAt(index - 1) == date) index--;
        return shown.First + index;
    }

    private static long? Minute(ShownMinutes shown, LocalDate date, long sinceMidnight) =>
        date < shown.DateAt(shown.Count - 1) ? shown.First + shown.IndexOf(date, sinceMidnight) : null;

    private static int Index(ShownMinutes shown, long minute) => (int)(minute - shown.First);

    private bool Runs(long minute, IReadOnlyList<(long From, long To)> pauses) =>
        _open[minute - _first] && !pauses.Any(p => p.From <= minute && minute < p.To);
}
