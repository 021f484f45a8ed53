using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Kept.Time;

/// <summary>A point of a day (<c>13:00</c>, <c>before 13:00</c>, <c>closing of</c>, <c>end of</c>) and a day (<c>same day</c>,
/// <c>next day</c>, <c>3rd day</c>, <c>same business day</c>, <c>next business day</c>, <c>2nd business day</c>, <c>next
/// monday</c>).</summary>
public static class DueDayText
{
    private const int MostDays = 3660;

    private static readonly LocalTimePattern Times = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    /// <param name="problem">What is expected, then what was found; empty when the text is fine.</param>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out DueDay? due, out string problem)
    {
        var words = CalendarWords.WordsOf(text);
        due = PointOf(ref words) is { } point && DayOf(words) is { } day ? new DueDay(point, day) : null;
        if (due is { Point: DayPoint.Closing, Day: not DayCount.BusinessDays }) due = null;
        problem = due is not null ? "" : "A time and a day such as \"13:00 next business day\", \"before 13:00 next day\", "
            + $"\"closing of 2nd business day\", \"end of same day\" or \"12:00 next monday\" are expected, but this is {Excerpt.Of(text)}.";
        return due is not null;
    }

    /// <summary>Reads a time such as <c>13:00</c>.</summary>
    public static bool TryParseTime(string text, out LocalTime time)
    {
        var parsed = Times.Parse(text);
        time = parsed.Success ? parsed.Value : default;
        return parsed.Success;
    }

    public static string Print(LocalTime time) => Times.Format(time);

    public static string Print(DueDay due)
    {
        var point = due.Point switch
        {
            DayPoint.At at => (at.IsExcluded ? "before " : "") + Print(at.Time),
            DayPoint.Closing => "closing of",
            DayPoint.End => "end of",
            _ => throw new UnreachableException(),
        };
        var day = due.Day switch
        {
            DayCount.CalendarDays days => $"{Ordinal(days.Count)} day",
            DayCount.BusinessDays days => $"{Ordinal(days.Count)} business day",
            DayCount.Next next => $"next {CalendarWords.NameOf(next.Weekday)}",
            _ => throw new UnreachableException(),
        };
        return $"{point} {day}";
    }

    private static DayPoint? PointOf(ref string[] words)
    {
        (DayPoint? point, var length) = words switch
        {
            ["end", "of", ..] => (new DayPoint.End(), 2),
            ["closing", "of", ..] => (new DayPoint.Closing(), 2),
            ["before", var time, ..] when TryParseTime(time, out var at) => (new DayPoint.At(at, true), 2),
            [var time, ..] when TryParseTime(time, out var at) => (new DayPoint.At(at, false), 1),
            _ => ((DayPoint?)null, 0),
        };
        words = words[length..];
        return point;
    }

    private static DayCount? DayOf(string[] words) => words switch
    {
        ["next", var day] when CalendarWords.TryWeekday(day, out var weekday) => new DayCount.Next(weekday),
        [var number, "day"] when NumberOf(number) is { } n => new DayCount.CalendarDays(n),
        [var number, "business", "day"] when NumberOf(number) is { } n => new DayCount.BusinessDays(n),
        _ => null,
    };

    private static int? NumberOf(string word) => word switch
    {
        "same" => 0,
        "next" => 1,
        _ when word.Length > 2 && CalendarWords.TryNumber(word.AsSpan(0, word.Length - 2), out var n)
            && n is >= 1 and <= MostDays && word == Numbered(n) => n,
        _ => null,
    };

    private static string Ordinal(int number) => number switch
    {
        0 => "same",
        1 => "next",
        _ => Numbered(number),
    };

    internal static string Numbered(int number) => number.ToString(CultureInfo.InvariantCulture) + (number % 100 / 10 == 1 ? "th" : (number % 10) switch
    {
        1 => "st",
        2 => "nd",
        3 => "rd",
        _ => "th",
    });
}
