using Kept.Diagnostics;
using Kept.Quantities;
using NodaTime;

namespace Kept.Agreements;

/// <summary>A value of the plan, by which targets are worked out. Exactly one of the cases below.</summary>
public abstract record PlanValue
{
    private protected PlanValue(string name, Unit unit, Place clause) => (Name, Unit, Clause) = (name, unit, clause);

    /// <summary>Formulas outside the plan write it with the prefix <c>plan.</c></summary>
    public string Name { get; }

    public Unit Unit { get; }

    /// <summary>Where the agreement says so.</summary>
    public Place Clause { get; }

    /// <summary>Given, or computed from the values above it.</summary>
    /// <param name="Steps">In order of their dates; a period takes the one that is in force on its first day, so that
    /// later steps leave earlier periods as they were.</param>
    public sealed record Given(string As, Sequence<PlanStep> Steps, Unit Of, Place At) : PlanValue(As, Of, At)
    {
        /// <summary>The formula in force on a date; null before the first.</summary>
        public Expression? FormulaOn(LocalDate date) => Steps.LastOrDefault(s => s.From is null || s.From <= date)?.Formula;
    }

    /// <summary>Measured over the months before the one that the plan is for.</summary>
    /// <param name="Months">How many months, up to the start of the period, are measured.</param>
    /// <param name="Otherwise">The value while those months have no measurements or none that decide it; null leaves the plan
    /// without a value then.</param>
    public sealed record Measured(string As, Indicator Indicator, int Months, Quantity? Otherwise, Place At)
        : PlanValue(As, Indicator.Unit, At);
}

/// <summary>A formula of the plan with the date from which it is in force; null from the beginning.</summary>
public sealed record PlanStep(LocalDate? From, Expression Formula);
