using Kept.Core.Tests.Evaluation;

namespace Kept.Core.Tests.Remedies;

/// <summary>How credits add up, as it is written.</summary>
internal sealed record TermsDraft(
    string Rounding, string Combine, GivenDraft? Cap, (string Which, string Comparator, Fraction Amount)? Minimum, bool MinimumFirst)
{
    public string Written(string currency) => $"{{rounding: {Rounding}, combine: {Combine}"
        + (Cap is null ? "" : $", cap: {Cap.Written(currency)}")
        + (Minimum is var (which, comparator, amount) ? $", minimum: {{{which}: {comparator} {GivenDraft.Decimal(amount)} {currency}}}" : "")
        + $"{(MinimumFirst ? ", order: [combine, minimum, cap]" : "")}}}";

    /// <param name="hasCharges">Whether a cap can be a share of something.</param>
    public static TermsDraft Throw(Dice dice, bool hasCents, bool hasCharges) => new(
        dice.Pick("half-up", "half-even", "half-down", "up", "down", "floor", "ceiling"), dice.Pick("sum", "highest-per-service", "highest"),
        dice.Chance(40) && GivenDraft.ThrowSome(dice, hasCents) is var cap && (hasCharges || cap.Share is null) ? cap : null,
        dice.Chance(40)
            ? (dice.Pick("each", "total"), dice.Pick("at least", "more than"), new Fraction(dice.Between(1, 500_000), hasCents ? 100 : 1))
            : null,
        dice.Chance(50));
}
