using BenchmarkDotNet.Attributes;
using Kept.Quantities;
using Kept.Time;
using NodaTime;

namespace Kept.Benchmarks;

/// <summary>Time elapsed between random instants of ten years of office hours, about 2,600 open spans.</summary>
public class HowFastIsElapsedTimeOverTenYears
{
    public const int Queries = 1 << 16;

    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    private readonly TimeRange _years = Berlin.RangeOf(new(2016, 7, 1), new(2026, 7, 1));
    private readonly CalendarClock _clock;
    private readonly BusinessHours _hours;
    private readonly long[] _from = new long[Queries];
    private readonly long[] _to = new long[Queries];

    public HowFastIsElapsedTimeOverTenYears()
    {
        _clock = new(Office);
        _hours = new(Office.Resolve(_years));
        var random = new Random(20261001);
        for (var i = 0; i < Queries; i++)
        {
            var (a, b) = (random.NextInt64(_years.Start, _years.End), random.NextInt64(_years.Start, _years.End));
            (_from[i], _to[i]) = (Math.Min(a, b), Math.Max(a, b));
        }
        Clock();
    }

    [Benchmark(OperationsPerInvoke = Queries)]
    public long Index()
    {
        var sum = 0L;
        for (var i = 0; i < _from.Length; i++) sum += _hours.Elapsed(_from[i], _to[i]) & 1;
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Queries)]
    public long Clock()
    {
        var sum = 0L;
        for (var i = 0; i < _from.Length; i++) sum += _clock.Elapsed(_from[i], _to[i]) & 1;
        return sum;
    }

    private static Calendar Office => Calendar.Always with
    {
        Name = "office",
        Zone = Berlin,
        Weekly = Enumerable.Range(0, 7).Select(day => day < 5 ? NineToFive : []).ToSequence(),
    };

    private static Sequence<DaySpan> NineToFive =>
        [new(9 * NodaConstants.TicksPerHour, 17 * NodaConstants.TicksPerHour)];
}
