using Kept.Time;
using NodaTime;

namespace Kept.Core.Tests.Evaluation;

/// <summary>Calendars of the kinds that trials need.</summary>
internal static class CalendarDraft
{
    public static Calendar Throw(Dice dice, string name, Setting setting, bool opensDaily) =>
        Throw(dice, name, dice.Chance(80) ? setting.Zone : DateTimeZoneProviders.Tzdb["Asia/Tokyo"], setting.First, setting.Days, opensDaily);

    public static string Line(Calendar calendar)
    {
        var open = calendar.Weekly.Select((spans, i) => $"{Names[i]}: \"{DaySpansText.Print(spans)}\"");
        var special = calendar.SpecialDays.Select(s => $"\"{DateRuleText.Print(s.Days)}\": \"{DaySpansText.Print(s.Open)}\"").ToList();
        return $"{calendar.Name}: {{zone: {calendar.Zone.Id}, open: {{{string.Join(", ", open)}}}"
            + (special.Count == 0 ? "" : $", exceptions: {{{string.Join(", ", special)}}}")
            + calendar.BusinessDay switch
            {
                null => "",
                BusinessDay.SameTime => ", businessDay: same-time",
                BusinessDay.Closing => ", businessDay: closing",
                BusinessDay.EndOfDay => ", businessDay: end-of-day",
                BusinessDay.Hours hours => $", businessDay: {hours.Ticks / Time.Some.Minute} minutes",
                _ => throw new ArgumentOutOfRangeException(nameof(calendar)),
            } + "}";
    }

    private static readonly string[] Names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    private static Calendar Throw(Dice dice, string name, DateTimeZone zone, LocalDate first, int days, bool opensDaily)
    {
        var weekly = Enumerable.Range(0, 7).Select(_ => Spans(dice, opensDaily ? 1 : 0)).ToList();
        var special = opensDaily ? [] : dice.Many(0, 2, () => new SpecialDays(
            new DateRule.Dates(first.PlusDays(dice.Between(-1, days)), first.PlusDays(days)), Spans(dice, 0), ""))
            .DistinctBy(s => s.Days).ToList();
        return new Calendar(name, name, zone, [.. weekly], [.. special], null);
    }

    private static Kept.Quantities.Sequence<DaySpan> Spans(Dice dice, int least)
    {
        if (dice.Chance(10)) return [DaySpan.WholeDay];
        var edges = dice.Many(2 * least, 5, () => dice.Between(0, 48) * 30L * Time.Some.Minute).Distinct().Order().ToList();
        if (least > 0 && edges.Count < 2) return [new(8 * 60 * Time.Some.Minute, 17 * 60 * Time.Some.Minute)];
        return [.. edges.Chunk(2).Where(pair => pair.Length == 2).Select(pair => new DaySpan(pair[0], pair[1]))];
    }
}
