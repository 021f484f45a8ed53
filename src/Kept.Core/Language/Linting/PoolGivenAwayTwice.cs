using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Quantities;

namespace Kept.Language.Linting;

/// <summary>Credits of the amount at risk that come to more than all of it, with nothing that limits them to it.</summary>
internal static class PoolGivenAwayTwice
{
    public static IEnumerable<Diagnostic> Check(Agreement agreement)
    {
        if (agreement.Settlement.Combination is not Combination.Sum || agreement.Settlement.Caps.Any(c => c.On.Count == 0)) yield break;
        var (sum, parts) = (Rational.Zero, 0);
        foreach (var (_, credit) in agreement.Credits().Where(c => c.Credit.How.Of is CreditBase.AtRisk))
        {
            var before = sum;
            sum += ShareOf(credit.How);
            parts++;
            if (before <= Rational.One && sum > Rational.One && parts > 1)
                yield return new Diagnostic(
                    "KPT529", Severity.Warning, credit.Clause,
                    $"With this credit the shares of the amount at risk come to {Quantity.Share(sum)} of it, and no cap limits them to what is at risk.",
                    "Add 'cap: at-risk' to the settlement, or give the credits weights of no more than 100% together.");
        }
    }

    /// <summary>The most that a credit can take by itself.</summary>
    private static Rational ShareOf(CreditTerms terms)
    {
        var shares = terms.Scale.All.SelectMany(s => s.Value.Gives).OfType<Compensation.ShareOfBase>().Select(s => s.Share).DefaultIfEmpty(Rational.Zero).Max();
        var most = terms.AtMost is Compensation.ShareOfBase limit && limit.Share < shares ? limit.Share : shares;
        return most * (terms.Weight?.Factor ?? Rational.One);
    }
}
