using Kept.Agreements;
using Kept.Quantities;
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
        var during = exclusion.During is { } calendar ? context.HoursIn(calendar, range) : null;
        if (exclusion.Windows is not { } windows) return during!.Select(window => new ExcludedTime(exclusion.Name, window, null)).ToList();
        var recorded = Recorded(windows, range).ToList();
        if (exclusion.IsOutside)
            return IntervalSet.Of(range).Except(IntervalSet.Of(recorded.Select(w => w.Range)))
                .Select(other => new ExcludedTime(exclusion.Name, other, null)).ToList();
        return during is null ? recorded : Parts(recorded, during.Within);
    }

    private IEnumerable<ExcludedTime> Recorded(RecordedWindows windows, TimeRange range)
    {
        if (context.FindCases(windows.Of.Source) is not { } table) return [];
        var same = windows.Same.Select(dimension => scope.FindFixed(dimension, measured.Where)).ToSequence();
        return context.WindowsOf(exclusion, e => RecordedWindowIndex.Of(windows, table, e.IsOutside ? BusinessHours.EndOfTime : context.At))
            .With(same).Where(w => !w.Range.Intersect(range).IsEmpty)
            .Select(w => new ExcludedTime(exclusion.Name, w.Range.Intersect(range), table.Id(w.Case)));
    }
}
