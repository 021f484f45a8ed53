using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Quantities;

namespace Kept.Language.Linting;

/// <summary>Bands that pay the same because a limit of their own, or a cap of the settlement, cuts them.</summary>
internal static class CapMootsBands
{
    public static IEnumerable<Diagnostic> Check(Agreement agreement)
    {
        foreach (var (objective, credit, bands, _) in agreement.BandTables())
        {
            if (LimitsOf(objective, credit, agreement).Order().Cast<Rational?>().FirstOrDefault() is not { } limit) continue;
            var cut = bands.Items.Where(b => b.Gives is Compensation.ShareOfBase share && share.Share >= limit).ToList();
            if (cut.Count > 1 && cut.Select(b => b.Gives).Distinct().Count() > 1)
                yield return new Diagnostic(
                    "KPT506", Severity.Warning, cut[^1].Clause,
                    $"At most {Quantity.Share(limit)} is paid, so the bands {string.Join(" and ", cut.Select(b => b.When))} all pay the same.",
                    "Raise the limit, or give these bands one credit.");
        }
    }

    /// <summary>Shares of what the credit is a share of, which it cannot go beyond.</summary>
    private static IEnumerable<Rational> LimitsOf(Objective objective, Remedy.Credit credit, Agreement agreement)
    {
        if (credit.How.AtMost is Compensation.ShareOfBase most) yield return most.Share;
        foreach (var cap in agreement.Settlement.Caps)
            if (cap is { AtMost: Compensation.ShareOfBase share, OfAtRisk: false } && IsOfItsCharge(cap, objective, credit, agreement)) yield return share.Share;
    }

    /// <summary>Whether a cap is a share of the same charge as the credit, in the same period.</summary>
    private static bool IsOfItsCharge(CreditCap cap, Objective objective, Remedy.Credit credit, Agreement agreement) =>
        (cap.Per is CapSpan.Period || cap.Per is CapSpan.Every every && every.Span == objective.Every)
        && credit.How is { Of: CreditBase.Charge { Preceding: false }, Weight: null, Repeat: null }
        && (agreement.Services.Count == 1 || cap.On.Contains(CreditGroup.Service) || cap.On.Contains(CreditGroup.Objective));
}
