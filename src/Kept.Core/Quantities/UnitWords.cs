using Kept.Diagnostics;

namespace Kept.Quantities;

/// <summary>The words for units behind a number.</summary>
internal static class UnitWords
{
    private static readonly Dictionary<string, Unit> Known = Table();

    /// <summary>Words that go on with a condition and are never units.</summary>
    private static readonly HashSet<string> Operators =
    [
        "and", "or", "not", "in", "where", "is", "at", "more", "less", "above", "below", "exactly", "other",
    ];

    /// <param name="allowDays">Whether a day is 24 hours and a week 7 × 24 hours.</param>
    public static Unit? Find(string word, bool allowDays)
    {
        if (Known.TryGetValue(word, out var unit)) return unit;
        if (Currency.Find(word) is { } currency) return new Unit.Amount(currency);
        return allowDays && DayLength(word) > 0 ? new Unit.Time(DurationUnit.Days) : null;
    }

    /// <summary>What one of the unit is worth in the unit held.</summary>
    public static Rational ScaleOf(string word, Unit unit) => unit.Scale * Math.Max(DayLength(word), 1);

    public static bool IsOperator(string word) => Operators.Contains(word);

    /// <summary>Why a word is not a unit, for the author.</summary>
    public static (QuantityProblemKind Kind, string Help) Explain(string word) => word switch
    {
        "day" or "days" or "week" or "weeks" or "d" or "w" => Calendar(
            $"Say {(word[0] == 'd' ? 24 : 168)} hours, calendar days or business days; \"{word}\" may mean each."),
        "month" or "months" or "quarter" or "quarters" or "year" or "years" => Calendar(
            $"Say how many hours, or name a period where one is asked for; a {word.TrimEnd('s')} has no fixed length."),
        "working" => Calendar("Write business days where days can be counted; else say how many hours."),
        "business" or "calendar" => Calendar(
            $"Say how many hours; {word} days and hours depend on a calendar, which has no place here."),
        "hr" or "hrs" => (QuantityProblemKind.Unit, "Write h or hours."),
        "m" => (QuantityProblemKind.Unit, "Write min for minutes, or spell months out."),
        _ when Spelling.FindNearest(word, Known.Keys.Concat(Currency.Codes)) is { } nearest =>
            (QuantityProblemKind.Unit, $"Did you mean \"{nearest}\"?"),
        _ => (QuantityProblemKind.Unit,
            "Use %, points, ms, s, min, h, or a currency such as EUR; put the whole in quotes if it is a text."),
    };

    private static (QuantityProblemKind Kind, string Help) Calendar(string help) =>
        (QuantityProblemKind.CalendarUnit, help);

    private static int DayLength(string word) => word switch
    {
        "d" or "day" or "days" => 1,
        "week" or "weeks" => 7,
        _ => 0,
    };

    private static Dictionary<string, Unit> Table()
    {
        var table = new Dictionary<string, Unit>(StringComparer.Ordinal) { ["%"] = Unit.OfShare };
        Add(new Unit.Time(DurationUnit.Milliseconds), "ms", "millisecond", "milliseconds");
        Add(new Unit.Time(DurationUnit.Seconds), "s", "sec", "second", "seconds");
        Add(new Unit.Time(DurationUnit.Minutes), "min", "minute", "minutes");
        Add(new Unit.Time(DurationUnit.Hours), "h", "hour", "hours");
        Add(new Unit.Named("points"), "point", "points");
        foreach (var symbol in new[] { "°C", "°F", "dB", "dBm", "kbps", "Mbps", "Gbps", "kB", "MB", "GB", "TB" })
            Add(new Unit.Named(symbol), symbol);
        return table;

        void Add(Unit unit, params ReadOnlySpan<string> words)
        {
            foreach (var word in words) table.Add(word, unit);
        }
    }
}
