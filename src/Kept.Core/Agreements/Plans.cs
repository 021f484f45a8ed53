using Kept.Quantities;

namespace Kept.Agreements;

/// <summary>The values of an agreement's plan.</summary>
public static class Plans
{
    /// <summary>Each value of the plan by its name, with the prefix <c>plan.</c> as formulas outside the plan write it;
    /// null where a division by zero or a missing value leaves none.</summary>
    public static IReadOnlyDictionary<string, Rational?> Compute(Sequence<PlanValue> plan)
    {
        var inside = new Dictionary<string, Rational?>();
        foreach (var item in plan) inside[item.Name] = NamedValues.Compiler.Value(item.Value)(inside);
        return inside.ToDictionary(pair => $"plan.{pair.Key}", pair => pair.Value);
    }
}
