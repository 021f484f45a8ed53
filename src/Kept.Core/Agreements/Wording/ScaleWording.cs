using System.Diagnostics;
using Kept.Quantities;
using static Kept.Agreements.Provision;

namespace Kept.Agreements;

/// <summary>How an attainment becomes a credit: by bands, or so much for each unit.</summary>
internal static class ScaleWording
{
    /// <param name="scope">For which class it holds; empty when it holds for all.</param>
    /// <param name="money">What percentages are of, where that is known; then the amounts are printed as well.</param>
    public static IEnumerable<Provision> Of(CreditScale scale, string scope, string path, string suffix, Money? money, Agreement agreement) => scale switch
    {
        CreditScale.Bands bands =>
        [
            Table(bands, scope, $"{path}.bands{suffix}", money, agreement),
            new Sentence("", "For an attainment in none of these ranges no credit is owed."),
        ],
        CreditScale.PerUnit ladder => PerUnit(ladder, scope, $"{path}.perUnit{suffix}"),
        _ => throw new UnreachableException(),
    };

    /// <summary>A scale in a few words: "10% to 100%", or "1% for each 0.1%".</summary>
    public static string Brief(CreditScale scale) => scale switch
    {
        CreditScale.Bands { Items: [var only] } => RemedyWording.Gives(only.Gives),
        CreditScale.Bands { Items: { Count: > 1 } bands } => $"{RemedyWording.Gives(bands[0].Gives)} to {RemedyWording.Gives(bands[^1].Gives)}",
        CreditScale.PerUnit ladder => $"{RemedyWording.Gives(ladder.Each)} for each {QuantityWords.Of(ladder.Unit)}",
        _ => "nothing",
    };

    /// <summary>A difference of two percentages is in percentage points.</summary>
    private static string Units(CreditScale.PerUnit ladder) => ladder is { Unit.Unit: Unit.Share, Of: LadderMeasure.Shortfall }
        ? QuantityWords.Count(ladder.Unit.Value * 100, "percentage point")
        : QuantityWords.Of(ladder.Unit);

    private static Table Table(CreditScale.Bands bands, string scope, string path, Money? money, Agreement agreement) => new(
        scope.Length == 0 ? "Credit by attainment" : $"Credit by attainment, for {scope}",
        money is null ? ["Attainment", "Credit"] : ["Attainment", "Credit", "In money"],
        bands.Items.Select(band => new TableRow($"{path}.{band.When}", money is null
            ? [Cite.Capital(QuantityWords.Range(band.When)), RemedyWording.Gives(band.Gives)]
            : [Cite.Capital(QuantityWords.Range(band.When)), RemedyWording.Gives(band.Gives), InMoney(band.Gives, money, agreement)])).ToSequence(),
        Repeating: money is null ? 0 : 1);

    private static string InMoney(Compensation gives, Money money, Agreement agreement) => QuantityWords.Of(gives switch
    {
        Compensation.Nothing => Money.Zero(money.Currency),
        Compensation.ShareOfBase share => Money.Round(share.Share * money.Amount, money.Currency, agreement.Settlement.Rounding),
        Compensation.Amount amount => Money.Round(amount.Value, amount.Currency, agreement.Settlement.Rounding),
        _ => throw new UnreachableException(),
    });

    private static IEnumerable<Sentence> PerUnit(CreditScale.PerUnit ladder, string scope, string path)
    {
        var of = ladder.Of switch
        {
            LadderMeasure.Shortfall => "by which the attainment misses the target",
            LadderMeasure.Downtime => "of down time that counts in the period",
            LadderMeasure.Attainment => "of the attainment",
            _ => throw new UnreachableException(),
        };
        var each = ladder.Counting switch
        {
            UnitCounting.Completed => "each completed",
            UnitCounting.Started => "each started",
            UnitCounting.Proportional => "each",
            _ => throw new UnreachableException(),
        };
        yield return new(path, $"{(scope.Length == 0 ? "For" : $"For {scope}, for")} {each} {Units(ladder)} {of} "
            + $"the credit is {RemedyWording.Gives(ladder.Each)}.");
        if (ladder.Counting is UnitCounting.Proportional) yield return new("", "A part of it counts in proportion.");
        if (ladder.Beyond is { } beyond) yield return new($"{path}.beyond", $"Only what lies beyond {QuantityWords.Of(beyond)} is counted.");
    }
}
