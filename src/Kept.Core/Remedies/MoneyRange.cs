using Kept.Quantities;

namespace Kept.Remedies;

/// <summary>An amount that may depend on what is not known: at least so much, at most so much.</summary>
public sealed record MoneyRange(Money Least, Money Most)
{
    public static MoneyRange Certain(Money amount) => new(amount, amount);

    public static MoneyRange Nothing(Currency currency) => Certain(Money.Zero(currency));

    public bool IsCertain => Least == Most;

    /// <summary>True when it is certain that nothing is owed.</summary>
    public bool IsNothing => Least.MinorUnits.IsZero && Most.MinorUnits.IsZero;

    public MoneyRange Select(Func<Money, Money> step) => new(step(Least), step(Most));

    public static MoneyRange operator +(MoneyRange a, MoneyRange b) => new(a.Least + b.Least, a.Most + b.Most);

    /// <summary>The difference of two amounts of which nobody knows how they hang together.</summary>
    public static MoneyRange operator -(MoneyRange a, MoneyRange b) => new(a.Least - b.Most, a.Most - b.Least);

    public override string ToString() => IsCertain ? Least.ToString() : $"between {Least} and {Most}";
}
