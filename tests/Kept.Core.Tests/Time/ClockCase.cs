using System.Globalization;
using Kept.Time;
using NodaTime;
using NodaTime.Text;

namespace Kept.Core.Tests.Time;

/// <summary>A line such as <c>due  shop  Etc/UTC  2006-01-04T15:58:30Z  90s  -> 2006-01-04T16:00Z</c>.</summary>
internal sealed record ClockCase(string Place, string Line)
{
    private static readonly OffsetDateTimePattern Minutes =
        OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mmo<Z+HH:mm>");

    private static readonly OffsetDateTimePattern Seconds =
        OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:sso<Z+HH:mm>");

    private string[] Columns =>
        Line[..Line.IndexOf("->", StringComparison.Ordinal)].Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private DateTimeZone Zone => Some.Named(Columns[2]);

    private long Tick => TickOf(Columns[3]);

    private string Operand => Columns[4];

    public string Expected => Line[(Line.IndexOf("->", StringComparison.Ordinal) + 2)..].Trim();

    /// <summary>The answer of a fresh clock, in the words of <see cref="Expected"/>.</summary>
    public string Answer()
    {
        if (Columns[0] == "local") return Matching(Zone.TickOf(LocalTimeOf(Columns[3], Operand)));

        var calendar = ClockScenarios.CalendarOf(Columns[1], Zone);
        var clock = new CalendarClock(calendar);
        return Columns[0] switch
        {
            "elapsed" => Matching(clock.Elapsed(Tick, TickOf(Operand)), TicksOf),
            "due" => Matching(clock.DueAfter(Tick, TicksOf(Operand))),
            "due-next" => Matching(clock.DueAfter(Tick, TicksOf(Operand), atNextOpening: true)),
            "start" => Matching(clock.StartBefore(Tick, TicksOf(Operand))),
            "days-after" => Matching(clock.AddBusinessDays(Tick, NumberOf(Operand))),
            "days-before" => Matching(clock.SubtractBusinessDays(Tick, NumberOf(Operand))),
            "opening" => Matching(clock.FirstOpenAtOrAfter(Tick)),
            "closing" => Matching(clock.LastCloseAtOrBefore(Tick)),
            "hours" => MatchingRanges(calendar.Resolve(new(Tick, TickOf(Operand)))),
            var kind => throw new FormatException(kind),
        };
    }

    public override string ToString() => $"{Place} {string.Join(' ', Columns)}";

    /// <summary>Reads <c>1h30m</c>, <c>90s</c>, <c>0h</c>.</summary>
    public static long TicksOf(string text)
    {
        var ticks = 0L;
        for (int start = 0, end; start < text.Length; start = end + 1)
        {
            end = text.IndexOfAny(['h', 'm', 's'], start);
            ticks += NumberOf(text[start..end]) * text[end] switch
            {
                'h' => NodaConstants.TicksPerHour,
                'm' => NodaConstants.TicksPerMinute,
                _ => NodaConstants.TicksPerSecond,
            };
        }
        return ticks;
    }

    private static int NumberOf(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static LocalDateTime LocalTimeOf(string date, string time) =>
        LocalDatePattern.Iso.Parse(date).Value.AtMidnight()
            .PlusHours(NumberOf(time[..2])).PlusMinutes(NumberOf(time[3..]));

    private static long TickOf(string text)
    {
        if (text == "never") return BusinessHours.EndOfTime;
        var read = Minutes.Parse(text) is { Success: true } minutes ? minutes : Seconds.Parse(text);
        return read.Value.ToInstant().ToUnixTimeTicks();
    }

    /// <summary>The expected text when it stands for the same ticks, else the ticks' own.</summary>
    private string Matching(long tick)
    {
        if (tick == BusinessHours.StartOfTime) tick = BusinessHours.EndOfTime;
        return TickOf(Expected) == tick ? Expected : Instant.FromUnixTimeTicks(tick).InZone(Zone).ToString();
    }

    private string Matching(long ticks, Func<string, long> read) =>
        read(Expected) == ticks ? Expected : Duration.FromTicks(ticks).ToString();

    private string MatchingRanges(IntervalSet actual)
    {
        var expected = Expected.Split(' ').Select(range => range.Split('/'))
            .Select(ends => new TimeRange(TickOf(ends[0]), TickOf(ends[1])));
        return actual.SequenceEqual(expected) ? Expected : actual.ToString();
    }
}
