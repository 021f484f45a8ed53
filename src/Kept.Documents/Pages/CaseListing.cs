using Kept.Agreements;
using Kept.Evaluation;
using Kept.Quantities;
using Kept.Statements;
using NodaTime;

namespace Kept.Documents.Pages;

/// <summary>Cases behind a number: those that breached first, and no column that is empty for all.</summary>
internal static class CaseListing
{
    public static Listing Of(Evidence.Cases cases, Indicator indicator, Unit unit, DateTimeZone zone)
    {
        var isCount = indicator is Indicator.Statistic { Fold: Fold.Count };
        var isShare = indicator is Indicator.Timeliness or Indicator.ShareOfCases or Indicator.Deliveries;
        (TableColumn Column, Func<CaseFinding, string?> Cell)[] all =
        [
            (new("Case"), c => c.Id),
            (new("Result"), c => isShare ? Judged(c.State) : NotCounted(c.State)),
            (new("From", IsMoment: true), c => Moments.Short(c.CountedTick, zone)),
            (new("Due", IsMoment: true), c => c.DueTick is { } due ? Moments.Short(due, zone) : null),
            (new("On the clock", true), c => c.ElapsedTicks is { } elapsed ? Moments.Length(elapsed) : null),
            (new("Value", true), c => isCount || c.ElapsedTicks is not null || c.Value is not { } value ? null : Shown.Text(Figure.Of(value), unit, null)),
        ];
        var shown = all.Where(column => cases.Listed.Any(c => column.Cell(c) is not null)).ToList();
        return Listing.Of(
            "Cases", shown.Select(s => s.Column).ToSequence(), cases.Listed.OrderBy(c => Rank(c.State)).ToSequence(),
            c => shown.Select(s => s.Cell(c) ?? "–").ToSequence());
    }

    private static int Rank(CaseState state) => state switch
    {
        CaseState.Breached => 0,
        CaseState.Unjudged => 1,
        CaseState.Running => 2,
        CaseState.InTime => 3,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Judged(CaseState state) => state switch
    {
        CaseState.InTime => "✓ good",
        CaseState.Breached => "✗ breached",
        CaseState.Running => "… running",
        CaseState.Unjudged => "? not judged",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>A case whose value goes into a statistic is neither good nor bad by itself.</summary>
    private static string? NotCounted(CaseState state) => state switch
    {
        CaseState.Running => "… running",
        CaseState.Unjudged => "? no value",
        _ => null,
    };
}
