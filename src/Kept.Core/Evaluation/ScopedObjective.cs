using System.Collections.Concurrent;
using Kept.Agreements;
using Kept.Evaluation.Folds;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Evaluation;

/// <summary>An objective in one scope: what all its periods have in common is found once.</summary>
/// <param name="span">From the first of the periods to the end of the last.</param>
/// <param name="memory">What is known from the last time; null works everything out.</param>
internal sealed class ScopedObjective(
    Objective objective, Scope scope, ServicePeriod span, EvaluationContext context, EvaluationMemory? memory)
{
    private readonly Lazy<ConcurrentDictionary<TimeRange, Finding>?> _remembered =
        new(() => memory?.FindingsOf(objective, scope, context.SeriesOf(objective, scope)));

    private readonly Lazy<DayFold> _foldOfSpan = new(() => DayFolds.Of(objective.Indicator, objective.Service?.Hours, scope, span, context));
    private readonly bool _measuresSpan = DayFolds.MeasuresPeriodsWithin(objective.Indicator);
    private readonly Comparison? _writtenTarget = objective.Classes.Count == 0 ? Written(PromiseIn(objective, scope)) : null;

    public Scope Scope => scope;

    /// <summary>Its periods, and which place in the evaluation the finding of each has.</summary>
    public List<(ServicePeriod Period, int Place)> Places { get; } = [];

    /// <summary>The finding of last time when it rests on the same series, else a new one.</summary>
    public Finding Find(ServicePeriod period)
    {
        if (_remembered.Value is not { } remembered) return Assess(period);
        return remembered.TryGetValue(period.Range, out var last) ? last : remembered[period.Range] = Assess(period);
    }

    private Finding Assess(ServicePeriod period)
    {
        var fold = _measuresSpan ? _foldOfSpan.Value : DayFolds.Of(objective.Indicator, objective.Service?.Hours, scope, period, context);
        var measured = Evaluator.Rounded(fold.Measure(period), objective.Rounding);
        var classified = DerivedClasses.AddTo(scope, objective, period, context);
        var target = _writtenTarget ?? TargetOf(classified, period);
        var finding = new Finding(
            objective, classified.Labels, period, target, measured, Verdicts.Decide(objective, target, measured),
            period.Range.End > context.At, context.TracesDays || CountsDays ? fold.Trace(period).ToSequence() : []);
        var (outlook, budget) = (Outlooks.Of(finding, fold, context), ErrorBudget.Find(finding, context.At));
        return outlook is null && budget is null ? finding : finding with { Outlook = outlook, Budget = budget };
    }

    /// <summary>Whether a remedy asks on which days something was down.</summary>
    private bool CountsDays => objective.Remedies.Count > 0 && objective.Remedies.SelectMany(r => r.Terms?.Scale.All ?? [])
        .Any(scale => scale.Value is CreditScale.PerDay);

    private Comparison? TargetOf(Scope classified, ServicePeriod period)
    {
        if (PromiseIn(objective, classified) is not { } promise) return null;
        return Written(promise) ?? (NamedValues.Compiler.Value(promise.Limit)(context.PlanOf(period)) is { } limit
            ? new Comparison(promise.Comparator, new Quantity(limit, objective.Indicator.Unit))
            : null);
    }

    private static Promise? PromiseIn(Objective objective, Scope scope) =>
        objective.Target is { } table ? table.Find(table.Field is null ? null : scope.Find(table.Field))?.Value : null;

    /// <summary>The limit of a promise that stands there as a number.</summary>
    private static Comparison? Written(Promise? promise) =>
        promise is { Limit: Expression.Literal written } ? new Comparison(promise.Comparator, written.Value) : null;
}
