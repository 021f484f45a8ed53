using Kept.Agreements;
using Kept.Evaluation;
using Kept.Quantities;

namespace Kept.Remedies;

/// <summary>What one remedy of an objective comes to. Exactly one of the records below.</summary>
public abstract record RemedyLine
{
    private protected RemedyLine(Finding finding, Remedy remedy, Sequence<string> because) =>
        (Finding, Remedy, Because) = (finding, remedy, because);

    public Finding Finding { get; }

    public Remedy Remedy { get; }

    /// <summary>Why it is what it is, step by step.</summary>
    public Sequence<string> Because { get; init; }
}

/// <summary>A credit or a bonus: what it is a share of, how it was found, what is paid.</summary>
/// <param name="Remedy">A credit, or a bonus, which is taken off the total.</param>
/// <param name="Base">What percentages are of; null when nothing says how much it is.</param>
/// <param name="Percent">The share given, where it is one and certain: 10 % is 1/10.</param>
/// <param name="Amount">What it comes to, rounded; null when that is not known.</param>
/// <param name="Paid">What is left of it after combination and the minimum of each; caps and the minimum of the total are
/// applied to sums.</param>
public sealed record CreditLine(
    Finding Finding, Remedy Remedy, Rational? Base, Rational? Percent, MoneyRange? Amount, MoneyRange? Paid, Sequence<string> Because) : RemedyLine(Finding, Remedy, Because)
{
    public bool IsBonus => Remedy is Remedy.Bonus;

    /// <summary>Its part of what is paid after caps and the minimum of the total, which take from the last lines first.</summary>
    public MoneyRange? Issued { get; init; } = Paid;

    /// <summary>The tick from which a claim is too late; null when no claim is needed, or when its window starts with the statement.</summary>
    public long? ClaimEnds { get; init; }
}

/// <summary>Time of service that is given, where the agreement does not turn it into money.</summary>
/// <param name="Most">Null when nothing bounds it.</param>
public sealed record ExtensionLine(Finding Finding, Remedy Remedy, Compensation Least, Compensation? Most, Sequence<string> Because) : RemedyLine(Finding, Remedy, Because)
{
    public bool IsCertain => Least == Most;
}

/// <param name="Most">Null when nothing bounds it.</param>
public sealed record PointsLine(Finding Finding, Remedy Remedy, Rational Least, Rational? Most, Sequence<string> Because) : RemedyLine(Finding, Remedy, Because)
{
    public bool IsCertain => Least == Most;
}

/// <summary>Whether a party has an option after a period.</summary>
public sealed record OptionLine(Finding Finding, Remedy.Option Option, OptionState State, Sequence<string> Because) : RemedyLine(Finding, Option, Because);

public enum OptionState
{
    NotOpen,

    /// <summary>It depends on what is not determined.</summary>
    MayBeOpen,
    Open,
}

/// <summary>A credit of an earlier period that was earned back: it is taken off the total.</summary>
/// <param name="Period">The period that the credit was for.</param>
public sealed record ReturnLine(Finding Finding, Remedy Remedy, string Period, MoneyRange Amount, Sequence<string> Because) : RemedyLine(Finding, Remedy, Because);
