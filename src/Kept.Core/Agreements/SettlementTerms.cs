using Kept.Diagnostics;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Agreements;

/// <summary>How credits add up, are limited, paid and rounded.</summary>
public sealed record SettlementTerms
{
    /// <summary>Every credit is rounded to the minor unit by this rule, once.</summary>
    public required RoundingRule Rounding { get; init; }

    /// <summary>What the provider puts at risk in a period: a share of the period's charges, or money.</summary>
    public Compensation? AtRisk { get; init; }

    public Combination Combination { get; init; } = new Combination.Sum();

    /// <summary>From the narrowest to the widest.</summary>
    public Sequence<CreditCap> Caps { get; init; }

    /// <summary>Credits that do not meet it are not paid; null pays all.</summary>
    public PayoutMinimum? Minimum { get; init; }

    public Sequence<SettlementStep> Order { get; init; } = DefaultOrder;

    /// <summary>What points come to; null only counts them.</summary>
    public PointsTerms? Points { get; init; }

    /// <summary>When a credit is applied, in the parties' words.</summary>
    public string? Applied { get; init; }

    /// <summary>When a credit that was not used expires, in the parties' words.</summary>
    public string? Expires { get; init; }

    /// <summary>Whether something is added up over several periods.</summary>
    public bool HasMemory => Points is not null || Minimum is { Deferred: true } || Caps.Any(c => c.Per is not CapSpan.Period);

    public static Sequence<SettlementStep> DefaultOrder { get; } = [SettlementStep.Combine, SettlementStep.Cap, SettlementStep.Minimum];
}

public enum SettlementStep
{
    Combine,
    Cap,
    Minimum,
}

/// <summary>Which of several credits of a period are paid. Exactly one of the cases below.</summary>
public abstract record Combination
{
    private protected Combination() { }

    /// <summary>All credits add up.</summary>
    public sealed record Sum : Combination;

    /// <summary>Of the credits that agree in what is named only the highest is paid.</summary>
    /// <param name="Of">Names of <see cref="CreditGroup"/>; none takes the highest of all.</param>
    public sealed record HighestPer(Sequence<string> Of) : Combination;
}

/// <summary>The names by which credits are grouped: these, and the dimensions of the objectives.</summary>
public static class CreditGroup
{
    public const string Service = "service";
    public const string Objective = "objective";
}

/// <summary>A limit on what credits come to together.</summary>
/// <param name="On">Names of <see cref="CreditGroup"/>: credits that agree in them are limited together; none limits all.</param>
/// <param name="AtMost">A share or money.</param>
/// <param name="OfAtRisk">A share is one of the amount at risk; else of the charges.</param>
public sealed record CreditCap(Sequence<string> On, CapSpan Per, Compensation AtMost, bool OfAtRisk, Place Clause);

/// <summary>The time over which a cap adds up what was paid. Exactly one of the cases below.</summary>
public abstract record CapSpan
{
    private protected CapSpan() { }

    /// <summary>Each period that is assessed, by itself.</summary>
    public sealed record Period : CapSpan;

    /// <summary>Each month, quarter or year; a period belongs to the one in which it ends.</summary>
    public sealed record Every(Recurrence Span) : CapSpan;

    /// <summary>The whole term of the agreement.</summary>
    public sealed record Term : CapSpan;
}

/// <param name="Each">Asked of each credit; else of the total.</param>
/// <param name="Deferred">A total that does not meet it is added to that of the next period; else it is lost.</param>
public sealed record PayoutMinimum(Comparator Comparator, Money Amount, bool Each, bool Deferred);

/// <summary>What the points of a span come to when it ends.</summary>
/// <param name="Bands">Ranges of a number of points.</param>
/// <param name="Of">What percentages are of, for the whole span.</param>
public sealed record PointsTerms(Recurrence Per, Sequence<Band> Bands, CreditBase? Of, Place Clause);
