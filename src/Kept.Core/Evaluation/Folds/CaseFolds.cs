using Kept.Agreements;
using Kept.Evaluation.Expressions;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Evaluation.Folds;

/// <summary>How a case stands.</summary>
internal readonly record struct CaseJudgement(CaseState State, long? DueTick, long? ElapsedTicks, Rational? Value);

/// <summary>A case that will be listed as evidence.</summary>
internal readonly record struct ListedCase(long Tick, int Index, CaseState State);

/// <summary>Cases counted, and those of them that are listed.</summary>
internal sealed record CaseCounts(long Good, long Decided, long Running, long Unjudged, Sequence<ListedCase> Listed);

/// <summary>The share of cases that are good: in time, or meeting a condition.</summary>
internal sealed class CaseShareFold : DayFold<CaseCounts>
{
    private readonly SelectedCases? _cases;
    private readonly EventReference _countedBy;
    private readonly MaskWindows _mask;
    private readonly Func<int, bool, CaseJudgement>? _judge;   // the flag asks for due time and elapsed time as well
    private readonly EvaluationContext _context;

    public CaseShareFold(
        Indicator.Timeliness indicator, Scope scope, ServicePeriod period, EvaluationContext context)
        : this(indicator.Of, indicator.CountedBy, indicator.Mask, scope, period, context)
    {
        if (_cases is not null) _judge = new CaseClock(indicator.Clock, _cases.Table, period.Zone, context).Judging(indicator.Deadline);
    }

    public CaseShareFold(
        Indicator.ShareOfCases indicator, Scope scope, ServicePeriod period, EvaluationContext context)
        : this(indicator.Of, indicator.CountedBy, indicator.Mask, scope, period, context)
    {
        if (_cases is null) return;
        var isGood = new CaseConditions(_cases.Table).Condition(indicator.Good);
        _judge = (i, _) => new CaseJudgement(isGood(i) switch
        {
            true => CaseState.InTime,
            false => CaseState.Breached,
            null => CaseState.Unjudged,
        }, null, null, null);
    }

    private CaseShareFold(
        Selection selection, EventReference countedBy, Mask mask, Scope scope, ServicePeriod period, EvaluationContext context)
    {
        _cases = context.FindCases(selection.Source) is { } table ? new SelectedCases(selection, scope, table) : null;
        _countedBy = countedBy;
        _mask = MaskWindows.Resolve(mask, null, selection, scope, period.Range, context);
        _context = context;
    }

    protected override CaseCounts Summarise(TimeRange day)
    {
        long good = 0, decided = 0, running = 0, unjudged = 0;
        var listed = new List<ListedCase>();
        foreach (var (tick, index) in _cases?.In(day, _countedBy, _context) ?? [])
        {
            if (!_mask.Counted.Contains(tick)) continue;
            var state = _judge!(index, false).State;
            if (state is CaseState.Breached && _mask.CountsAsUp.Contains(tick)) state = CaseState.InTime;
            if (state is CaseState.Breached && _mask.DowntimeLeaves.Contains(tick)) continue;
            switch (state)
            {
                case CaseState.InTime: good++; decided++; break;
                case CaseState.Breached: decided++; break;
                case CaseState.Running: running++; break;
                case CaseState.Unjudged: unjudged++; break;
                default: throw new System.Diagnostics.UnreachableException();
            }
            if (CaseLists.Lists(state, listed.Count, _context)) listed.Add(new ListedCase(tick, index, state));
        }
        return new CaseCounts(good, decided, running, unjudged, listed.ToSequence());
    }

    protected override CaseCounts Merge(IReadOnlyList<CaseCounts> inOrder) => new(
        inOrder.Sum(s => s.Good), inOrder.Sum(s => s.Decided), inOrder.Sum(s => s.Running), inOrder.Sum(s => s.Unjudged),
        CaseLists.Join(inOrder.Select(s => s.Listed), _context));

    protected override Measured Finish(CaseCounts summary, TimeRange range) => Shares.Of(
        summary.Good, summary.Decided, summary.Running,
        new Evidence.Cases(
            summary.Decided, summary.Good, summary.Running, summary.Unjudged, summary.Listed.Select(Detail).ToSequence()));

    private CaseFinding Detail(ListedCase listed)
    {
        var (_, due, elapsed, _) = _judge!(listed.Index, true);
        return new CaseFinding(_cases!.Table.Id(listed.Index), listed.State, listed.Tick, due, elapsed, null);
    }
}

