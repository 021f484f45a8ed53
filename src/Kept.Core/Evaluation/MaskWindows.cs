using Kept.Agreements;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Evaluation;

/// <summary>A mask as sets of time within one range.</summary>
/// <param name="Counted">The hours less what leaves both sides.</param>
/// <param name="CountsAsUp">Where down time counts as up.</param>
/// <param name="DowntimeLeaves">Where only down time leaves both sides; never where it counts as up.</param>
internal sealed record MaskWindows(
    IntervalSet Counted, IntervalSet CountsAsUp, IntervalSet DowntimeLeaves, Sequence<ExcludedTime> Excluded)
{
    /// <summary>Counted time in which down time is down time.</summary>
    public IntervalSet Plain { get; } = Counted.Except(CountsAsUp).Except(DowntimeLeaves);

    /// <summary>Whether all of a range counts and down time in it is down time.</summary>
    public bool IsPlain(TimeRange range) => Plain.LengthWithin(range) == range.Length;

    public MaskWindows Within(TimeRange range) => new(
        Counted.Within(range), CountsAsUp.Within(range), DowntimeLeaves.Within(range),
        Excluded.Where(e => e.Range.Overlaps(range)).ToSequence())
    {
        IsDown = IsDown.Within(range),
        Beyond = Beyond.Where(e => e.Range.Overlaps(range)).ToSequence(),
    };

    /// <summary>Time beyond the budget of an exclusion that is down, whatever was measured.</summary>
    public IntervalSet IsDown { get; init; } = IntervalSet.Empty;

    /// <summary>Windows beyond the budgets of their exclusions.</summary>
    public Sequence<ExcludedTime> Beyond { get; init; } = [];

    /// <summary>The mask with the windows of others listed as well.</summary>
    public MaskWindows With(IEnumerable<MaskWindows> others) => this with
    {
        Excluded = InOrder([.. Excluded, .. others.SelectMany(o => o.Excluded).Distinct()]),
        Beyond = InOrder([.. Beyond, .. others.SelectMany(o => o.Beyond).Distinct()]),
    };

    /// <param name="serviceHours">Hold when the mask names no hours of its own; null is round the clock.</param>
    public static MaskWindows Resolve(
        Mask mask, Calendar? serviceHours, Selection measured, Scope scope, TimeRange range, EvaluationContext context)
    {
        Func<TimeRange, IntervalSet> hoursIn = (mask.Hours ?? serviceHours) is { } hours
            ? within => context.HoursIn(hours, within)
            : within => IntervalSet.Of(within);
        var counted = hoursIn(range);
        if (mask.Exclusions.Count == 0) return new MaskWindows(counted, IntervalSet.Empty, IntervalSet.Empty, []);
        var (up, leaves, down) = (IntervalSet.Empty, IntervalSet.Empty, IntervalSet.Empty);
        var (excluded, beyond) = (new List<ExcludedTime>(), new List<ExcludedTime>());
        foreach (var exclusion in mask.Exclusions)
        {
            var windows = new ExclusionWindows(exclusion, measured, scope, hoursIn, context).In(range);
            excluded.AddRange(windows.Within);
            beyond.AddRange(windows.Beyond);
            if (exclusion.Budget is { BeyondIsDown: true }) down = down.Union(IntervalSet.Of(windows.Beyond.Select(w => w.Range)));
            var set = IntervalSet.Of(windows.Within.Select(w => w.Range));
            switch (exclusion.Effect)
            {
                case ExclusionEffect.LeavesBothSides: counted = counted.Except(set); break;
                case ExclusionEffect.CountsAsUp: up = up.Union(set); break;
                case ExclusionEffect.DowntimeLeavesBothSides: leaves = leaves.Union(set); break;
                default: throw new System.Diagnostics.UnreachableException();
            }
        }
        return new MaskWindows(counted, up, leaves.Except(up), InOrder(excluded))
        {
            IsDown = down.Within(new TimeRange(range.Start, Math.Min(range.End, context.At))),
            Beyond = InOrder(beyond),
        };
    }

    private static Sequence<ExcludedTime> InOrder(List<ExcludedTime> windows) =>
        windows.OrderBy(e => e.Range.Start).ThenBy(e => e.Exclusion, StringComparer.Ordinal).ToSequence();
}
