using System.Diagnostics;
using Kept.Quantities;
using static Kept.Agreements.Provision;

namespace Kept.Agreements;

/// <summary>What credits come to at most together.</summary>
internal static class CapWording
{
    public static IEnumerable<Sentence> Of(SettlementTerms terms, Sequence<ServicePromise> services)
    {
        if (terms.Caps.Count == 0) return [new Sentence("settlement.caps", "The credits of a period together have no limit.")];
        var paths = terms.Caps.Select(PathOf).ToList();
        return terms.Caps.Select((cap, i) =>
        {
            var before = paths.Take(i).Count(path => path == paths[i]);
            return new Sentence(before == 0 ? paths[i] : $"{paths[i]}.{before + 1}", Words(cap, services));
        });
    }

    /// <summary>Caps have no names; they are told apart by what they limit.</summary>
    private static string PathOf(CreditCap cap) => $"settlement.caps.{(cap.On.Count == 0 ? "agreement" : string.Join('-', cap.On))}.{cap.Per switch
    {
        CapSpan.Period => "period",
        CapSpan.Every every => every.Span.ToString(),
        CapSpan.Term => "term",
        _ => throw new UnreachableException(),
    }}";

    private static string Words(CreditCap cap, Sequence<ServicePromise> services)
    {
        var what = cap.On.Count == 0 ? "all credits" : $"the credits for the same {Cite.Groups(cap.On)}";
        var span = cap.Per switch
        {
            CapSpan.Period => "In each period,",
            CapSpan.Every every => $"In the periods that end within {DateWords.Of(every.Span)},",
            CapSpan.Term => "In the whole term,",
            _ => throw new UnreachableException(),
        };
        var most = cap.AtMost switch
        {
            Compensation.ShareOfBase share when cap.OfAtRisk => share.Share == Rational.One ? "what is at risk" : $"{RemedyWording.Gives(share)} of what is at risk",
            Compensation.ShareOfBase share => $"{RemedyWording.Gives(share)} of {Charges(cap, services)}",
            var amount => RemedyWording.Gives(amount),
        };
        return $"{span} {what} together are at most {most}.";
    }

    /// <summary>The charges that a cap is a share of: of which services, for which time, and which of those that are measured.</summary>
    private static string Charges(CreditCap cap, Sequence<ServicePromise> services)
    {
        var of = cap.On.Contains(CreditGroup.Service) ? "the charge for that service"
            : cap.On.Contains(CreditGroup.Objective) ? "the charge for the service of that promise"
            : "the charges for all services";
        var time = cap.Per switch
        {
            CapSpan.Period => "that period",
            CapSpan.Every => "the whole of that time",
            CapSpan.Term => "the whole term",
            _ => throw new UnreachableException(),
        };
        var measured = services.Select(s => s.Charge).OfType<Charge.Measured>().ToList();
        var soFar = measured.Count > 0 && cap.Per is not CapSpan.Period ? ", where charges that are measured count up to the end of the period" : "";
        var same = measured.Select(m => BaseWording.Common(m.Amounts, cap.On)).FirstOrDefault(words => words.Length > 0);
        return $"{of} for {time}{soFar}{(same is null ? "" : $"; of amounts that are measured only those count that have the same {same}")}";
    }
}