internal sealed record CaseValues(Sequence<Rational> Values, long Running, long Unjudged, Sequence<CaseFinding> Listed);

/// <summary>A statistic of a value of each case, or their count.</summary>
internal sealed class CaseStatisticFold : DayFold<CaseValues>
{
    private readonly Fold _fold;
    private readonly bool _isCount;
    private readonly SelectedCases? _cases;
    private readonly EventReference _countedBy;
    private readonly MaskWindows _mask;
    private readonly Func<int, CaseJudgement>? _valueOf;
    private readonly EvaluationContext _context;

    public CaseStatisticFold(
        Indicator.Statistic indicator, Scope scope, ServicePeriod period, EvaluationContext context)
    {
        _fold = indicator.Fold;
        _isCount = indicator.Of is Values.Cases;
        _cases = context.FindCases(indicator.Of.Of.Source) is { } table ? new SelectedCases(indicator.Of.Of, scope, table) : null;
        _countedBy = indicator.Of switch
        {
            Values.Cases values => values.CountedBy,
            Values.CaseValues values => values.CountedBy,
            Values.ClockTimes values => values.CountedBy,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        _context = context;
        _mask = MaskWindows.Resolve(indicator.Mask, null, indicator.Of.Of, scope, period.Range, context);
        if (_cases is not null) _valueOf = ValueOf(indicator.Of, _cases, period, context);
    }

    protected override CaseValues Summarise(TimeRange day)
    {
        long running = 0, unjudged = 0;
        var values = new List<Rational>();
        var listed = new List<CaseFinding>();
        var counted = _mask.Counted.Except(_mask.CountsAsUp).Except(_mask.DowntimeLeaves);
        foreach (var (tick, index) in _cases?.In(day, _countedBy, _context) ?? [])
        {
            if (!counted.Contains(tick)) continue;
            var (state, due, elapsed, value) = _valueOf!(index);
            if (state is CaseState.Running) running++;
            else if (value is null) unjudged++;
            else values.Add(value.Value);
            if (CaseLists.Lists(_isCount ? state : CaseState.Breached, listed.Count, _context))
                listed.Add(new CaseFinding(_cases!.Table.Id(index), state, tick, due, elapsed, value));
        }
        return new CaseValues(values.ToSequence(), running, unjudged, listed.ToSequence());
    }

    protected override CaseValues Merge(IReadOnlyList<CaseValues> inOrder) => new(
        inOrder.SelectMany(s => s.Values).ToSequence(), inOrder.Sum(s => s.Running), inOrder.Sum(s => s.Unjudged),
        CaseLists.Join(inOrder.Select(s => s.Listed), _context));

    protected override Measured Finish(CaseValues summary, TimeRange range)
    {
        var evidence = new Evidence.Cases(
            summary.Values.Count, summary.Values.Count, summary.Running, summary.Unjudged, summary.Listed);
        var value = Statistics.Of(_fold, summary.Values);
        return Measured.Exactly(value is { } known ? Figure.Of(known) : null, summary.Values.Count, evidence);
    }

    private static Func<int, CaseJudgement> ValueOf(Values values, SelectedCases cases, ServicePeriod period, EvaluationContext context)
    {
        switch (values)
        {
            case Values.Cases:
                return _ => new CaseJudgement(CaseState.InTime, null, null, Rational.One);
            case Values.CaseValues { Value: var expression }:
                var value = new CaseConditions(cases.Table).Value(expression);
                return i => value(i) is { } known
                    ? new CaseJudgement(CaseState.InTime, null, null, known)
                    : new CaseJudgement(CaseState.Unjudged, null, null, null);
            case Values.ClockTimes { Clock: var clock }:
                var caseClock = new CaseClock(clock, cases.Table, period.Zone, context);
                return i => caseClock.Reading(i);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}

/// <summary>Which cases are listed as evidence: the first of those that are not good, or all when that is asked for.</summary>
internal static class CaseLists
{
    private const int Most = 100;

    public static bool Lists(CaseState state, int listed, EvaluationContext context) =>
        context.ListsEverything || (state is not CaseState.InTime && listed < Most);

    public static Sequence<T> Join<T>(IEnumerable<Sequence<T>> inOrder, EvaluationContext context)
    {
        var all = inOrder.SelectMany(cases => cases);
        return (context.ListsEverything ? all : all.Take(Most)).ToSequence();
    }
}
