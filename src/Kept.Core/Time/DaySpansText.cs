using System.Globalization;
using Kept.Quantities;
using NodaTime;

namespace Kept.Time;

/// <summary>The hours of one day: <c>08:00-13:00, 14:00-18:00</c>, <c>22:00-06:00</c> into the next day,
/// <c>closed</c>.</summary>
public static class DaySpansText
{
    /// <summary>Bounds how many ranges a year of a calendar can have.</summary>
    public const int MostSpans = 24;

    private const string Closed = "closed";
    private const long Second = NodaConstants.TicksPerSecond;
    private const long Day = NodaConstants.TicksPerDay;

    /// <param name="problem">What is expected, then what was found; empty when the text is fine.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out Sequence<DaySpan> spans, out string problem)
    {
        spans = [];
        problem = "";
        if (text.Trim().Equals(Closed, StringComparison.OrdinalIgnoreCase)) return true;

        var found = new List<DaySpan>();
        foreach (var part in text.Split(','))
        {
            var written = text[part].Trim();
            if (!TryParseSpan(written, out var span, out problem)) return false;
            if (found.Count > 0 && span.From < found[^1].To)
                problem = $"Hours are expected in order and apart, but {Excerpt.Of(written)} starts before "
                    + $"{Print(found[^1])} ends.";
            else if (found.Count == MostSpans)
                problem = $"At most {MostSpans} spans a day are expected, but there are more.";
            if (problem.Length > 0) return false;
            found.Add(span);
        }
        spans = found.ToSequence();
        return true;
    }

    /// <summary>The canonical text, which reads as the same spans. They are on whole seconds.</summary>
    public static string Print(Sequence<DaySpan> spans) =>
        spans.Count == 0 ? Closed : string.Join(", ", spans.Select(Print));

    private static string Print(DaySpan span) =>
        $"{PrintTime(span.From)}-{PrintTime(span.To > Day ? span.To - Day : span.To)}";

    private static string PrintTime(long ticks)
    {
        var invariant = CultureInfo.InvariantCulture;
        var seconds = ticks / Second;
        var minutes = string.Create(invariant, $"{seconds / 3600:D2}:{seconds / 60 % 60:D2}");
        return seconds % 60 == 0 ? minutes : string.Create(invariant, $"{minutes}:{seconds % 60:D2}");
    }

    private static bool TryParseSpan(ReadOnlySpan<char> text, out DaySpan span, out string problem)
    {
        span = default;
        var dash = text.IndexOfAny('-', '–');
        if (dash < 0
            || !TryParseTime(text[..dash].TrimEnd(), out var from)
            || !TryParseTime(text[(dash + 1)..].TrimStart(), out var to))
        {
            problem = $"Hours such as \"08:00-13:00, 14:00-18:00\" or \"{Closed}\" are expected, but this is "
                + $"{Excerpt.Of(text)}.";
            return false;
        }

        if (from == to || from == Day)
        {
            problem = "Hours that end after they start are expected (\"00:00-24:00\" is a whole day), but this is "
                + $"{Excerpt.Of(text)}.";
            return false;
        }
        problem = "";
        span = new(from, to > from ? to : to + Day);
        return true;
    }

    /// <summary>Reads <c>08:00</c>, <c>08:00:30</c> or <c>24:00</c>. Both digits of the hour are asked for, so that
    /// nobody reads 8:00-6:00 as ending in the evening.</summary>
    private static bool TryParseTime(ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        var seconds = 0;
        if (text is not ([_, _, ':', _, _] or [_, _, ':', _, _, ':', _, _])
            || !CalendarWords.TryNumber(text[..2], out var hours)
            || !CalendarWords.TryNumber(text[3..5], out var minutes)
            || (text.Length > 5 && !CalendarWords.TryNumber(text[6..], out seconds))
            || minutes > 59 || seconds > 59)
            return false;
        ticks = (hours * 3600L + minutes * 60 + seconds) * Second;
        return ticks <= Day;
    }
}
