using System.Globalization;
using Kept.Time;

namespace Kept.Language.Binding;

/// <summary>A number of periods as people write it: <c>3 months</c>, <c>2 quarters</c>, <c>6 periods</c>.</summary>
/// <param name="Word">What is counted, in the singular.</param>
internal sealed record PeriodCount(int Count, string Word)
{
    private const int Most = 1200;

    private static readonly string[] Words = ["period", "day", "week", "month", "quarter", "half-year", "year"];

    public static PeriodCount? Find(string number, string word)
    {
        var singular = word.EndsWith('s') ? word[..^1] : word;
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= Most && Words.Contains(singular)
            ? new PeriodCount(count, singular)
            : null;
    }

    /// <summary>How many months that is; 0 when it is counted otherwise.</summary>
    public int Months => MonthsOf(Word) * Count;

    /// <summary>How many periods of a recurrence that is; null when it is not a whole number of them.</summary>
    public int? In(Recurrence every)
    {
        if (Word == "period") return Count;
        return every switch
        {
            Recurrence.Monthly monthly => Months > 0 && Months % monthly.Months == 0 ? Months / monthly.Months : null,
            Recurrence.Weekly => Word == "week" ? Count : null,
            Recurrence.Daily => Word == "day" ? Count : null,
            Recurrence.FixedDays days => Word == "day" && Count % days.Days == 0 ? Count / days.Days : null,
            _ => null,
        };
    }

    public override string ToString() => $"{Count} {Word}{(Count == 1 ? "" : "s")}";

    private static int MonthsOf(string word) => word switch
    {
        "month" => 1,
        "quarter" => 3,
        "half-year" => 6,
        "year" => 12,
        _ => 0,
    };
}
