using Kept.Diagnostics;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Agreements;

/// <summary>A promise about one indicator in each of its periods.</summary>
public sealed record Objective
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    /// <summary>Null when the promise is not about one service.</summary>
    public ServicePromise? Service { get; init; }

    /// <summary>The role that owes it.</summary>
    public string? Obliged { get; init; }

    /// <summary>The role that it is owed to.</summary>
    public string? To { get; init; }

    /// <summary>Who answers for it.</summary>
    public string? Owner { get; init; }

    /// <summary>Whom to reach about it; null takes the contact of the obliged party.</summary>
    public string? Contact { get; init; }

    /// <summary>Who reports on it; null takes the agreement's.</summary>
    public string? Reporter { get; init; }

    /// <summary>Who has the use of it; null is the party that it is owed to.</summary>
    public string? User { get; init; }

    /// <summary>Dimensions by whose values the promise is held one by one; <c>case</c> holds it for every case.</summary>
    public Sequence<string> Per { get; init; }

    /// <summary>Classes of the scopes that another source tells; tables may be by them.</summary>
    public Sequence<DerivedClass> Classes { get; init; } = [];

    public required Indicator Indicator { get; init; }

    /// <summary>Null for a value that is reported only.</summary>
    public ByClass<Promise>? Target { get; init; }

    /// <summary>The level at which the parties want to be warned, between the target and perfection.</summary>
    public Comparison? Warn { get; init; }

    /// <summary>How the attainment is rounded before it is compared; null compares the exact value.</summary>
    public ValueRounding? Rounding { get; init; }

    public required Recurrence Every { get; init; }

    public QualifyingCondition? Qualifying { get; init; }

    /// <summary>Empty when the agreement says <c>none</c>.</summary>
    public Sequence<Remedy> Remedies { get; init; }

    public required Place Clause { get; init; }
}

/// <summary>What is promised of a value: a comparator and a limit, which may be a formula over the plan.</summary>
/// <param name="Unit">The limit's unit.</param>
public sealed record Promise(Comparator Comparator, Expression Limit, Unit Unit);

/// <summary>A class that a scope has by what it is made of: of a machine, by the types of its disks.</summary>
/// <param name="Parts">The cases that tell it.</param>
/// <param name="Field">The field of a part that names its class.</param>
/// <param name="Same">Dimensions in which a part and the scope agree.</param>
/// <param name="From">From when on there is the part; null for always.</param>
/// <param name="To">Until when there is; null for ever.</param>
/// <param name="WeakestGoverns">Of several classes in a period, the one with the weakest promise governs; else the strictest.</param>
public sealed record DerivedClass(
    string Name, Selection Parts, string Field, Sequence<string> Same, EventReference? From, EventReference? To, bool WeakestGoverns);

/// <summary>Rounding to a multiple of <paramref name="Step"/> by a named rule.</summary>
public sealed record ValueRounding(RoundingRule Rule, Quantity Step);

/// <summary>When a promise applies in a period.</summary>
/// <param name="When">A condition on the period's <c>count</c> of measurements.</param>
public sealed record QualifyingCondition(Expression When, OtherwiseVerdict Otherwise);

/// <summary>What a promise that does not apply comes out as.</summary>
public enum OtherwiseVerdict
{
    NotDetermined,
    Met,
}
