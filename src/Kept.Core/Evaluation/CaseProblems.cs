using Kept.Agreements;
using Kept.Measurements;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Evaluation;

/// <summary>Finds the cases that bear on findings and do not count as somebody may have meant them to.</summary>
/// <param name="range">The time of the findings.</param>
internal sealed class CaseProblems(TimeRange range, EvaluationContext context)
{
    /// <param name="periods">Of the findings.</param>
    public static Sequence<CaseProblem> Of(Agreement agreement, IEnumerable<ServicePeriod> periods, EvaluationContext context)
    {
        var (start, end) = (long.MaxValue, long.MinValue);
        foreach (var period in periods) (start, end) = (Math.Min(start, period.Range.Start), Math.Max(end, period.Range.End));
        if (start > end) return [];
        var problems = new CaseProblems(new(start, end), context);
        return agreement.Objectives.SelectMany(o => o.Indicator.Parts()).SelectMany(problems.Of).OfType<CaseProblem>().Distinct().ToSequence();
    }

    private IEnumerable<CaseProblem?> Of(Indicator indicator) => OfIndicator(indicator)
        .Concat(indicator.Masks().SelectMany(m => m.Exclusions).Select(e => e.Windows).OfType<RecordedWindows>().Select(OfWindows));

    private IEnumerable<CaseProblem?> OfIndicator(Indicator indicator) => indicator switch
    {
        Indicator.ShareOfTime { Down: Downtime.BetweenEvents down } => [OfDowntime(down)],
        Indicator.Statistic { Of: Values.Outages { State.Down: Downtime.BetweenEvents down } } => [OfDowntime(down)],
        Indicator.Timeliness { Clock.Cycles: null } timeliness => [OfClock(timeliness.Of, timeliness.Clock, timeliness.CountedBy)],
        Indicator.Statistic { Of: Values.ClockTimes { Clock.Cycles: null } times } => [OfClock(times.Of, times.Clock, times.CountedBy)],
        Indicator.Deliveries deliveries => [OfDeliveries(deliveries)],
        _ => [],
    };

    private CaseProblem? OfWindows(RecordedWindows windows) =>
        Reversed(windows.Of, windows.From, windows.To, "It excludes nothing; correct the one or the other.");

    private CaseProblem? OfDowntime(Downtime.BetweenEvents down) =>
        Reversed(down.Of, down.From, down.To, "It is no down time; correct the one or the other.");

    private CaseProblem? OfClock(Selection selection, Clock clock, EventReference countedBy)
    {
        if (context.FindCases(selection.Source) is not { } table) return null;
        var things = new SelectedCases(selection, Scope.Everything, table).In(range, countedBy, context).Things;
        return Reversed(table, things.ToArray(), clock.From, clock.To, "Its clock shows no time; correct the one or the other.", selection);
    }

    private CaseProblem? Reversed(Selection selection, EventReference from, EventReference to, string remedy) =>
        context.FindCases(selection.Source) is { } table
            ? Reversed(table, new SelectedCases(selection, Scope.Everything, table).Indices(), from, to, remedy, selection)
            : null;

    private CaseProblem? Reversed(
        CaseTable table, IEnumerable<int> cases, EventReference from, EventReference to, string remedy, Selection selection)
    {
        var (starts, ends) = (table.Occurrences(from), table.Occurrences(to));
        var reversed = cases.Where(i => starts.Of(i) is { } start && ends.Of(i) is { } end && end < start && new TimeRange(end, start).Overlaps(range));
        return CaseProblem.Find(
            selection.Source, $"ends ({to}) before it begins ({from})", reversed.Select(table.Id).ToList(), remedy);
    }

    private CaseProblem? OfDeliveries(Indicator.Deliveries deliveries)
    {
        if (context.FindCases(deliveries.Of.Source) is not { } table) return null;
        var periods = new DeliveryPeriods(deliveries, context);
        var (about, times) = (table.FindField(deliveries.About), table.Occurrences(deliveries.Delivered));
        var astray = new SelectedCases(deliveries.Of, Scope.Everything, table).Indices()
            .Where(i => times.Of(i) is { } tick && range.Contains(tick) && !IsExpected(about?[i], periods))
            .Select(i => $"{table.Id(i)} (\"{about?[i]}\")").ToList();
        return CaseProblem.Find(
            deliveries.Of.Source, $"names in '{deliveries.About}' no {deliveries.Each} about which something is due", astray,
            $"It delivers nothing; write for example {periods.Near(range.Start).Label}.");
    }

    private static bool IsExpected(string? about, DeliveryPeriods periods) =>
        ServicePeriodText.TryParse(about, periods.Zone, out var period, out _) && periods.Has(period);
}
