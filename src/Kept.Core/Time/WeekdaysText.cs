using Kept.Quantities;
using NodaTime;

namespace Kept.Time;

/// <summary>A set of weekdays: <c>mon</c>, <c>mon-fri</c>, <c>sat, sun</c>, <c>friday-monday</c>.</summary>
public static class WeekdaysText
{
    private const int DaysInWeek = 7;

    /// <param name="weekdays">Each day of the set once, Monday first.</param>
    /// <param name="problem">What is expected, then what was found; empty when the text is fine.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out Sequence<IsoDayOfWeek> weekdays, out string problem)
    {
        weekdays = [];
        problem = "";
        var named = new bool[DaysInWeek];
        foreach (var part in text.Split(','))
        {
            var written = text[part].Trim();
            if (!TryParseRun(written, out var first, out var length, out problem)) return false;
            for (var i = 0; i < length; i++)
            {
                var day = (first + i) % DaysInWeek;
                if (named[day])
                {
                    problem = $"Each weekday is expected once, but {CalendarWords.NameOf(Weekday(day))} is named again "
                        + $"by {Excerpt.Of(written)}.";
                    return false;
                }
                named[day] = true;
            }
        }
        weekdays = Enumerable.Range(0, DaysInWeek).Where(day => named[day]).Select(Weekday).ToSequence();
        return true;
    }

    /// <summary>The canonical text: days in order from Monday, three and more in a row as a range.</summary>
    public static string Print(Sequence<IsoDayOfWeek> weekdays)
    {
        var parts = new List<string>();
        for (int i = 0, next; i < weekdays.Count; i = next)
        {
            for (next = i + 1; next < weekdays.Count && weekdays[next] == weekdays[next - 1] + 1; next++) { }
            var names = Enumerable.Range(i, next - i).Select(day => CalendarWords.ShortNameOf(weekdays[day])).ToList();
            if (names.Count > 2) parts.Add($"{names[0]}-{names[^1]}");
            else parts.AddRange(names);
        }
        return string.Join(", ", parts);
    }

    private static IsoDayOfWeek Weekday(int index) => (IsoDayOfWeek)(index + 1);

    private static bool TryParseRun(ReadOnlySpan<char> text, out int first, out int length, out string problem)
    {
        var dash = text.IndexOfAny('-', '–');
        var start = dash < 0 ? text : text[..dash].TrimEnd();
        var end = dash < 0 ? text : text[(dash + 1)..].TrimStart();
        first = length = 0;
        problem = "";
        if (!CalendarWords.TryWeekday(start, out var from) || !CalendarWords.TryWeekday(end, out var to))
        {
            problem = $"Weekdays such as \"mon-fri\" or \"sat, sun\" are expected, but this is {Excerpt.Of(text)}.";
            return false;
        }
        if (dash >= 0 && from == to)
        {
            problem = $"A range of weekdays that ends on another day is expected, but this is {Excerpt.Of(text)}.";
            return false;
        }
        first = (int)from - 1;
        length = (to - from + DaysInWeek) % DaysInWeek + 1;
        return true;
    }
}
