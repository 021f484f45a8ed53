using Kept.Agreements;
using Kept.Evaluation.Expressions;
using Kept.Measurements;
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

    public MaskWindows Within(TimeRange range) => new(
        Counted.Within(range), CountsAsUp.Within(range), DowntimeLeaves.Within(range),
        Excluded.Where(e => e.Range.Overlaps(range)).ToSequence());

    /// <param name="serviceHours">Hold when the mask names no hours of its own; null is round the clock.</param>
    public static MaskWindows Resolve(
        Mask mask, Calendar? serviceHours, Selection measured, Scope scope, TimeRange range, EvaluationContext context)
    {
        var counted = (mask.Hours ?? serviceHours) is { } hours ? hours.Resolve(range).Within(range) : IntervalSet.Of(range);
        var (up, leaves) = (IntervalSet.Empty, IntervalSet.Empty);
        var excluded = new List<ExcludedTime>();
        foreach (var exclusion in mask.Exclusions)
        {
            var windows = WindowsOf(exclusion, measured, scope, range, context);
            excluded.AddRange(windows);
            var set = IntervalSet.Of(windows.Select(w => w.Range));
            switch (exclusion.Effect)
            {
                case ExclusionEffect.LeavesBothSides: counted = counted.Except(set); break;
                case ExclusionEffect.CountsAsUp: up = up.Union(set); break;
                case ExclusionEffect.DowntimeLeavesBothSides: leaves = leaves.Union(set); break;
                default: throw new System.Diagnostics.UnreachableException();
            }
        }
        return new MaskWindows(
            counted, up, leaves.Except(up), excluded.OrderBy(e => e.Range.Start).ThenBy(e => e.Exclusion, StringComparer.Ordinal).ToSequence());
    }

    private static List<ExcludedTime> WindowsOf(
        Exclusion exclusion, Selection measured, Scope scope, TimeRange range, EvaluationContext context)
    {
        var during = exclusion.During?.Resolve(range).Within(range);
        if (exclusion.Windows is null)
            return during!.Select(window => new ExcludedTime(exclusion.Name, window, null)).ToList();

        var found = new List<ExcludedTime>();
        foreach (var window in Recorded(exclusion, exclusion.Windows, measured, scope, range, context))
            if (during is null) found.Add(window);
            else found.AddRange(during.Within(window.Range).Select(part => window with { Range = part }));
        return found;
    }

    private static IEnumerable<ExcludedTime> Recorded(
        Exclusion exclusion, RecordedWindows windows, Selection measured, Scope scope, TimeRange range, EvaluationContext context)
    {
        if (context.FindCases(windows.Of.Source) is not { } table) yield break;
        var where = windows.Of.Where is { } condition ? new CaseConditions(table).Condition(condition) : _ => true;
        var (starts, ends) = (table.Occurrences(windows.From), table.Occurrences(windows.To));
        for (var i = 0; i < table.Count; i++)
        {
            if (starts.Of(i) is not { } from) continue;
            var window = new TimeRange(from, ends.Of(i) ?? context.At).Intersect(range);
            if (window.IsEmpty || where(i) != true || !Agrees(windows, table, i, measured, scope)) continue;
            if (!IsAnnounced(windows, table, i, from) || !HasEvidence(windows, table, i)) continue;
            yield return new ExcludedTime(exclusion.Name, window, table.Id(i));
        }
    }

    private static bool Agrees(RecordedWindows windows, CaseTable table, int index, Selection measured, Scope scope) =>
        windows.Same.All(dimension => scope.FindFixed(dimension, measured.Where) is not { } value
            || table.FindField(dimension)?[index] == value);

    private static bool IsAnnounced(RecordedWindows windows, CaseTable table, int index, long from) =>
        windows.Announced is null
        || (table.Occurrences(windows.Announced).Of(index) is { } announced && announced <= from - windows.NoticeTicks);

    private static bool HasEvidence(RecordedWindows windows, CaseTable table, int index) =>
        windows.Evidence is null || !string.IsNullOrEmpty(table.FindField(windows.Evidence)?[index]);
}
