using Kept.Agreements;
using Kept.Evaluation.Expressions;
using Kept.Measurements;
using Kept.Time;

namespace Kept.Evaluation;

/// <summary>The windows of an exclusion for one scope.</summary>
/// <param name="hours">The hours that count within a range.</param>
internal sealed class ExclusionWindows(
    Exclusion exclusion, Selection measured, Scope scope, Func<TimeRange, IntervalSet> hours, EvaluationContext context)
{
    /// <summary>The windows within a range, and those parts of them that lie beyond the budget.</summary>
    public (List<ExcludedTime> Within, List<ExcludedTime> Beyond) In(TimeRange range)
    {
        if (exclusion.Budget is not { } budget) return (WindowsIn(range), []);
        var start = budget.AtMost.Min(part => part.Every.PeriodOf(context.Zone.LocalAt(range.Start).Date, context.Zone).Range.Start);
        var wide = new TimeRange(Math.Min(range.Start, Math.Max(start, context.TermStart)), range.End);
        var windows = WindowsIn(wide);
        var asked = IntervalSet.Of(windows.Select(w => w.Range));
        if (budget.InHoursOnly) asked = asked.Intersect(hours(wide));
        var beyond = asked.Except(new BudgetUse(budget, context.Zone).Within(asked));
        return (Parts(windows, r => IntervalSet.Of(r).Except(beyond).Within(range)), Parts(windows, r => beyond.Within(r).Within(range)));
    }

    private static List<ExcludedTime> Parts(List<ExcludedTime> windows, Func<TimeRange, IntervalSet> partsOf) =>
        windows.SelectMany(w => partsOf(w.Range).Select(part => w with { Range = part })).ToList();

    private List<ExcludedTime> WindowsIn(TimeRange range)
    {
        var during = exclusion.During?.Resolve(range).Within(range);
        if (exclusion.Windows is not { } windows) return during!.Select(window => new ExcludedTime(exclusion.Name, window, null)).ToList();
        var recorded = Recorded(windows, range).ToList();
        if (exclusion.IsOutside)
            return IntervalSet.Of(range).Except(IntervalSet.Of(recorded.Select(w => w.Range)))
                .Select(other => new ExcludedTime(exclusion.Name, other, null)).ToList();
        return during is null ? recorded : Parts(recorded, during.Within);
    }

    private IEnumerable<ExcludedTime> Recorded(RecordedWindows windows, TimeRange range)
    {
        if (context.FindCases(windows.Of.Source) is not { } table) yield break;
        var where = windows.Of.Where is { } condition ? new CaseConditions(table).Condition(condition) : _ => true;
        var (starts, ends) = (table.Occurrences(windows.From), table.Occurrences(windows.To));
        var open = exclusion.IsOutside ? BusinessHours.EndOfTime : context.At;
        for (var i = 0; i < table.Count; i++)
        {
            if (starts.Of(i) is not { } from) continue;
            var window = new TimeRange(from, ends.Of(i) ?? open).Intersect(range);
            if (window.IsEmpty || where(i) != true || !Agrees(windows, table, i)) continue;
            if (!IsAnnounced(windows, table, i, from) || !HasEvidence(windows, table, i)) continue;
            yield return new ExcludedTime(exclusion.Name, window, table.Id(i));
        }
    }

    private bool Agrees(RecordedWindows windows, CaseTable table, int index) =>
        windows.Same.All(dimension => scope.FindFixed(dimension, measured.Where) is not { } value
            || table.FindField(dimension)?[index] == value);

    private static bool IsAnnounced(RecordedWindows windows, CaseTable table, int index, long from) =>
        windows.Announced is null
        || (table.Occurrences(windows.Announced).Of(index) is { } announced && announced <= from - windows.NoticeTicks);

    private static bool HasEvidence(RecordedWindows windows, CaseTable table, int index) =>
        windows.Evidence is null || !string.IsNullOrEmpty(table.FindField(windows.Evidence)?[index]);
}
