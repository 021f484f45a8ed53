using Kept.Agreements;
using Kept.Evaluation.Expressions;
using Kept.Quantities;
using Kept.Time;
using NodaTime;

namespace Kept.Evaluation.Folds;

/// <summary>A value of a case.</summary>
/// <param name="AtLeast">What it will be at least, where it is not known yet and has such a bound.</param>
internal readonly record struct CaseValue(Rational? Known, Rational? AtLeast)
{
    public bool IsOpen => Known is null;
}

/// <summary>Values of cases, in order of the instants that count them.</summary>
internal sealed record CaseValues(Sequence<CaseValue> Values, long Unjudged, Sequence<CaseFinding> Listed);

/// <summary>A statistic of a value of each case, or their count. Cases whose value is still to come leave it open.</summary>
internal sealed class CaseStatisticFold : DayFold<CaseValues>
{
    private readonly Fold _fold;
    private readonly bool _isCount;
    private readonly CountedCases? _counted;
    private readonly MaskWindows _mask;
    private readonly Func<int, CaseJudgement>? _valueOf;
    private readonly EvaluationContext _context;

    public CaseStatisticFold(
        Indicator.Statistic indicator, Scope scope, ServicePeriod period, EvaluationContext context)
    {
        _fold = indicator.Fold;
        _isCount = indicator.Of is Values.Cases;
        _context = context;
        _mask = MaskWindows.Resolve(indicator.Mask, null, indicator.Of.Of, scope, period.Range, context);
        if (context.FindCases(indicator.Of.Of.Source) is { } table)
            (_counted, _valueOf) = ValueOf(indicator.Of, new SelectedCases(indicator.Of.Of, scope, table), period, context);
    }

    protected override CaseValues Summarise(TimeRange day)
    {
        var unjudged = 0L;
        var values = new List<CaseValue>();
        var listed = new List<CaseFinding>();
        foreach (var (tick, index) in _counted?.In(day) ?? [])
        {
            if (!_mask.Plain.Contains(tick)) continue;
            var (state, due, elapsed, value) = _valueOf!(index);
            if (state is CaseState.Unjudged) unjudged++;
            else values.Add(new CaseValue(value, elapsed is { } soFar ? Rational.Of(soFar, NodaConstants.TicksPerSecond) : null));
            if (CaseLists.Lists(_isCount ? state : CaseState.Breached, listed.Count, _context))
                listed.Add(new CaseFinding(_counted!.Id(index), state, tick, due, elapsed, value));
        }
        return new CaseValues(values.ToSequence(), unjudged, listed.ToSequence());
    }

    protected override CaseValues Merge(IReadOnlyList<CaseValues> inOrder) => new(
        inOrder.SelectMany(s => s.Values).ToSequence(), inOrder.Sum(s => s.Unjudged), CaseLists.Join(inOrder.Select(s => s.Listed), _context));

    protected override Measured Finish(CaseValues summary, TimeRange range)
    {
        var known = summary.Values.Where(v => !v.IsOpen).Select(v => v.Known!.Value).ToList();
        var open = summary.Values.Count - known.Count;
        var evidence = new Evidence.Cases(known.Count, known.Count, open, summary.Unjudged, summary.Listed);
        var value = Statistics.Of(_fold, known);
        if (open == 0 || (_fold is Fold.Latest && !summary.Values[^1].IsOpen))
            return Measured.Exactly(FigureOf(value), known.Count, evidence);
        var least = AtLeast(summary.Values, known.Count);
        if (least > value || value is null) value = least;   // what is open is more than that already
        return new Measured(FigureOf(value), FigureOf(least), FigureOf(AtMost(summary.Values, known)), known.Count, evidence);
    }

    /// <summary>No fold falls when a value grows, so what each will be at least bounds them all.</summary>
    private Rational? AtLeast(Sequence<CaseValue> values, int known)
    {
        if (_fold is Fold.Count) return known;
        var least = values.Select(v => v.Known ?? v.AtLeast).ToList();
        return least.Contains(null) ? null : Statistics.Of(_fold, least.OfType<Rational>().ToList());
    }

    private Rational? AtMost(Sequence<CaseValue> values, List<Rational> known) => _fold switch
    {
        Fold.Count => values.Count,
        Fold.Minimum when known.Count > 0 && values.All(v => v.Known is not null || v.AtLeast is not null) => known.Min(),
        _ => null,
    };

    private static Figure? FigureOf(Rational? value) => value is { } known ? Figure.Of(known) : null;

    private static (CountedCases, Func<int, CaseJudgement>) ValueOf(
        Values values, SelectedCases cases, ServicePeriod period, EvaluationContext context)
    {
        switch (values)
        {
            case Values.Cases { CountedBy: var countedBy }:
                return (new CountedCases(cases, countedBy, context), _ => new CaseJudgement(CaseState.InTime, null, null, Rational.One));
            case Values.CaseValues { Value: var expression, CountedBy: var countedBy }:
                var conditions = new CaseConditions(cases.Table);
                var (value, lacksEvent) = (conditions.Value(expression), conditions.LacksEvent(expression));
                return (new CountedCases(cases, countedBy, context), i => value(i) is { } known
                    ? new CaseJudgement(CaseState.InTime, null, null, known)
                    : new CaseJudgement(lacksEvent(i) ? CaseState.Running : CaseState.Unjudged, null, null, null));
            case Values.ClockTimes { Clock: var clock, CountedBy: var countedBy }:
                var caseClock = new CaseClock(clock, cases.Table, period.Zone, context);
                var counted = caseClock.Counted(cases, countedBy, context);
                return (counted, caseClock.Reading(counted));
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
