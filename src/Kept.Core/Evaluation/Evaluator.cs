using Kept.Agreements;
using Kept.Evaluation.Folds;
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
        var context = new EvaluationContext(timeline, options, agreement);
        var promises = agreement.Objectives
            .SelectMany(objective => periodsOf(objective).Select(own => (Objective: objective, Period: own)))
            .SelectMany(p => Scopes.Of(p.Objective, p.Period, context).Select(scope => (p.Objective, p.Period, Scope: scope)))
            .ToList();
        var findings = new Finding[promises.Count];
        // One scope after another, since its promises are mostly about the same measurements.
        var order = Enumerable.Range(0, promises.Count).GroupBy(i => promises[i].Scope).SelectMany(together => together).ToArray();
        Parallel.For(0, findings.Length, next =>
        {
            var (objective, own, scope) = promises[order[next]];
            findings[order[next]] = memory is null
                ? Assess(objective, scope, own, options, context)
                : memory.Find(objective, scope, own, () => context.SeriesOf(objective, scope), () => Assess(objective, scope, own, options, context));
        });
        return new Evaluation(agreement, period, timeline.AsOf, options.At, Sequence.Of<Finding>(findings), PlansOf(agreement, findings, context));
    }

    private static Sequence<PlanSheet> PlansOf(Agreement agreement, Finding[] findings, EvaluationContext context) =>
        agreement.Plan.Count == 0
            ? []
            : findings.Select(f => f.Period).Distinct().Select(p => PlanSheet.Of(agreement, p, context)).ToSequence();

    private static Finding Assess(
        Objective objective, Scope scope, ServicePeriod period, EvaluationOptions options, EvaluationContext context)
    {
        var fold = DayFolds.Of(objective.Indicator, objective.Service?.Hours, scope, period, context);
        var measured = Rounded(fold.Measure(period), objective.Rounding);
        var classified = DerivedClasses.AddTo(scope, objective, period, context);
        var target = TargetOf(objective, classified, period, context);
        var finding = new Finding(
            objective, classified.Labels, period, target, measured, Verdicts.Decide(objective, target, measured),
            period.Range.End > options.At, options.TracesDays || CountsDays(objective) ? fold.Trace(period).ToSequence() : []);
        return finding with { Outlook = Outlooks.Of(finding, fold, context), Budget = ErrorBudget.Find(finding, options.At) };
    }

    /// <summary>Whether a remedy asks on which days something was down.</summary>
    private static bool CountsDays(Objective objective) => objective.Remedies.SelectMany(r => r.Terms?.Scale.All ?? [])
        .Any(scale => scale.Value is CreditScale.PerDay);

    private static Comparison? TargetOf(Objective objective, Scope scope, ServicePeriod period, EvaluationContext context)
    {
        if (objective.Target is not { } table) return null;
        var promise = table.Find(table.Field is null ? null : scope.Find(table.Field))?.Value;
        if (promise is { Limit: Expression.Literal written }) return new Comparison(promise.Comparator, written.Value);
        return promise is not null && NamedValues.Compiler.Value(promise.Limit)(context.PlanOf(period)) is { } limit
            ? new Comparison(promise.Comparator, new Quantity(limit, objective.Indicator.Unit))
            : null;
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
