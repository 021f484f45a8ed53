using Kept.Quantities;
using NodaTime;

namespace Kept.Time;

/// <summary>The hours that a calendar gives to each local date from one to another, special days considered.</summary>
internal sealed class DailyHours
{
    /// <summary>How many dates after its own a span can still be open: it may run into the next day, and a date that
    /// the zone skips may lie in between.</summary>
    public const int ReachInDays = 2;

    private const int Weekly = -1;

    private readonly Calendar _calendar;
    private readonly LocalDate _first;
    private readonly int[] _deciding;   // for each date the index of its special days, or Weekly

    public DailyHours(Calendar calendar, LocalDate first, LocalDate last)
    {
        _calendar = calendar;
        _first = first;
        _deciding = new int[Period.DaysBetween(first, last) + 1];
        DecideSpecialDays(last);
    }

    /// <summary>All spans that start on one of the dates.</summary>
    public IntervalSet Open => IntervalSet.Of(Dates.SelectMany(RangesOn));

    public IEnumerable<LocalDate> Dates => Enumerable.Range(0, _deciding.Length).Select(_first.PlusDays);

    /// <summary>The spans that start on <paramref name="date"/>, none of them empty.</summary>
    public IEnumerable<TimeRange> RangesOn(LocalDate date)
    {
        var spans = SpansOn(date);
        if (spans.Count == 0 || _calendar.Zone.Skips(date)) yield break;
        foreach (var span in spans)
        {
            var range = new TimeRange(TickOf(date, span.From), TickOf(date, span.To));
            if (!range.IsEmpty) yield return range;
        }
    }

    private Sequence<DaySpan> SpansOn(LocalDate date)
    {
        var deciding = _deciding[Period.DaysBetween(_first, date)];
        return deciding == Weekly ? _calendar.Weekly[(int)date.DayOfWeek - 1] : _calendar.SpecialDays[deciding].Open;
    }

    private long TickOf(LocalDate date, long sinceMidnight) =>
        _calendar.ClockChange.TickOf(date.AtMidnight().PlusTicks(sinceMidnight), _calendar.Zone);

    /// <summary>Goes from the last entry to the first, since the last that fits decides, and over each date once,
    /// however many entries name it.</summary>
    private void DecideSpecialDays(LocalDate last)
    {
        Array.Fill(_deciding, Weekly);
        int[] undecided = [.. Enumerable.Range(0, _deciding.Length + 1)];   // a link to, or towards, the next such date
        for (var entry = _calendar.SpecialDays.Count - 1; entry >= 0; entry--)
            foreach (var run in _calendar.SpecialDays[entry].Days.RunsWithin(_first, last))
            {
                var end = Period.DaysBetween(_first, run.Last);
                for (var i = Next(undecided, Period.DaysBetween(_first, run.First)); i <= end; i = Next(undecided, i))
                {
                    _deciding[i] = entry;
                    undecided[i] = i + 1;
                }
            }
    }

    private static int Next(int[] links, int index)
    {
        while (links[index] != index) index = links[index] = links[links[index]];
        return index;
    }
}
