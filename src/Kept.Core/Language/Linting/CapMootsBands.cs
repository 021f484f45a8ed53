using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Quantities;

namespace Kept.Language.Linting;

/// <summary>Bands that pay the same because a limit cuts them.</summary>
internal static class CapMootsBands
{
    public static IEnumerable<Diagnostic> Check(Agreement agreement)
    {
        foreach (var (_, credit, bands, _) in agreement.BandTables())
        {
            if (LimitOf(credit) is not { } limit) continue;
            var cut = bands.Items.Where(b => b.Gives is Compensation.ShareOfBase share && share.Share >= limit).ToList();
            if (cut.Count > 1 && cut.Select(b => b.Gives).Distinct().Count() > 1)
                yield return new Diagnostic(
                    "KPT506", Severity.Warning, cut[^1].Clause,
                    $"At most {Quantity.Share(limit)} is paid, so the bands {string.Join(" and ", cut.Select(b => b.When))} all pay the same.",
                    "Raise the limit, or give these bands one credit.");
        }
    }

    private static Rational? LimitOf(Remedy.Credit credit) => credit.How.AtMost is Compensation.ShareOfBase most ? most.Share : null;
}
