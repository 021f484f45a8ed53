using Kept.Agreements;
using Kept.Evaluation;
using Kept.Quantities;
using Kept.Statements;
using NodaTime;

namespace Kept.Documents.Pages;

/// <summary>Cases behind a number: those that are bad first, and no column that is empty for all.</summary>
internal static class CaseListing
{
    /// <param name="target">What is promised of the number; null where that is said of another one.</param>
    public static Listing Of(Evidence.Cases cases, Indicator indicator, Comparison? target, Unit unit, DateTimeZone zone)
    {
        var isShare = indicator is Indicator.Timeliness or Indicator.ShareOfCases or Indicator.Deliveries;
        (TableColumn Column, Func<CaseFinding, string?> Cell)[] all =
        [
            (new("Case"), c => c.Id),
            (new("Result"), c => isShare ? Judged(c.State, indicator, target) : NotCounted(c.State)),
            (new("From", IsMoment: true), c => Moments.Short(c.RunFrom ?? c.CountedTick, zone)),
            (new("Due", IsMoment: true), c => c.DueTick is { } due ? Moments.Short(due, zone) : null),
            (new("On the clock", true), c => c.ElapsedTicks is { } elapsed ? Moments.Length(elapsed) : null),
            (new("Value", true), c => CaseWords.ValueOf(c, indicator, unit)),
        ];
        var listed = CaseWords.Listed(cases, indicator, target);
        var shown = all.Where(column => listed.Any(c => column.Cell(c) is not null)).ToList();
        return Listing.Of(
            "Cases", shown.Select(s => s.Column).ToSequence(), listed.OrderBy(c => Rank(c.State, CaseWords.AreBadOnesCounted(indicator, target))).ToSequence(),
            c => shown.Select(s => s.Cell(c) ?? "–").ToSequence());
    }

    private static int Rank(CaseState state, bool areBadOnesCounted) => state switch
    {
        CaseState.Breached => areBadOnesCounted ? 3 : 0,
        CaseState.NotDelivered => 0,
        CaseState.Unjudged => 1,
        CaseState.Running => 2,
        CaseState.InTime => areBadOnesCounted ? 0 : 3,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Judged(CaseState state, Indicator indicator, Comparison? target)
    {
        var isBad = (state is CaseState.Breached or CaseState.NotDelivered) != CaseWords.AreBadOnesCounted(indicator, target);
        var sign = state switch
        {
            CaseState.InTime or CaseState.Breached or CaseState.NotDelivered => isBad ? "✗" : "✓",
            CaseState.Running => "…",
            CaseState.Unjudged => "?",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return $"{sign} {CaseWords.Of(state, indicator, target)}";
    }

    /// <summary>A case whose value goes into a statistic is neither good nor bad by itself.</summary>
    private static string? NotCounted(CaseState state) => state switch
    {
        CaseState.Running => "… running",
        CaseState.Unjudged => "? no value",
        _ => null,
    };
}
