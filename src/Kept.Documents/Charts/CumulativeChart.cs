using Kept.Documents.Findings;
using Kept.Evaluation;
using Kept.Quantities;

namespace Kept.Documents.Charts;

/// <summary>The value of a period as it came about: a step line of the value so far against the promise, with each day
/// behind it.</summary>
public static class CumulativeChart
{
    private const int MostRows = 400;

    /// <summary>The chart of a finding; null when fewer than two of its days have a value.</summary>
    /// <param name="at">The tick up to which time has passed.</param>
    public static Picture? Find(Finding finding, long at)
    {
        var days = finding.Days.Select(day => DayValue.Of(finding, day, at)).ToList();
        if (days.Count(d => d.Own is not null) < 2 || days.All(d => d.SoFar is null)) return null;

        var (title, sentence) = ($"{finding.FullTitle}: the value so far, day by day", Sentence(finding, days));
        return new Picture(
            "The value so far, day by day",
            new CumulativePlot(finding, days, ChartFormat.Beside).Draw(title, sentence),
            new CumulativePlot(finding, days, ChartFormat.Phone).Draw(title, sentence),
            TableOf(days));
    }

    private static string Sentence(Finding finding, List<DayValue> days)
    {
        var last = days.Last(d => d.SoFar is not null);
        var text = $"By the end of {last.Date:uuuu-MM-dd} the value is {last.SoFarText}"
            + (finding.Target is { } target ? $"; promised is {target.InWords()}" : "") + ".";
        var (met, missed, open) = (Count(DayState.Met), Count(DayState.Missed), Count(DayState.NotDetermined));
        if (met + missed + open == 0) return text;
        text += missed + open == 0
            ? $" Each of the {met} measured days kept the promise by itself."
            : $" Of {met + missed + open} measured days, {met} kept the promise by themselves and {missed} did not"
                + (open > 0 ? $"; {open} cannot be told" : "") + ".";
        return missed > 0 && Worst(finding, days) is { } worst ? $"{text} The worst day was {worst.Date:uuuu-MM-dd} with {worst.OwnText}." : text;

        int Count(DayState state) => days.Count(d => d.State == state);
    }

    private static DayValue? Worst(Finding finding, List<DayValue> days)
    {
        var missed = days.Where(d => d is { State: DayState.Missed, Own: not null }).ToList();
        return finding.Target!.Comparator.PrefersMore ? missed.MinBy(d => d.Own!.Value) : missed.MaxBy(d => d.Own!.Value);
    }

    private static Table TableOf(List<DayValue> days)
    {
        var past = days.Where(d => d.State is not DayState.Ahead).ToList();
        return new Table(
            [new("Date", IsMoment: true), new("That day", true), new("So far", true), new("State")],
            past.Take(MostRows).Select(d => new Sequence<string>(
                [$"{d.Date:uuuu-MM-dd}", d.OwnText, d.SoFarText, $"{d.State.Sign()} {d.State.Word()}"])).ToSequence(),
            Math.Max(0, past.Count - MostRows));
    }
}
