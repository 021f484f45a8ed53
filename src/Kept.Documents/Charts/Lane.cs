using Kept.Agreements;
using Kept.Evaluation;
using Kept.Time;

namespace Kept.Documents.Charts;

/// <summary>What happened to one thing over time.</summary>
/// <param name="Hours">When it is promised; time outside is not held against anybody.</param>
/// <param name="Outages">Those of which some time counts, in order.</param>
/// <param name="Gaps">Past time that counts and of which nobody knows.</param>
internal sealed record Lane(
    RowTitle Title, TimeRange Range, IntervalSet Hours, IReadOnlyList<Outage> Outages, IReadOnlyList<TimeRange> Gaps,
    IReadOnlyList<ExcludedTime> Excluded)
{
    public long DownTicks => Outages.Sum(o => o.CountedTicks);

    /// <summary>The down time that is drawn: within the hours and outside all excluded time.</summary>
    public IntervalSet DownOf(Outage outage) =>
        Hours.Within(outage.Range).Except(IntervalSet.Of(Excluded.Where(e => e.Range.Overlaps(outage.Range)).Select(e => e.Range)));

    /// <summary>A lane for each objective and scope with evidence of time, in the order of the findings.</summary>
    /// <param name="at">The tick up to which time has passed.</param>
    public static IReadOnlyList<Lane> Of(IReadOnlyList<Finding> findings, long at) => findings
        .SelectMany(f => Times(f.Measured, f.Objective.Indicator, RowTitle.Of(f)).Select(t => (Finding: f, t.Title, t.Time, t.Mask)))
        .GroupBy(t => (t.Finding.Objective.Name, t.Finding.Scope, t.Title))
        .Select(same => Join([.. same.Select(t => Of(t.Finding, t.Title, t.Time, t.Mask, at))]))
        .ToList();

    private static Lane Of(Finding finding, RowTitle title, Evidence.Time time, Mask mask, long at)
    {
        var range = finding.Period.Range;
        var past = new TimeRange(range.Start, Math.Min(range.End, at));
        return new Lane(
            title, range,
            (mask.Hours ?? finding.Objective.Service?.Hours ?? Calendar.Always).Resolve(range),
            [.. time.Outages.Where(o => o.CountedTicks > 0)],
            [.. time.Gaps.Select(g => g.Intersect(past)).Where(g => !g.IsEmpty)],
            [.. time.Excluded]);
    }

    /// <summary>Findings of one objective in consecutive periods make one lane.</summary>
    private static Lane Join(IReadOnlyList<Lane> lanes) => lanes is [var only] ? only : new Lane(
        lanes[0].Title,
        new TimeRange(lanes.Min(l => l.Range.Start), lanes.Max(l => l.Range.End)),
        IntervalSet.Of(lanes.SelectMany(l => l.Hours)),
        [.. lanes.SelectMany(l => l.Outages)],
        [.. lanes.SelectMany(l => l.Gaps)],
        [.. lanes.SelectMany(l => l.Excluded)]);

    /// <summary>The time behind a number: its own, or that of the numbers that its formula uses.</summary>
    private static IEnumerable<(RowTitle Title, Evidence.Time Time, Mask Mask)> Times(Measured measured, Indicator indicator, RowTitle title) =>
        (measured.Evidence, indicator) switch
        {
            (Evidence.Time time, Indicator.ShareOfTime i) => [(title, time, i.Mask)],
            (Evidence.Time time, Indicator.Statistic { Of: Values.Outages outages }) => [(title, time, outages.State.Mask)],
            (Evidence.Parts parts, Indicator.Formula formula) => parts.Measures.SelectMany(part =>
                formula.Measures.Where(m => m.Name == part.Name).SelectMany(m => Times(part.Measured, m.Indicator, title with { Detail = title.Detail.Length == 0 ? part.Name : $"{title.Detail}, {part.Name}" }))),
            _ => [],
        };
}
