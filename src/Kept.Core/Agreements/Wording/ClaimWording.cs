using System.Diagnostics;
using static Kept.Agreements.Provision;

namespace Kept.Agreements;

/// <summary>How a credit is come by, and until when.</summary>
internal static class ClaimWording
{
    public static IEnumerable<Sentence> Of(ClaimTerms terms, Agreement agreement) => terms switch
    {
        ClaimTerms.Automatic => [new("claims.by", "Credits are given without a claim.")],
        ClaimTerms.OnRequest claim => Of(claim, agreement),
        _ => throw new UnreachableException(),
    };

    private static IEnumerable<Sentence> Of(ClaimTerms.OnRequest claim, Agreement agreement)
    {
        yield return new("claims.by", $"A credit is given when {Cite.Role(claim.By, agreement)} claims it.");
        if (agreement.Objectives.Any(o => o.Obliged == claim.By && o.Remedies.Any(r => r is Remedy.Credit)))
            yield return new("", $"A credit that {Cite.Role(claim.By, agreement)} owes is given when the party claims it to which it is owed.");
        yield return new("claims.within", $"It can be claimed {Window(claim.Window)}.");
        if (claim.Evidence.Count > 0) yield return new("claims.evidence", $"With the claim have to come: {string.Join(", ", claim.Evidence)}.");
        yield return new("claims.otherwise", claim.LateIsForfeited
            ? "A credit that is claimed too late is forfeited."
            : "A credit that is claimed too late is at the other party's discretion.");
    }

    private static string Window(ClaimWindow window) => window switch
    {
        ClaimWindow.Days days => $"within {QuantityWords.Count(days.Count, "day")} of {Start(days.From)}, the last of which counts to its end",
        ClaimWindow.Months months => $"within {QuantityWords.Count(months.Count, "month")} of {Start(months.From)}, the last day of which counts to its end",
        ClaimWindow.BusinessDays days => $"within {QuantityWords.Count(days.Count, "business day")} {Cite.Hours(days.Calendar)} from {Start(days.From)}",
        ClaimWindow.Time time => $"within {QuantityWords.Length(time.Ticks)} of {Start(time.From)}",
        ClaimWindow.PeriodsAfter after => $"until the end of the {Ordinals.Of(after.Count)} period after the one that it is for",
        _ => throw new UnreachableException(),
    };

    private static string Start(ClaimStart start) => start switch
    {
        ClaimStart.PeriodEnd => "the last day of the period",
        ClaimStart.Statement => "the statement",
        ClaimStart.Incident => "the end of the first outage, or of the first case, that it is for",
        _ => throw new UnreachableException(),
    };
}
