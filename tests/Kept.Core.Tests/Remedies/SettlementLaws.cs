using Kept.Core.Tests.Evaluation;
using Kept.Remedies;
using Xunit;

namespace Kept.Core.Tests.Remedies;

/// <summary>Credits, their combination, cap and minimum against a twin that tries every value that a result may have.</summary>
public sealed class SettlementLaws
{
    [Fact]
    public void Findings_are_settled_by_the_book() => Law.Holds(Dice.Throw(SettlementTrial.Throw), Check, 250);

    internal static void Check(SettlementTrial trial)
    {
        var (evaluation, settlement) = trial.Settle();
        var (lines, total) = new SlowSettlement(trial).Settle(evaluation);
        Assert.Equal(string.Join("\n", lines), string.Join("\n", settlement.Credits.Select(Line)));
        Assert.Equal(total, settlement.Total is { } range ? $"{range.Least.MinorUnits}..{range.Most.MinorUnits}" : "unknown");
    }

    private static string Line(CreditLine line) =>
        $"{line.Finding.Objective.Name} {string.Join(",", line.Finding.Scope.Select(l => l.Value))} {(line.Percent is { } p ? $"{p}" : "-")} "
        + $"{line.Amount?.Least.MinorUnits}..{line.Amount?.Most.MinorUnits} paid {line.Paid?.Least.MinorUnits}..{line.Paid?.Most.MinorUnits}";
}
