using System.Diagnostics;
using Kept.Quantities;
using static Kept.Agreements.Provision;

namespace Kept.Agreements;

/// <summary>Annex C: the values that the parties plan with.</summary>
internal static class PlanWording
{
    public static IEnumerable<Provision> Of(Agreement agreement) => agreement.Plan.Count == 0
        ? []
        :
        [
            new Sentence("", "The parties plan with these values; targets that refer to the plan are worked out from them, exactly and without rounding but where it is said."),
            new Sentence("", "A period takes the values that are in force on its first day."),
            new Table("Values of the plan", ["Value", "Is"], agreement.Plan.Select(Row).ToSequence()),
            .. agreement.Plan.OfType<PlanValue.Measured>().Select(Measured),
        ];

    private static TableRow Row(PlanValue value) => new($"plan.{value.Name}", [value.Name, value switch
    {
        PlanValue.Given given => string.Join("; ", given.Steps.Select(Step)),
        PlanValue.Measured measured => $"measured over the {QuantityWords.Count(measured.Months, "month")} before the period (clause {Cite.Clause("plan", measured.Name)})",
        _ => throw new UnreachableException(),
    }]);

    private static string Step(PlanStep step) => step.From is { } date
        ? $"from {DateWords.Of(date)} on {ExpressionWords.Of(step.Formula)}"
        : ExpressionWords.Of(step.Formula);

    private static Clause Measured(PlanValue.Measured value)
    {
        var path = $"plan.{value.Name}";
        return new Clause(Cite.Clause("plan", value.Name), "", Cite.Capital(value.Name), [
            .. IndicatorWording.Whole(value.Indicator, $"{path}.measured", "what is measured", null, FigureWords.Value),
            value.Otherwise is { } otherwise
                ? new Sentence($"{path}.otherwise", $"While these months have no measurements that decide it, it is {QuantityWords.Of(otherwise)}.")
                : new Sentence($"{path}.otherwise", "While these months have no measurements that decide it, it has no value, and what depends on it is not determined."),
        ]);
    }
}
