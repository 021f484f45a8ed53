using Kept.Agreements;
using Kept.Measurements;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Evaluation;

/// <summary>The arrow from an agreement and what was measured to verdicts.</summary>
public static class Evaluator
{
    /// <summary>Holds the agreement's objectives against the measurements of a period. An objective is assessed in its own
    /// periods inside the one asked for; one whose period ends inside is assessed as well (a quarter in its last month);
    /// for a stretch of days that is none of its periods it is assessed over that stretch.</summary>
    /// <param name="memory">What is known from the last time; null works everything out.</param>
    public static Evaluation Evaluate(
        Agreement agreement, Timeline timeline, ServicePeriod period, EvaluationOptions options, EvaluationMemory? memory = null) =>
        Evaluate(agreement, timeline, period, options, objective => AssessmentPeriods.Of(objective, agreement, period), memory);

    /// <summary>Holds the objectives with remedies against the measurements of those of their periods that end in a stretch.</summary>
    public static Evaluation EvaluatePast(Agreement agreement, Timeline timeline, ServicePeriod stretch, EvaluationOptions options) =>
        Evaluate(agreement, timeline, stretch, options, objective => objective.Remedies.Count == 0
            ? []
            : AssessmentPeriods.EndingWithin(objective, agreement, stretch), memory: null);

    private static Evaluation Evaluate(
        Agreement agreement, Timeline timeline, ServicePeriod period, EvaluationOptions options,
        Func<Objective, IEnumerable<ServicePeriod>> periodsOf, EvaluationMemory? memory)
    {
        memory?.Begin(agreement, timeline, options);
        var context = new EvaluationContext(timeline, options, agreement, memory);
        var objectives = new List<ScopedObjective>();
        var count = 0;
        foreach (var objective in agreement.Objectives)
            objectives.AddRange(InScopes(objective, [.. periodsOf(objective)], context, memory, ref count));
        // One scope after another, since its promises are mostly about the same measurements.
        var order = objectives.GroupBy(o => o.Scope).SelectMany(together => together.SelectMany(o => o.Places.Select(place => (o, place)))).ToArray();
        var findings = new Finding[count];
        Parallel.For(0, count, next =>
        {
            var (objective, (own, place)) = order[next];
            findings[place] = objective.Find(own);
        });
        return new Evaluation(agreement, period, timeline.AsOf, options.At, Sequence.Of<Finding>(findings), PlansOf(agreement, findings, context));
    }

    private static Sequence<PlanSheet> PlansOf(Agreement agreement, Finding[] findings, EvaluationContext context) =>
        agreement.Plan.Count == 0
            ? []
            : findings.Select(f => f.Period).Distinct().Select(p => PlanSheet.Of(agreement, p, context)).ToSequence();

    /// <summary>An objective in the scopes of its periods.</summary>
    /// <param name="count">How many findings come before, and then with it: they go by objective, period and scope.</param>
    private static IEnumerable<ScopedObjective> InScopes(
        Objective objective, List<ServicePeriod> periods, EvaluationContext context, EvaluationMemory? memory, ref int count)
    {
        var found = new Dictionary<Scope, ScopedObjective>(ReferenceEqualityComparer.Instance);
        foreach (var period in periods)
            foreach (var scope in Scopes.Of(objective, period, context))
            {
                if (!found.TryGetValue(scope, out var scoped)) found[scope] = scoped = new(objective, scope, SpanOf(periods), context, memory);
                scoped.Places.Add((period, count++));
            }
        return found.Values;
    }

    private static ServicePeriod SpanOf(List<ServicePeriod> periods) =>
        periods[0] with { Range = new(periods.Min(p => p.Range.Start), periods.Max(p => p.Range.End)) };

    /// <summary>What is compared: the measured number, rounded where the agreement says so.</summary>
    internal static Measured Rounded(Measured measured, ValueRounding? rounding)
    {
        if (rounding is null) return measured;
        var step = new ValueStep(rounding.Rule, rounding.Step.Value);
        var value = measured.Value?.Round(step);
        return measured.IsCertain || measured.IsNothing
            ? Measured.Exactly(value, measured.Count, measured.Evidence)
            : measured with { Value = value, Low = measured.Low?.Round(step), High = measured.High?.Round(step) };
    }
}
