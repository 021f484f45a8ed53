using Kept.Agreements;
using Kept.Evaluation;
using Kept.Quantities;

namespace Kept.Remedies;

/// <summary>An amount that may depend on what is not known: at least so much, at most so much.</summary>
public sealed record MoneyRange(Money Least, Money Most)
{
    public static MoneyRange Certain(Money amount) => new(amount, amount);

    public static MoneyRange Nothing(Currency currency) => Certain(Money.Zero(currency));

    public bool IsCertain => Least == Most;

    public static MoneyRange operator +(MoneyRange a, MoneyRange b) => new(
        a.Least with { MinorUnits = a.Least.MinorUnits + b.Least.MinorUnits },
        a.Most with { MinorUnits = a.Most.MinorUnits + b.Most.MinorUnits });

    public MoneyRange Select(Func<Money, Money> step) => new(step(Least), step(Most));

    public override string ToString() => IsCertain ? Least.ToString() : $"between {Least} and {Most}";
}

/// <summary>What follows from the findings of one period.</summary>
/// <param name="Lines">Every credit that some finding gives rise to, whether it is paid or not.</param>
/// <param name="Steps">How the lines became the total, for people who compute it by hand.</param>
/// <param name="Total">Null when the agreement has no currency, or when a charge is not known.</param>
public sealed record Settlement(Sequence<CreditLine> Lines, Sequence<string> Steps, MoneyRange? Total)
{
    /// <summary>The arrow from findings to what is owed.</summary>
    public static Settlement Settle(Agreement agreement, Evaluation.Evaluation evaluation, Measurements.Timeline timeline) =>
        new Settler(agreement, evaluation, timeline).Settle();
}

/// <summary>One credit: what it is a share of, how it was found, what is paid.</summary>
/// <param name="Base">What percentages are of; null when nothing says how much it is.</param>
/// <param name="Percent">The share given, where it is one and certain: 10 % is 1/10.</param>
/// <param name="Amount">What the credit comes to, rounded; null when the base is not known.</param>
/// <param name="Paid">What is left of it after combination and minimum; the cap is applied to the total.</param>
/// <param name="Because">Why it is what it is, step by step.</param>
public sealed record CreditLine(
    Finding Finding, Remedy.Credit Remedy, Rational? Base, Rational? Percent, MoneyRange? Amount, MoneyRange? Paid,
    Sequence<string> Because);
