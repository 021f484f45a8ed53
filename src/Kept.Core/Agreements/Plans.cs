using System.Diagnostics;
using Kept.Quantities;
using NodaTime;

namespace Kept.Agreements;

/// <summary>Works the values of a plan out.</summary>
public static class Plans
{
    /// <summary>Each value of the plan on a date by its name, with the prefix <c>plan.</c> as formulas outside the plan write
    /// it; null where a division by zero or a missing value leaves none.</summary>
    /// <param name="measure">The number behind a measured value; null when there is none.</param>
    public static IReadOnlyDictionary<string, Rational?> Compute(
        Sequence<PlanValue> plan, LocalDate date, Func<PlanValue.Measured, Rational?> measure)
    {
        var inside = new Dictionary<string, Rational?>();
        foreach (var item in plan)
            inside[item.Name] = item switch
            {
                PlanValue.Given given => given.FormulaOn(date) is { } formula ? NamedValues.Compiler.Value(formula)(inside) : null,
                PlanValue.Measured measured => measure(measured) ?? measured.Otherwise?.Value,
                _ => throw new UnreachableException(),
            };
        return inside.ToDictionary(pair => $"plan.{pair.Key}", pair => pair.Value);
    }

    /// <summary>The dates on which the plan changes, in order.</summary>
    public static IEnumerable<LocalDate> ChangesOf(Sequence<PlanValue> plan) => plan
        .OfType<PlanValue.Given>().SelectMany(g => g.Steps).Select(s => s.From).OfType<LocalDate>().Distinct().Order();

    /// <summary>The values that depend on a measured one, and the measured ones themselves.</summary>
    public static IReadOnlySet<string> MeasuredIn(Sequence<PlanValue> plan)
    {
        var found = new HashSet<string>();
        foreach (var item in plan)
            if (item is PlanValue.Measured || ((PlanValue.Given)item).Steps.Any(s => s.Formula.Names().Any(n => found.Contains(n.Value))))
                found.Add(item.Name);
        return found;
    }
}
