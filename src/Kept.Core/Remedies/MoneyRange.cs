using System.Numerics;
using Kept.Quantities;

namespace Kept.Remedies;

/// <summary>An amount that may depend on what is not known: at least so much, at most so much.</summary>
public sealed record MoneyRange(Money Least, Money Most)
{
    /// <summary>More than anything that an agreement is about, in minor units.</summary>
    private static readonly BigInteger Beyond = BigInteger.Pow(10, 30);

    /// <summary>An amount of which nothing is known. It is compared with others and used up under caps as one with bounds is.</summary>
    public static MoneyRange Unbounded(Currency currency) => new(Money.Zero(currency), new Money(Beyond, currency));

    public bool IsBounded => Most.MinorUnits < Beyond;

    public static MoneyRange Certain(Money amount) => new(amount, amount);

    public static MoneyRange Nothing(Currency currency) => Certain(Money.Zero(currency));

    public bool IsCertain => Least == Most;

    /// <summary>True when it is certain that nothing is owed.</summary>
    public bool IsNothing => Least.MinorUnits.IsZero && Most.MinorUnits.IsZero;

    public MoneyRange Select(Func<Money, Money> step) => new(step(Least), step(Most));

    public static MoneyRange operator +(MoneyRange a, MoneyRange b) => new(a.Least + b.Least, a.Most + b.Most);

    /// <summary>The difference of two amounts of which nobody knows how they hang together.</summary>
    public static MoneyRange operator -(MoneyRange a, MoneyRange b) => new(a.Least - b.Most, a.Most - b.Least);

    /// <summary>What is left when another amount is taken off, as far as there is anything.</summary>
    public MoneyRange Without(MoneyRange other)
    {
        var zero = Money.Zero(Least.Currency);
        return (this - other).Select(rest => Money.Max(rest, zero));
    }

    public override string ToString() => IsCertain ? Least.ToString() : !IsBounded ? $"at least {Least}" : $"between {Least} and {Most}";
}
