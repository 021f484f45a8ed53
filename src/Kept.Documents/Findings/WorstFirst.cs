using Kept.Evaluation;
using Kept.Quantities;
using Kept.Remedies;
using Kept.Statements;

namespace Kept.Documents.Findings;

/// <summary>The order in which people want to read findings.</summary>
internal static class WorstFirst
{
    /// <summary>Missed, not determined, met, reported; among these by credit, then by the share of the budget that is
    /// used, then as the agreement has them.</summary>
    public static IReadOnlyList<Finding> Order(Statement statement)
    {
        var credits = statement.Settlement.Credits.ToLookup(l => l.Finding, ReferenceEqualityComparer.Instance);
        return statement.Evaluation.Findings
            .OrderBy(f => Rank(f.Verdict))
            .ThenByDescending(f => Credit(credits[f]))
            .ThenByDescending(f => f.Budget?.UsedShare ?? Rational.Zero)
            .ToList();
    }

    private static int Rank(Verdict? verdict) => verdict switch
    {
        Verdict.Missed => 0,
        Verdict.NotDetermined => 1,
        Verdict.Met => 2,
        null => 3,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Rational Credit(IEnumerable<CreditLine> lines) =>
        lines.Aggregate(Rational.Zero, (sum, line) => sum + (line.Paid?.Most.Amount ?? Rational.Zero));
}
