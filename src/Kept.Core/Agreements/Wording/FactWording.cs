using System.Diagnostics;
using static Kept.Agreements.Provision;

namespace Kept.Agreements;

/// <summary>What the names mean by which formulas and conditions of a remedy ask of a result.</summary>
internal static class FactWording
{
    private static readonly string[] Explained =
        [FactNames.Target, FactNames.Shortfall, FactNames.Exceedance, FactNames.Downtime, FactNames.Counted, FactNames.Period, FactNames.Count];

    /// <summary>A sentence for each name that is used, so that none is left to be guessed.</summary>
    public static IEnumerable<Sentence> Of(CreditTerms terms, Objective objective)
    {
        var used = terms.OfResult.SelectMany(f => f.Names()).Select(n => n.Value).ToHashSet(StringComparer.Ordinal);
        return Explained.Where(name => used.Contains(name) && !objective.Per.Contains(name))
            .Select(name => new Sentence("", $"Here {Cite.Word(name)} is {Meaning(name, objective.Indicator)}."));
    }

    /// <summary>What is counted of an indicator that is no availability.</summary>
    public static string Counted(Indicator indicator) => indicator switch
    {
        Indicator.Ratio => "the total that its good part is divided by",
        Indicator.MeanOfRatios or Indicator.ShareOfIntervals or Indicator.Statistic { Of: Values.Intervals } => "the number of intervals that count in the period",
        Indicator.ShareOfCases or Indicator.Timeliness => "the number of cases of the period of which it is decided",
        Indicator.Statistic { Of: Values.Cases or Values.CaseValues or Values.ClockTimes } => "the number of cases that count in the period",
        Indicator.Deliveries => "the number of deliveries that were due in the period and of which it is decided",
        Indicator.Statistic { Of: Values.Outages } => "the number of outages that count in the period",
        Indicator.Formula => "the largest number of measurements that one of the numbers of its formula counts",
        _ => "the number of measurements that count in the period",
    };

    private static string Meaning(string name, Indicator indicator) => name switch
    {
        FactNames.Target => "the limit of the target",
        FactNames.Shortfall => "how far the attainment is on the wrong side of the target, and 0 if it meets it",
        FactNames.Exceedance => "how far the attainment is on the wrong side of the target, as a share of the target, and 0 if it meets it",
        FactNames.Downtime => "the length of the down time that counts in the period",
        FactNames.Counted => "the length of the counted time of the period",
        FactNames.Period => "the whole length of the period, round the clock",
        FactNames.Count => Counted(indicator),
        _ => throw new UnreachableException(),
    };
}
