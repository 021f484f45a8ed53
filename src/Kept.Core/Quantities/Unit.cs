using System.Diagnostics;

namespace Kept.Quantities;

/// <summary>A length of time that does not depend on a calendar.</summary>
public enum DurationUnit
{
    Milliseconds,
    Seconds,
    Minutes,
    Hours,

    /// <summary>Exactly 24 hours; never a calendar day.</summary>
    Days,
}

/// <summary>What a number is a number of. Exactly one of the cases below.</summary>
public abstract record Unit
{
    private protected Unit() { }

    /// <summary>A plain number: leads, answers, a score.</summary>
    public sealed record Number : Unit;

    /// <summary>A share of a whole; held as a plain number (99.95 % is 1999/2000) and shown in percent.</summary>
    public sealed record Share : Unit;

    /// <summary>A length of time; held in seconds and shown in <paramref name="ShownIn"/>.</summary>
    public sealed record Time(DurationUnit ShownIn) : Unit;

    /// <summary>An amount of money; held in units of the currency (not minor units), unrounded.</summary>
    public sealed record Amount(Currency Currency) : Unit;

    /// <summary>Any other unit, known by its symbol: °C, dB, points.</summary>
    public sealed record Named(string Name) : Unit;

    public static Unit OfNumber { get; } = new Number();

    public static Unit OfShare { get; } = new Share();

    public static Unit OfSeconds { get; } = new Time(DurationUnit.Seconds);

    /// <summary>The symbol behind a value: <c>%</c>, <c>min</c>, <c>EUR</c>; nothing behind a plain number.</summary>
    public string Symbol => this switch
    {
        Number => "",
        Share => "%",
        Time time => time.ShownIn.Symbol(),
        Amount amount => amount.Currency.Code,
        Named named => named.Name,
        _ => throw new UnreachableException(),
    };

    /// <summary>What one of the unit shown is worth in the unit held: 1 % is 1/100, 1 min is 60 s.</summary>
    public Rational Scale => this switch
    {
        Share => Rational.Of(1, 100),
        Time time => time.ShownIn.InSeconds(),
        _ => Rational.One,
    };

    /// <summary>True when values of both units may be added and compared: 90 s and 2 min, but not 1 EUR and 1 USD.</summary>
    public bool IsCommensurable(Unit other) => (this, other) switch
    {
        (Time, Time) => true,
        _ => Equals(other),
    };

    /// <summary>The unit in words, for messages: "a percentage", "a duration".</summary>
    public string Describe() => this switch
    {
        Number => "a number",
        Share => "a percentage",
        Time => "a duration",
        Amount amount => $"an amount in {amount.Currency.Code}",
        Named named => $"a value in {named.Name}",
        _ => throw new UnreachableException(),
    };
}

public static class DurationUnitVocabulary
{
    extension(DurationUnit unit)
    {
        public string Symbol() => unit switch
        {
            DurationUnit.Milliseconds => "ms",
            DurationUnit.Seconds => "s",
            DurationUnit.Minutes => "min",
            DurationUnit.Hours => "h",
            DurationUnit.Days => "d",
            _ => throw new UnreachableException(),
        };

        public Rational InSeconds() => unit switch
        {
            DurationUnit.Milliseconds => Rational.Of(1, 1000),
            DurationUnit.Seconds => 1,
            DurationUnit.Minutes => 60,
            DurationUnit.Hours => 3600,
            DurationUnit.Days => 86_400,
            _ => throw new UnreachableException(),
        };
    }
}
