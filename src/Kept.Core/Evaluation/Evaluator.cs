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
        var added = new List<ScopedObjective>();
        var parts = new List<ScopedPeriods>();
        foreach (var objective in agreement.Objectives) parts.AddRange(InScopes(objective, [.. periodsOf(objective)], context, memory, added));
        // One scope after another, since its promises are mostly about the same measurements.
        var work = added.GroupBy(scoped => scoped.Scope).SelectMany(together => together).SelectMany(scoped => scoped.Work(context)).ToArray();
        Parallel.ForEach(work, step => step());
        memory?.Remember(added);
        return new Evaluation(agreement, period, timeline.AsOf, options.At, new Findings(parts), PlansOf(agreement, parts, context))
        {
            Problems = Later.Of(() => CaseProblems.Of(agreement, PeriodsOf(parts), context)),
        };
    }

    private static Sequence<PlanSheet> PlansOf(Agreement agreement, IEnumerable<ScopedPeriods> parts, EvaluationContext context) =>
        agreement.Plan.Count == 0
            ? []
            : PeriodsOf(parts).Distinct().Select(p => PlanSheet.Of(agreement, p, context)).ToSequence();

    private static IEnumerable<ServicePeriod> PeriodsOf(IEnumerable<ScopedPeriods> parts) => parts.Where(part => part.Count > 0).SelectMany(part => part.Periods);

    /// <summary>An objective in the scopes of its periods, which are the same in all periods unless they are those of cases.</summary>
    /// <param name="added">Gets those that are not known from the last time.</param>
    private static IEnumerable<ScopedPeriods> InScopes(
        Objective objective, IReadOnlyList<ServicePeriod> all, EvaluationContext context, EvaluationMemory? memory, List<ScopedObjective> added)
    {
        if (all.Count == 0) return [];
        var periods = memory?.PeriodsOf(objective, all) ?? all;
        return Scopes.AreOfCases(objective) ? periods.Select(period => Within([period])) : [Within(periods)];

        ScopedPeriods Within(IReadOnlyList<ServicePeriod> same) => new(same, [.. Scopes.Of(objective, same[0], context).Select(scope => Find(scope, same))]);

        ScopedObjective Find(Scope scope, IReadOnlyList<ServicePeriod> same)
        {
            var next = new ScopedObjective(objective, scope, same, context.SeriesOf(objective, scope), context.At);
            if (memory?.Find(next) is { } known) return known;
            added.Add(next);
            return next;
        }
    }

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
