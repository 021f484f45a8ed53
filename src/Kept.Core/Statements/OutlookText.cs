using Kept.Evaluation;
using Kept.Quantities;

namespace Kept.Statements;

/// <summary>How promises stand while their periods go on, in words.</summary>
public static class OutlookText
{
    public static string Word(Course course) => course switch
    {
        Course.OnTrack => "on track",
        Course.AtRisk => "at risk",
        Course.Missed => "missed",
        Course.NotDetermined => "not determined",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Where a promise leads whose period goes on, and what of its budget is used.</summary>
    public static IEnumerable<string> Lines(Finding finding)
    {
        if (finding.Outlook is not { } outlook) yield break;
        var isOver = $"{Quantity.Share(outlook.Elapsed).ToText(3)} of the period is over";
        yield return outlook.Projected is { } projected
            ? $"{Word(outlook.Course)}: {isOver}; at this rate it comes to {Shown.Text(projected, Shown.UnitOf(finding.Objective.Indicator.Unit, finding.Target), finding.Target)}"
            : $"{Word(outlook.Course)}: {isOver}";
        if (finding.Budget is { UsedShare: { } used } budget)
            yield return $"{Amount(budget, budget.Used)} of {Amount(budget, budget.Allowed)} that may go wrong, {Quantity.Share(used).ToText(3)}";
    }

    private static string Amount(ErrorBudget budget, Rational amount) =>
        budget.Unit is BudgetUnit.Time ? Moments.Length((long)amount.Floor()) : amount.ToShortDecimal(1);
}
