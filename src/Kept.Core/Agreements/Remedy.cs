using Kept.Diagnostics;
using Kept.Quantities;

namespace Kept.Agreements;

/// <summary>What follows from a result. Exactly one of the cases below.</summary>
public abstract record Remedy
{
    private protected Remedy(Place clause) => Clause = clause;

    public Place Clause { get; }

    /// <summary>A service credit: money owed by the obliged party.</summary>
    /// <param name="AtMost">The most that one result can give, as a share of the base or as money.</param>
    public sealed record Credit(CreditBase Of, ByClass<CreditScale> Scale, Compensation? AtMost, Place At) : Remedy(At);
}

/// <summary>What a credit's percentage is a percentage of. Exactly one of the cases below.</summary>
public abstract record CreditBase
{
    private protected CreditBase() { }

    /// <summary>An amount that stands in the agreement.</summary>
    public sealed record Fixed(Money Amount) : CreditBase;

    /// <summary>The charge of a service for the period.</summary>
    public sealed record Charge(ServicePromise Service) : CreditBase;

    /// <summary>Amounts of a source that fall into the period; dimensions of the objective's scope must agree.</summary>
    public sealed record Measured(Selection Amounts) : CreditBase;
}

/// <summary>How a result becomes a credit. Exactly one of the cases below.</summary>
public abstract record CreditScale
{
    private protected CreditScale() { }

    /// <summary>By the band in which the attainment lies.</summary>
    public sealed record Bands(Sequence<Band> Items) : CreditScale;

    /// <summary>So much for each unit of a quantity.</summary>
    public sealed record PerUnit(Quantity Unit, LadderMeasure Of, Quantity? Beyond, UnitCounting Counting, Compensation Each)
        : CreditScale;
}

public sealed record Band(QuantityInterval When, Compensation Gives, Place Clause);

/// <summary>What is given. Exactly one of the cases below.</summary>
public abstract record Compensation
{
    private protected Compensation() { }

    public sealed record Nothing : Compensation;

    /// <summary>A share of the base: 10 % is 1/10.</summary>
    public sealed record ShareOfBase(Rational Share) : Compensation;

    /// <summary>An amount of money, not yet rounded to minor units when it was computed.</summary>
    public sealed record Amount(Rational Value, Currency Currency) : Compensation;
}

/// <summary>What the units of a ladder are counted in.</summary>
public enum LadderMeasure
{
    /// <summary>How far the attainment is from the target, in the attainment's unit.</summary>
    Shortfall,

    /// <summary>The counted down time of the period.</summary>
    Downtime,

    /// <summary>The attainment itself.</summary>
    Attainment,
}

public enum UnitCounting
{
    Completed,
    Started,
    Proportional,
}
