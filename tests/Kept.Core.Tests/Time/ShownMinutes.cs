using NodaTime;

namespace Kept.Core.Tests.Time;

/// <summary>What a zone's clocks show in each minute of a stretch of time, in minutes since 1970 on those clocks.</summary>
internal sealed class ShownMinutes
{
    private static readonly LocalDate FirstDate = new(1970, 1, 1);

    private readonly long[] _shown;
    private readonly Dictionary<long, int> _firstShown = [];

    public ShownMinutes(DateTimeZone zone, long first, int count)
    {
        First = first;
        _shown = new long[count];
        for (var i = 0; i < count; i++)
        {
            _shown[i] = first + i + zone.GetUtcOffset(Instant.FromUnixTimeTicks((first + i) * Some.Minute)).Seconds / 60;
            _firstShown.TryAdd(_shown[i], i);
        }
    }

    /// <summary>The first minute, since 1970.</summary>
    public long First { get; }

    public int Count => _shown.Length;

    public long MinuteOfDay(int index) => (_shown[index] % 1440 + 1440) % 1440;

    public LocalDate DateAt(int index) => FirstDate.PlusDays((int)Math.Floor(_shown[index] / 1440m));

    public IEnumerable<LocalDate> Dates => Enumerable.Range(0, Count / 720)
        .Select(half => DateAt(half * 720)).Append(DateAt(Count - 1)).Distinct();

    /// <summary>The index of the minute in which the clocks show so many minutes after a date's midnight: the first one when
    /// they show it twice, and as much later as the gap is long when they skip it.</summary>
    public int IndexOf(LocalDate date, long sinceMidnight)
    {
        var wanted = Period.DaysBetween(FirstDate, date) * 1440L + sinceMidnight;
        if (_firstShown.TryGetValue(wanted, out var index)) return index;
        for (var next = 1; ; next++)
            if (_shown[next - 1] < wanted && wanted < _shown[next])
                return _firstShown[wanted + (_shown[next] - _shown[next - 1] - 1)];
    }
}
