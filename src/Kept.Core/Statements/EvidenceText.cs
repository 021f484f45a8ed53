using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Evaluation;
using Kept.Quantities;
using Kept.Time;
using NodaTime;

namespace Kept.Statements;

/// <summary>What stands behind a number, in sentences; measured texts in them cannot steer a terminal.</summary>
public static class EvidenceText
{
    /// <param name="most">How many items of a list are shown.</param>
    public static IEnumerable<string> Lines(Finding finding, DateTimeZone zone, int most) =>
        Of(finding.Measured, finding.Objective.Indicator, finding.Target, zone, most).Concat(OutlookText.Lines(finding)).Select(DisplayText.Harmless);

    /// <param name="target">What is promised of the number; null where that is said of another one.</param>
    private static IEnumerable<string> Of(Measured measured, Indicator indicator, Comparison? target, DateTimeZone zone, int most) => measured.Evidence switch
    {
        Evidence.Time time => Of(time, indicator is Indicator.ShareOfTime { Weights: not null } share && share.Across.Any(a => a.Quorum is Quorum.Pooled), zone, most),
        Evidence.Sums sums => [$"{Quantity.Number(sums.Good)} of {Quantity.Number(sums.Total)}"],
        Evidence.Intervals intervals => Of(intervals, zone, most),
        Evidence.Samples { Smallest: null } samples => [$"{samples.Good} of {samples.Counted} measurements"],
        Evidence.Samples samples => [$"{samples.Counted} measurements"],
        Evidence.Cases cases => Of(cases, indicator, target, zone, most),
        Evidence.Parts parts => parts.Measures.SelectMany(p => Part(p, (Indicator.Formula)indicator, zone, most)),
        Evidence.Nothing => [],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <param name="isWeighted">Whether the attainment follows from weights, and not from the lengths alone.</param>
    private static IEnumerable<string> Of(Evidence.Time time, bool isWeighted, DateTimeZone zone, int most)
    {
        yield return $"{Moments.Length(time.DownTicks)} down of {Moments.Length(time.CountedTicks)} counted{(isWeighted ? ", without the weights" : "")}"
            + (time.UnknownTicks > 0 ? $"; of {Moments.Length(time.UnknownTicks)} nobody knows" : "");
        foreach (var line in Listed(time.Outages, most, "outages", o =>
            $"down {Range(o.Range, zone)}, {Moments.Length(o.Range.Length)}"
            + (o.CountedTicks == o.Range.Length ? "" : $" of which {Moments.Length(o.CountedTicks)} count"))) yield return line;
        foreach (var line in Listed(time.Gaps, most, "gaps", g => $"no data {Range(g, zone)}, {Moments.Length(g.Length)}")) yield return line;
        foreach (var line in Listed(time.Excluded, most, "exclusions", e =>
            $"excluded {Range(e.Range, zone)} as {e.Exclusion}{(e.Reference is { } id ? $" ({id})" : "")}")) yield return line;
        foreach (var line in Listed(time.Beyond, most, "windows beyond a budget", e =>
            $"beyond the budget of {e.Exclusion} {Range(e.Range, zone)}, {Moments.Length(e.Range.Length)}{(e.Reference is { } id ? $" ({id})" : "")}")) yield return line;
    }

    private static IEnumerable<string> Of(Evidence.Intervals intervals, DateTimeZone zone, int most)
    {
        yield return $"{intervals.Good} of {intervals.Counted} intervals of {Moments.Length(intervals.EveryTicks)}"
            + (intervals.Empty > 0 ? $"; {intervals.Empty} without any" : "")
            + (intervals.Unknown > 0 ? $"; of {intervals.Unknown} nobody knows" : "");
        foreach (var line in Listed(intervals.Bad.First(most), intervals.Bad.Count, most, "intervals", b =>
            $"{Range(b.Range, zone)}{(b.Value is { } value ? $": {Quantity.Share(value).ToText(3)}" : " not met")}")) yield return line;
    }

    private static IEnumerable<string> Of(Evidence.Cases cases, Indicator indicator, Comparison? target, DateTimeZone zone, int most)
    {
        yield return $"{cases.Good} of {cases.Decided} cases"
            + (cases.Running > 0 ? $"; {cases.Running} running and not yet due" : "")
            + (cases.Unjudged > 0 ? $"; {cases.Unjudged} without a due time or a value" : "");
        var listed = CaseWords.Listed(cases, indicator, target);
        foreach (var found in listed.Take(most)) yield return Case(found, indicator, target, zone);
        var isBadCounted = CaseWords.AreBadOnesCounted(indicator, target);
        var rest = (isBadCounted ? 0 : cases.Decided - cases.Good) + cases.Running + cases.Unjudged - Math.Min(most, listed.Count);
        if (rest > 0) yield return $"… and {rest} more cases that are not {(isBadCounted ? "decided" : "good")}";
    }

    private static string Case(CaseFinding found, Indicator indicator, Comparison? target, DateTimeZone zone)
    {
        var cameNever = found.State is CaseState.NotDelivered;
        return $"{found.Id}: {CaseWords.Of(found.State, indicator, target)}"
            + (cameNever ? "" : $", from {Moments.Short(found.RunFrom ?? found.CountedTick, zone)}")
            + (found.DueTick is { } due ? $", due {(found.IsDueExcluded ? "before " : "")}{Moments.Short(due, zone)}" : "")
            + (cameNever ? "" : Late(found))
            + (found.UnknownClass is { } name ? $", there is no class \"{name}\" in the table" : "")
            + (found.ElapsedTicks is { } elapsed ? $", {Moments.Length(elapsed)} on the clock" : "")
            + (CaseWords.ValueOf(found, indicator, Shown.UnitOf(indicator.Unit, target)) is { } value ? $", {value}" : "");
    }

    /// <summary>How late it is on its clock; where that stood still all the time, how long after the due time it was done.</summary>
    private static string Late(CaseFinding found) => found switch
    {
        { LateTicks: > 0 and var late } => $", {Moments.Length(late)} late",
        { LateTicks: 0, PastDueTicks: > 0 and var past } => $", {Moments.Length(past)} after it was due, while the clock stood still",
        _ => "",
    };

    private static IEnumerable<string> Part(NamedPart part, Indicator.Formula formula, DateTimeZone zone, int most)
    {
        var value = part.Measured.Value is { } figure ? Shown.Text(figure, part.Unit, null) : "no data";
        yield return $"{part.Name} = {value}";
        // What the formula came to before has a name that no measure has.
        var indicator = formula.Measures.FirstOrDefault(m => part.Name == m.Name || part.Name.StartsWith($"{m.Name} (", StringComparison.Ordinal))?.Indicator ?? formula;
        foreach (var line in Of(part.Measured, indicator, null, zone, most)) yield return $"  {line}";
    }

    private static IEnumerable<string> Listed<T>(Sequence<T> items, int most, string what, Func<T, string> line) =>
        Listed(items, items.Count, most, what, line);

    private static IEnumerable<string> Listed<T>(Sequence<T> items, long inAll, int most, string what, Func<T, string> line)
    {
        foreach (var item in items.Take(most)) yield return line(item);
        if (inAll > most) yield return $"… and {inAll - most} more {what}";
    }

    private static string Range(TimeRange range, DateTimeZone zone)
    {
        var (start, end) = (Moments.Short(range.Start, zone), Moments.Short(range.End, zone));
        return start[..10] == end[..10] ? $"{start}–{end[11..]}" : $"{start} – {end}";
    }
}
