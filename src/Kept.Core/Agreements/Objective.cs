using Kept.Diagnostics;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Agreements;

/// <summary>A promise about one indicator in each of its periods.</summary>
/// <param name="Service">Null when the promise is not about one service.</param>
/// <param name="Obliged">The role that owes it.</param>
/// <param name="Per">Dimensions by whose values the promise is held one by one; <c>case</c> holds it for every case.</param>
/// <param name="Target">Null for a value that is reported only.</param>
/// <param name="Warn">The level at which the parties want to be warned, between the target and perfection.</param>
/// <param name="Rounding">How the attainment is rounded before it is compared; null compares the exact value.</param>
/// <param name="Remedies">Empty when the agreement says <c>none</c>.</param>
public sealed record Objective(
    string Name,
    string Title,
    ServicePromise? Service,
    string? Obliged,
    string? To,
    string? Owner,
    Sequence<string> Per,
    Indicator Indicator,
    ByClass<Promise>? Target,
    Comparison? Warn,
    ValueRounding? Rounding,
    Recurrence Every,
    QualifyingCondition? Qualifying,
    Sequence<Remedy> Remedies,
    Place Clause);

/// <summary>What is promised of a value: a comparator and a limit, which may be a formula over the plan.</summary>
public sealed record Promise(Comparator Comparator, Expression Limit);

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
