using System.Diagnostics;
using Kept.Agreements;
using Kept.Measurements;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Evaluation;

/// <summary>What an agreement's plan comes to in one period.</summary>
public sealed record PlanSheet(Agreement Agreement, ServicePeriod Period, Sequence<PlanLine> Lines)
{
    /// <summary>Works the plan out for each month of <paramref name="asked"/>; for a stretch without a whole month, for that
    /// stretch. A month keeps the values that were in force on its first day.</summary>
    public static Sequence<PlanSheet> Of(Agreement agreement, Timeline timeline, ServicePeriod asked, EvaluationOptions options)
    {
        var context = new EvaluationContext(timeline, options, agreement);
        var months = new Recurrence.Monthly(1, 1, 1).PeriodsWithin(asked);
        return (months.Count > 0 ? months : [asked]).Select(period => Of(agreement, period, context)).ToSequence();
    }

    internal static PlanSheet Of(Agreement agreement, ServicePeriod period, EvaluationContext context) =>
        new(agreement, period, LinesOf(agreement.Plan, period, context));

    private static Sequence<PlanLine> LinesOf(Sequence<PlanValue> plan, ServicePeriod period, EvaluationContext context)
    {
        var date = period.Zone.LocalAt(period.Range.Start).Date;
        var values = context.PlanOf(period);
        var known = new Dictionary<string, Quantity?>();
        var lines = new List<PlanLine>();
        foreach (var item in plan)
        {
            var result = values[$"plan.{item.Name}"] is { } value ? new Quantity(value, item.Unit) : null;
            lines.Add(new PlanLine(item, (item as PlanValue.Given)?.FormulaOn(date), result, With(item, date, known)));
            known[item.Name] = result;
        }
        return lines.ToSequence();
    }

    /// <summary>The formula with the values above in place of their names; null where nothing is computed.</summary>
    private static Expression? With(PlanValue item, NodaTime.LocalDate date, Dictionary<string, Quantity?> known) =>
        item is PlanValue.Given given && given.FormulaOn(date) is { } formula && formula.Names().Any()
            ? formula.Replace(name => known.GetValueOrDefault(name.Value) is { } value ? new Expression.Literal(value, name.Place) : name)
            : null;
}

/// <summary>One value of a plan in one period.</summary>
/// <param name="Formula">As written; null for a measured value and before the first date.</param>
/// <param name="Result">Null where a missing measurement or a later first date leaves none.</param>
/// <param name="Arithmetic">The formula with numbers in place of names; null for a value that is given.</param>
public sealed record PlanLine(PlanValue Value, Expression? Formula, Quantity? Result, Expression? Arithmetic)
{
    /// <summary>The date from which the value is in force; null for one without dates.</summary>
    public NodaTime.LocalDate? From => Value switch
    {
        PlanValue.Given given => given.Steps.LastOrDefault(s => s.Formula == Formula)?.From,
        PlanValue.Measured => null,
        _ => throw new UnreachableException(),
    };
}
