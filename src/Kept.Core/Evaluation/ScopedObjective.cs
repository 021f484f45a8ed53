using Kept.Agreements;
using Kept.Evaluation.Folds;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Evaluation;

/// <summary>An objective in one scope: what all its periods have in common is found once.</summary>
/// <param name="periods">At least one, in order: each begins and ends later than the one before.</param>
/// <param name="series">All that its numbers are measured of.</param>
/// <param name="at">The tick at which open clocks are read.</param>
internal sealed class ScopedObjective(Objective objective, Scope scope, IReadOnlyList<ServicePeriod> periods, Sequence<object> series, long at)
{
    private readonly Finding?[] _found = new Finding?[periods.Count];
    private readonly Comparison? _writtenTarget = objective.Classes.Count == 0 ? Written(PromiseIn(objective, scope)) : null;
    private IReadOnlyList<Measured> _measured = [];   // of the periods of which findings are made when they are looked at

    public Objective Objective => objective;

    public Scope Scope => scope;

    /// <summary>The tick at which its first period begins.</summary>
    public long Start => periods[0].Range.Start;

    public Finding this[int period] => _found[period]
        ?? Interlocked.CompareExchange(ref _found[period], Found(period, _measured[period], scope, _writtenTarget, []), null) ?? _found[period]!;

    /// <summary>Whether the findings of another one of this objective and scope are those of this one.</summary>
    public bool IsSameAs(ScopedObjective other) => (ReferenceEquals(periods, other.Periods) || periods.SequenceEqual(other.Periods))
        && series.AsSpan().SequenceEqual(other.Series.AsSpan(), ReferenceEqualityComparer.Instance);

    private IReadOnlyList<ServicePeriod> Periods => periods;

    private Sequence<object> Series => series;

    /// <summary>What there is to do, which may be done side by side, before there are findings.</summary>
    public IEnumerable<Action> Work(EvaluationContext context) => DayFolds.MeasuresPeriodsWithin(objective.Indicator)
        ? [() => AssessAll(context)]
        : Enumerable.Range(0, periods.Count).Select(period => (Action)(() =>
        {
            var fold = FoldOf(periods[period], context);
            Assess(period, fold, fold.Measure(periods[period]), context);
        }));

    /// <summary>Measures all periods at once; findings that rest on their number alone are made when they are looked at.</summary>
    private void AssessAll(EvaluationContext context)
    {
        var end = periods[^1].Range.End;
        var fold = FoldOf(periods[0] with { Range = new(Start, end) }, context);
        _measured = fold.MeasureAll(periods);
        var asksForMore = context.TracesDays || CountsDays || objective.Classes.Count > 0 || (_writtenTarget is null && objective.Target is not null);
        if (!asksForMore && end <= at) return;
        for (var period = 0; period < periods.Count; period++)
            if (asksForMore || periods[period].Range.End > at) Assess(period, fold, _measured[period], context);
    }

    private DayFold FoldOf(ServicePeriod period, EvaluationContext context) => DayFolds.Of(objective.Indicator, objective.Service?.Hours, scope, period, context);

    private void Assess(int number, DayFold fold, Measured measured, EvaluationContext context)
    {
        var period = periods[number];
        var classified = DerivedClasses.AddTo(scope, objective, period, context);
        var finding = Found(
            number, measured, classified, _writtenTarget ?? TargetOf(classified, period, context),
            context.TracesDays || CountsDays ? fold.Trace(period).ToSequence() : []);
        _found[number] = Outlooks.Of(finding, fold, context) is { } outlook ? finding with { Outlook = outlook } : finding;
    }

    private Finding Found(int number, Measured measured, Scope classified, Comparison? target, Sequence<DayFigure> days)
    {
        var rounded = Evaluator.Rounded(measured, objective.Rounding);
        var finding = new Finding(
            objective, classified.Labels, periods[number], target, rounded, Verdicts.Decide(objective, target, rounded), periods[number].Range.End > at, days);
        return ErrorBudget.Find(finding, at) is { } budget ? finding with { Budget = budget } : finding;
    }

    /// <summary>Whether a remedy asks on which days something was down.</summary>
    private bool CountsDays => objective.Remedies.Count > 0 && objective.Remedies.SelectMany(r => r.Terms?.Scale.All ?? [])
        .Any(scale => scale.Value is CreditScale.PerDay);

    private Comparison? TargetOf(Scope classified, ServicePeriod period, EvaluationContext context)
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
