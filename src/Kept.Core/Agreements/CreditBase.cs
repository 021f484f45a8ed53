using Kept.Quantities;

namespace Kept.Agreements;

/// <summary>What a credit's percentage is a percentage of. Exactly one of the cases below.</summary>
public abstract record CreditBase
{
    private protected CreditBase() { }

    /// <summary>An amount that stands in the agreement and is the same for every period.</summary>
    public sealed record Fixed(Money Amount) : CreditBase;

    /// <summary>An amount for each month, quarter or year, of which a period has its part.</summary>
    public sealed record Regular(Agreements.Charge.PerMonths Amount) : CreditBase;

    /// <summary>The charge of a service for the period.</summary>
    /// <param name="Preceding">Of the period before.</param>
    public sealed record Charge(ServicePromise Service, bool Preceding) : CreditBase;

    /// <summary>The charges of all services for the period.</summary>
    public sealed record AllCharges : CreditBase;

    /// <summary>Amounts of a source that fall into the period; dimensions of the objective's scope must agree.</summary>
    /// <param name="Preceding">Into the period before.</param>
    public sealed record Measured(Selection Amounts, bool Preceding) : CreditBase;

    /// <summary>What the settlement puts at risk in the period.</summary>
    public sealed record AtRisk : CreditBase;

    /// <summary>The number in a field of the case that the result is about, in the agreement's currency.</summary>
    public sealed record PriceOfCase(Source Cases, string Field) : CreditBase;
}
