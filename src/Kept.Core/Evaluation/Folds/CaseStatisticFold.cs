using Kept.Agreements;
using Kept.Evaluation.Expressions;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Evaluation.Folds;

/// <summary>Values of cases, in order of the instants that count them; null for one that is still to come.</summary>
internal sealed record CaseValues(Sequence<Rational?> Values, long Unjudged, Sequence<ListedCase> Listed);

/// <summary>A statistic of a value of each case, or their count. Cases whose value is still to come leave it open.</summary>
internal sealed class CaseStatisticFold : DayFold<CaseValues>
{
    private readonly Fold _fold;
    private readonly bool _isCount;
    private readonly CountedCases? _counted;
    private readonly MaskWindows _mask;
    private readonly Func<int, (CaseState State, Rational? Value)>? _valueOf;
    private readonly EvaluationContext _context;

    public CaseStatisticFold(
        Indicator.Statistic indicator, Scope scope, ServicePeriod period, EvaluationContext context)
    {
        _fold = indicator.Fold;
        _isCount = indicator.Of is Values.Cases;
        _context = context;
        _mask = MaskWindows.Resolve(indicator.Mask, null, indicator.Of.Of, scope, period.Range, context);
        if (context.FindCases(indicator.Of.Of.Source) is { } table)
            (_counted, _valueOf) = ValueOf(indicator.Of, new SelectedCases(indicator.Of.Of, scope, table), context);
    }

    protected override CaseValues Summarise(TimeRange day)
    {
        var unjudged = 0L;
        var values = new List<Rational?>();
        var listed = new List<ListedCase>();
        var cases = _counted?.In(day) ?? default;
        for (var i = 0; i < cases.Count; i++)
        {
            var (tick, index) = (cases.Ticks.Span[i], cases.Things.Span[i]);
            if (!_mask.Plain.Contains(tick)) continue;
            var (state, value) = _valueOf!(index);
            if (state is CaseState.Unjudged) unjudged++;
            else values.Add(value);
            if (CaseLists.Lists(_isCount ? state : CaseState.Breached, listed.Count, _context)) listed.Add(new ListedCase(tick, index, state));
        }
        return new CaseValues(values.ToSequence(), unjudged, listed.ToSequence());
    }

    protected override CaseValues Merge(IReadOnlyList<CaseValues> inOrder) => new(
        inOrder.SelectMany(s => s.Values).ToSequence(), inOrder.Sum(s => s.Unjudged), CaseLists.Join(inOrder.Select(s => s.Listed), _context));

    protected override Measured Finish(CaseValues summary, TimeRange range)
    {
        var known = summary.Values.OfType<Rational>().ToList();
        var open = summary.Values.Count - known.Count;
        var evidence = new Evidence.Cases(
            known.Count, known.Count, open, summary.Unjudged, Later.Of(() => summary.Listed.Select(Detail).ToSequence()));
        var value = Statistics.Of(_fold, known);
        if (open == 0 || (_fold is Fold.Latest && summary.Values[^1] is not null))
            return Measured.Exactly(FigureOf(value), known.Count, evidence);
        Rational? least = _fold is Fold.Count ? known.Count : null;
        if (least > value || value is null) value = least;
        return new Measured(FigureOf(value), FigureOf(least), FigureOf(_fold is Fold.Count ? summary.Values.Count : null), known.Count, evidence);
    }

    private CaseFinding Detail(ListedCase listed)
    {
        var (state, value) = _valueOf!(listed.Index);
        return new CaseFinding(_counted!.Id(listed.Index), state, listed.Tick, null, null, value);
    }

    private static Figure? FigureOf(Rational? value) => value is { } known ? Figure.Of(known) : null;

    private static (CountedCases, Func<int, (CaseState, Rational?)>) ValueOf(Values values, SelectedCases cases, EvaluationContext context)
    {
        switch (values)
        {
            case Values.Cases { CountedBy: var countedBy }:
                return (new CountedCases(cases, countedBy, context), _ => (CaseState.InTime, Rational.One));
            case Values.CaseValues { Value: var expression, CountedBy: var countedBy }:
                var conditions = new CaseConditions(cases.Table);
                var (value, lacksEvent) = (conditions.Value(expression), conditions.LacksEvent(expression));
                return (new CountedCases(cases, countedBy, context), i => value(i) is { } known
                    ? (CaseState.InTime, known)
                    : (lacksEvent(i) ? CaseState.Running : CaseState.Unjudged, (Rational?)null));
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
