using System.Diagnostics;
using Kept.Quantities;
using static Kept.Agreements.Provision;

namespace Kept.Agreements;

/// <summary>How a result becomes so much: by bands, so much for each unit, the same for all, or by a formula.</summary>
/// <param name="words">How to speak of what is given.</param>
/// <param name="scope">For which class it holds; empty when it holds for all.</param>
/// <param name="path">Of the terms that the scale is part of.</param>
/// <param name="suffix">Of the class, behind the key of the scale.</param>
internal sealed class ScaleWording(GivenWords words, string scope, string path, string suffix)
{
    private string For => scope.Length == 0 ? "For" : $"For {scope}, for";

    /// <param name="money">What percentages are of, where that is known; then the amounts are printed as well.</param>
    public IEnumerable<Provision> Of(CreditScale scale, Money? money, Agreement agreement) => scale switch
    {
        CreditScale.Bands bands =>
        [
            Table(bands, bands.Gives.Any(g => g is Compensation.ServiceTime) ? null : money, agreement),
            new Sentence("", $"For an attainment in none of these ranges {words.None}."),
        ],
        CreditScale.PerUnit ladder => PerUnit(ladder),
        CreditScale.PerDay days => PerDay(days),
        CreditScale.Flat { ForMisses: true } flat => [new Sentence(
            $"{path}.missed{suffix}", $"{For} a period in which the promise is missed, by however much, {words.Is} {RemedyWording.Gives(flat.Given)}.")],
        CreditScale.Flat flat => [new Sentence(
            $"{path}.met{suffix}", $"{For} a period in which the promise is met {words.Is} {RemedyWording.Gives(flat.Given)}.")],
        CreditScale.Formula formula => [new Sentence($"{path}.amount{suffix}", $"{For} a period {words.Is} {ExpressionWords.Of(formula.Value)}.")],
        _ => throw new UnreachableException(),
    };

    /// <summary>A scale in a few words: "10% to 100% of the charge", or "1% of the charge for each started hour of down time".</summary>
    /// <param name="whole">What percentages are of; null where there are none.</param>
    public static string Brief(CreditScale scale, string? whole) => scale switch
    {
        CreditScale.Bands { Items: [var only] } => Part(only.Gives, whole),
        CreditScale.Bands { Items: { Count: > 1 } bands } => $"{RemedyWording.Gives(bands[0].Gives)} to {Part(bands[^1].Gives, whole)}",
        CreditScale.PerUnit ladder => $"{Part(ladder.Each, whole)} for {Each(ladder.Counting)} {Units(ladder)}",
        CreditScale.PerDay days => $"{Part(days.Each, whole)} for each day with down time",
        CreditScale.Flat flat => Part(flat.Given, whole),
        CreditScale.Formula formula => ExpressionWords.Of(formula.Value) + (formula.Value.Names().Any(n => n.Value == FactNames.Base) ? $" (base: {whole})" : ""),
        _ => "nothing",
    };

    private Table Table(CreditScale.Bands bands, Money? money, Agreement agreement) => new(
        scope.Length == 0 ? $"{words.Title} by attainment" : $"{words.Title} by attainment, for {scope}",
        money is null ? ["Attainment", words.Title] : ["Attainment", words.Title, "In money"],
        bands.Items.Select(band => new TableRow($"{path}.bands{suffix}.{band.When}", money is null
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

    private IEnumerable<Sentence> PerUnit(CreditScale.PerUnit ladder)
    {
        var at = $"{path}.perUnit{suffix}";
        yield return new(at, $"{For} {Each(ladder.Counting)} {Units(ladder)} {words.Is} {RemedyWording.Gives(ladder.Each)}.");
        if (ladder.Counting is UnitCounting.Proportional) yield return new("", "A part of it counts in proportion.");
        if (ladder.Beyond is { } beyond) yield return new($"{at}.beyond", $"Only what lies beyond {QuantityWords.Of(beyond)} is counted.");
    }

    private IEnumerable<Sentence> PerDay(CreditScale.PerDay days)
    {
        var at = $"{path}.perUnit{suffix}";
        yield return new(at, $"{For} each day of the period with down time that counts {words.Is} {RemedyWording.Gives(days.Each)}.");
        if (days.Beyond is { } beyond) yield return new($"{at}.beyond", $"The first {QuantityWords.Of(beyond)} of them give nothing.");
    }

    private static string Part(Compensation gives, string? whole) =>
        RemedyWording.Gives(gives) + (gives is Compensation.ShareOfBase && whole is not null ? $" of {whole}" : "");

    private static string Each(UnitCounting counting) => counting switch
    {
        UnitCounting.Completed => "each completed",
        UnitCounting.Started => "each started",
        UnitCounting.Proportional => "each",
        _ => throw new UnreachableException(),
    };

    /// <summary>What is counted; a difference of two percentages is in percentage points.</summary>
    private static string Units(CreditScale.PerUnit ladder) => ladder.Of switch
    {
        LadderMeasure.Shortfall => $"{(ladder.Unit.Unit is Unit.Share ? QuantityWords.Each(ladder.Unit.Value * 100, "percentage point") : QuantityWords.Each(ladder.Unit))} "
            + "by which the attainment misses the target",
        LadderMeasure.Exceedance => $"{QuantityWords.Each(ladder.Unit)} of the target by which the attainment misses it",
        LadderMeasure.Downtime => $"{QuantityWords.Each(ladder.Unit)} of down time that counts in the period",
        LadderMeasure.Overrun => $"{QuantityWords.Each(ladder.Unit)} on the clock of a case beyond its due time",
        LadderMeasure.Attainment => $"{QuantityWords.Each(ladder.Unit)} of the attainment",
        _ => throw new UnreachableException(),
    };
}
