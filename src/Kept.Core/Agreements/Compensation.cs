using System.Diagnostics;
using Kept.Quantities;

namespace Kept.Agreements;

/// <summary>What is given. Exactly one of the cases below.</summary>
public abstract record Compensation
{
    private protected Compensation() { }

    public sealed record Nothing : Compensation;

    /// <summary>A share of the base: 10 % is 1/10.</summary>
    public sealed record ShareOfBase(Rational Share) : Compensation;

    /// <summary>An amount of money, not yet rounded to minor units when it was computed.</summary>
    public sealed record Amount(Rational Value, Currency Currency) : Compensation;

    /// <summary>Time of service: the service is free, or goes on, for so long.</summary>
    public sealed record ServiceTime(Rational Count, ServiceTimeUnit Unit) : Compensation;

    public sealed record Points(Rational Count) : Compensation;

    /// <summary>The compensation so many times.</summary>
    public Compensation Times(Rational factor) => this switch
    {
        Nothing => this,
        _ when factor.IsZero => new Nothing(),
        ShareOfBase share => new ShareOfBase(share.Share * factor),
        Amount amount => amount with { Value = amount.Value * factor },
        ServiceTime time => time with { Count = time.Count * factor },
        Points points => new Points(points.Count * factor),
        _ => throw new UnreachableException(),
    };

    /// <summary>As people write it: <c>10%</c>, <c>20.00 EUR</c>, <c>2 days</c>.</summary>
    public sealed override string ToString() => this switch
    {
        Nothing => "nothing",
        ShareOfBase share => Quantity.Share(share.Share).ToString(),
        Amount amount => new Quantity(amount.Value, new Unit.Amount(amount.Currency)).ToString(),
        ServiceTime time => time.Unit.Text(time.Count),
        Points { Count: var count } => $"{Quantity.Number(count)} {(count == Rational.One ? "point" : "points")}",
        _ => throw new UnreachableException(),
    };
}

/// <summary>What time of service is counted in.</summary>
public enum ServiceTimeUnit
{
    Hour,
    Day,
    Week,
    Month,
}

public static class ServiceTimeUnitVocabulary
{
    extension(ServiceTimeUnit unit)
    {
        public string Word => unit switch
        {
            ServiceTimeUnit.Hour => "hour",
            ServiceTimeUnit.Day => "day",
            ServiceTimeUnit.Week => "week",
            ServiceTimeUnit.Month => "month",
            _ => throw new UnreachableException(),
        };

        /// <summary><c>1 hour</c>, <c>2 days</c>.</summary>
        public string Text(Rational count) => $"{Quantity.Number(count)} {unit.Word}{(count == Rational.One ? "" : "s")}";

        /// <summary>A length to put credits in order by, where nobody has said what they are worth: a month as 30 days.</summary>
        public int HoursForOrder => unit switch
        {
            ServiceTimeUnit.Hour => 1,
            ServiceTimeUnit.Day => 24,
            ServiceTimeUnit.Week => 168,
            ServiceTimeUnit.Month => 720,
            _ => throw new UnreachableException(),
        };
    }
}
