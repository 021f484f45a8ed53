using System.Diagnostics;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Agreements;

/// <summary>The clauses of an agreement in plain English, with every choice that the author made or left to the language.</summary>
public static class Wording
{
    /// <summary>How a number is measured, in sentences.</summary>
    public static string Describe(Indicator indicator) =>
        string.Join(' ', IndicatorWording.Whole(indicator, "indicator", "what is measured", null, FigureWords.Attainment).Select(Text));

    /// <summary>Where a class is told, and which of several governs, in sentences.</summary>
    public static string Describe(DerivedClass derived) => string.Join(' ', PromiseWording.Class(derived, "class").Select(s => s.Text));

    /// <summary>A promise in a few words: "at least 99.9%", or "P1: at least 98%; any other: at least 95%".</summary>
    public static string Brief(Objective objective) => PromiseWording.Brief(objective);

    /// <summary>One promise in a few words: "at least 99.9%".</summary>
    public static string Of(Promise promise) => PromiseWording.Words(promise);

    /// <summary>A remedy in a few words: "10% to 100% of the charge".</summary>
    public static string Brief(Remedy remedy) => RemedyWording.Brief(remedy);

    /// <summary>What follows from a result, in sentences.</summary>
    public static string Describe(Remedy remedy, Objective objective, Agreement agreement) =>
        string.Join(' ', RemedyWording.Of(remedy, objective, agreement).Parts.Select(Text));

    /// <summary>How credits become a total and how they are come by, in sentences.</summary>
    public static IEnumerable<string> Settling(Agreement agreement) => SettlementWording.Of(agreement).Concat(SettlementWording.Further(agreement)).SelectMany(p => p.Parts).Select(Text);

    /// <summary>What a service costs: "12,000.00 EUR for each month".</summary>
    public static string Of(Charge? charge) => ServiceWording.Charge(charge);

    /// <summary>How the credits of a period are limited, in sentences; none where there are no credits.</summary>
    public static IEnumerable<string> Limits(Agreement agreement) =>
        agreement.Objectives.All(o => o.Remedies.Count == 0) ? [] : SettlementWording.Limits(agreement);

    /// <summary>What is at risk, what points come to and how credits are claimed, in sentences; none where there are no credits.</summary>
    public static IEnumerable<string> Further(Agreement agreement) => SettlementWording.Brief(agreement);

    /// <summary>A recurrence in a few words: "quarter from 16 February".</summary>
    public static string Brief(Recurrence every) => DateWords.Brief(every);

    /// <summary>What is given, in a few words: "10%", "500.00 EUR", "2 days", "nothing".</summary>
    public static string Gives(Compensation gives) => RemedyWording.Gives(gives);

    /// <summary>A range of an attainment: "from 99% to below 99.9%".</summary>
    public static string Range(QuantityInterval range) => QuantityWords.Range(range);

    /// <summary>An amount of money with its digits in groups: <c>12,000.00 EUR</c>.</summary>
    public static string Of(Money money) => QuantityWords.Of(money);

    /// <summary>A length of time: <c>5 minutes</c>, <c>1 hour</c>.</summary>
    public static string Length(long ticks) => QuantityWords.Length(ticks);

    /// <summary>A provision as running text.</summary>
    private static string Text(Provision provision) => provision switch
    {
        Provision.Sentence sentence => sentence.Text,
        Provision.Paragraph paragraph => $"{paragraph.Title}: {string.Join(' ', paragraph.Parts.Select(Text))}",
        Provision.Points points => string.Join(' ', points.Items.Select(Text)),
        Provision.Table table => $"{table.Caption}: {string.Join("; ", table.Rows.Select(r => string.Join(": ", r.Cells)))}.",
        Provision.Clause clause => string.Join(' ', clause.Parts.Select(Text)),
        Provision.Written written => written.Markdown,
        Provision.Signature signature => signature.Party,
        _ => throw new UnreachableException(),
    };
}
