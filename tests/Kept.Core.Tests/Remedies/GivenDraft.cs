using Kept.Core.Tests.Evaluation;

namespace Kept.Core.Tests.Remedies;

/// <summary>What a band or a unit gives: a share of the base, money, or nothing.</summary>
internal sealed record GivenDraft(Fraction? Share, Fraction? Money)
{
    public static GivenDraft Nothing { get; } = new(null, null);

    public bool IsNothing => this == Nothing;

    public string Written(string currency) =>
        Share is { } share ? $"{Decimal(share * 100)}%" : Money is { } money ? $"{Decimal(money)} {currency}" : "none";

    /// <summary>What it comes to; null when that takes a base that nobody knows.</summary>
    public Fraction? Of(Fraction? creditBase) => Share is { } share ? share * creditBase : Money ?? 0;

    public static GivenDraft Throw(Dice dice, bool hasCents) => dice.Chance(15) ? Nothing : ThrowSome(dice, hasCents);

    public static GivenDraft ThrowSome(Dice dice, bool hasCents) => dice.Chance(60)
        ? new(new Fraction(dice.Pick(1, 5, 10, 25, 33, 100), 100), null)
        : new(null, new Fraction(dice.Between(1, 100_000), hasCents ? 100 : 1));

    /// <summary>A value of whole hundredths, with a point where it takes one.</summary>
    public static string Decimal(Fraction value)
    {
        var hundredths = (value * 100).Floor();
        return value.Over == 1 ? $"{value.Top}" : $"{hundredths / 100}.{hundredths % 100:00}";
    }
}
