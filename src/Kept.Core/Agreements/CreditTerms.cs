using Kept.Quantities;

namespace Kept.Agreements;

/// <summary>How a result becomes a credit, a bonus or points: the scale, then the modifiers in the order in which they
/// stand here.</summary>
public sealed record CreditTerms
{
    /// <summary>What percentages are of; null when nothing in the terms asks for it.</summary>
    public CreditBase? Of { get; init; }

    public required ByClass<CreditScale> Scale { get; init; }

    /// <summary>Whether it is given only when the promise is missed; else whatever the verdict is.</summary>
    public bool OnlyWhenMissed { get; init; }

    /// <summary>A condition without which nothing is owed; null asks for nothing.</summary>
    public Expression? Eligible { get; init; }

    /// <summary>What time of service is worth in money; null leaves it time.</summary>
    public TimeWorth? Worth { get; init; }

    public Repeat? Repeat { get; init; }

    /// <summary>The share that this remedy has of what it would give by itself; null for all of it.</summary>
    public Weight? Weight { get; init; }

    /// <summary>The most that one result can give, as a share of the base or as money.</summary>
    public Compensation? AtMost { get; init; }

    public EarnBack? EarnBack { get; init; }

    /// <summary>Whether it gives time of service that nothing turns into money.</summary>
    public bool GivesTime => Worth is null && Scale.All.SelectMany(s => s.Value.Gives).OfType<Compensation.ServiceTime>().Any();

    /// <summary>The formulas and conditions over what a result tells.</summary>
    public IEnumerable<Expression> OfResult => Scale.All.Select(s => (s.Value as CreditScale.Formula)?.Value).Append(Eligible).OfType<Expression>();

    /// <summary>The formulas and conditions that stand in it.</summary>
    public IEnumerable<Expression> Formulas => OfResult.Concat((Worth?.Units ?? []).Select(u => u.Worth));
}

/// <summary>A constant factor.</summary>
/// <param name="Written">As the agreement has it: <c>50% * 40%</c>.</param>
public sealed record Weight(Rational Factor, Expression Written);

/// <summary>More for misses that repeat.</summary>
/// <param name="Within">The misses of so many periods are counted, this one included; null counts those in a row.</param>
/// <param name="Steps">From which count on which factor holds, in rising order.</param>
/// <param name="StartsAgain">After a miss at the last step the next one counts as the first; else the last step holds.</param>
public sealed record Repeat(int? Within, Sequence<RepeatStep> Steps, bool StartsAgain)
{
    /// <summary>The count beyond which nothing changes.</summary>
    public int LastStep => Steps[^1].From;

    /// <summary>The factor of the n-th miss.</summary>
    public Rational FactorOf(int count) => Steps.LastOrDefault(s => s.From <= count)?.Factor ?? Rational.One;
}

public sealed record RepeatStep(int From, Rational Factor);

/// <summary>A credit that goes back when the objective is met for a while.</summary>
/// <param name="Periods">How many of the objective's periods in a row, directly behind, have to be met.</param>
/// <param name="Unless">Attainments whose credits are never earned back; null when all can be.</param>
public sealed record EarnBack(int Periods, QuantityInterval? Unless);

/// <summary>What one unit of time of service is worth: formulas over <c>base</c>, the base as it is written.</summary>
public sealed record TimeWorth(Sequence<UnitWorth> Units)
{
    public Expression? Find(ServiceTimeUnit unit) => Units.FirstOrDefault(u => u.Unit == unit)?.Worth;
}

public sealed record UnitWorth(ServiceTimeUnit Unit, Expression Worth);
