using Kept.Agreements;
using Kept.Evaluation.Expressions;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Evaluation.Folds;

/// <summary>How a case stands.</summary>
internal readonly record struct CaseJudgement(CaseState State, long? DueTick, long? ElapsedTicks)
{
    /// <summary>A case of which nothing can be said.</summary>
    public static CaseJudgement None => new(CaseState.Unjudged, null, null);

    /// <summary>Whether the due instant itself is too late.</summary>
    public bool IsDueExcluded { get; init; }

    /// <summary>Time on its clock beyond its due time; null for one that is not late.</summary>
    public long? LateTicks { get; init; }

    /// <summary>Time that has passed since its due time; null for one that is not late.</summary>
    public long? PastDueTicks { get; init; }

    /// <summary>Whether it is not done yet.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Its class, where the table of allowances has none of that name.</summary>
    public string? UnknownClass { get; init; }

    /// <summary>When the clock was started by which a case is judged.</summary>
    public long? RunFrom { get; init; }
}

/// <summary>A case that will be listed as evidence.</summary>
internal readonly record struct ListedCase(long Tick, int Index, CaseState State);

/// <summary>Cases counted, and those of them that are listed.</summary>
/// <param name="Leaving">Running ones that leave both sides when they come out bad.</param>
internal sealed record CaseCounts(long Good, long Decided, long Running, long Leaving, long Unjudged, Sequence<ListedCase> Listed);

/// <summary>The share of cases that are good: in time, or meeting a condition.</summary>
internal sealed class CaseShareFold : DayFold<CaseCounts>
{
    private readonly SelectedCases? _cases;
    private readonly CountedCases? _counted;
    private readonly MaskWindows _mask;
    private readonly Func<int, bool, CaseJudgement>? _judge;   // the flag asks for due time and elapsed time as well
    private readonly ClockStates? _states;   // of all cases at once, where there is such a thing
    private readonly EvaluationContext _context;

    public CaseShareFold(
        Indicator.Timeliness indicator, Scope scope, ServicePeriod period, EvaluationContext context)
        : this(indicator.Of, indicator.CountedBy, indicator.Mask, scope, period, context)
    {
        if (_cases is null) return;
        var clock = new CaseClock(indicator.Clock, _cases.Table, period.Zone, context);
        _counted = clock.Counted(_cases, indicator.CountedBy, context);
        _judge = clock.Judging(indicator.Deadline, _counted);
        _states = clock.States(indicator.Deadline, _judge);
    }

    public CaseShareFold(
        Indicator.ShareOfCases indicator, Scope scope, ServicePeriod period, EvaluationContext context)
        : this(indicator.Of, indicator.CountedBy, indicator.Mask, scope, period, context)
    {
        if (_cases is null) return;
        var conditions = new CaseConditions(_cases.Table);
        var (isGood, lacksEvent) = (conditions.Condition(indicator.Good), conditions.LacksEvent(indicator.Good));
        _judge = (i, _) => new CaseJudgement(isGood(i) switch
        {
            true => CaseState.InTime,
            false => CaseState.Breached,
            null => lacksEvent(i) ? CaseState.Running : CaseState.Unjudged,
        }, null, null);
    }

    private CaseShareFold(
        Selection selection, EventReference countedBy, Mask mask, Scope scope, ServicePeriod period, EvaluationContext context)
    {
        _cases = context.FindCases(selection.Source) is { } table ? new SelectedCases(selection, scope, table) : null;
        _counted = _cases is null ? null : new CountedCases(_cases, countedBy, context);
        _mask = MaskWindows.Resolve(mask, null, selection, scope, period.Range, context);
        _context = context;
    }

    protected override CaseCounts Summarise(TimeRange day)
    {
        var cases = _counted?.In(day) ?? default;
        var states = StatesOf(cases.Things.Span);
        return _mask.IsPlain(day) ? Count(cases, states) : CountUnderMask(cases, states);
    }

    private CaseState[] StatesOf(ReadOnlySpan<int> things)
    {
        if (_states is not null) return _states.Of(things);
        var states = new CaseState[things.Length];
        for (var i = 0; i < states.Length; i++) states[i] = _judge!(things[i], false).State;
        return states;
    }

    private CaseCounts Count(CaseSlice cases, CaseState[] states)
    {
        Span<long> counts = stackalloc long[4];
        var listed = new List<ListedCase>();
        for (var i = 0; i < states.Length; i++)
        {
            counts[(int)states[i]]++;
            if (CaseLists.Lists(states[i], listed.Count, _context)) listed.Add(new ListedCase(cases.Ticks.Span[i], cases.Things.Span[i], states[i]));
        }
        var (good, breached) = (counts[(int)CaseState.InTime], counts[(int)CaseState.Breached]);
        return new CaseCounts(good, good + breached, counts[(int)CaseState.Running], 0, counts[(int)CaseState.Unjudged], listed.ToSequence());
    }

    private CaseCounts CountUnderMask(CaseSlice cases, CaseState[] states)
    {
        long good = 0, decided = 0, running = 0, leaving = 0, unjudged = 0;
        var listed = new List<ListedCase>();
        var ticks = cases.Ticks.Span;
        for (var i = 0; i < states.Length; i++)
        {
            var (tick, state) = (ticks[i], states[i]);
            if (!_mask.Counted.Contains(tick)) continue;
            if (state is not CaseState.Unjudged && _mask.CountsAsUp.Contains(tick)) state = CaseState.InTime;
            var leaves = _mask.DowntimeLeaves.Contains(tick);
            if (state is CaseState.Breached && leaves) continue;
            switch (state)
            {
                case CaseState.InTime: good++; decided++; break;
                case CaseState.Breached: decided++; break;
                case CaseState.Running when leaves: leaving++; break;
                case CaseState.Running: running++; break;
                case CaseState.Unjudged: unjudged++; break;
                default: throw new System.Diagnostics.UnreachableException();
            }
            if (CaseLists.Lists(state, listed.Count, _context)) listed.Add(new ListedCase(tick, cases.Things.Span[i], state));
        }
        return new CaseCounts(good, decided, running, leaving, unjudged, listed.ToSequence());
    }

    protected override CaseCounts Merge(IReadOnlyList<CaseCounts> inOrder) => new(
        inOrder.Sum(s => s.Good), inOrder.Sum(s => s.Decided), inOrder.Sum(s => s.Running), inOrder.Sum(s => s.Leaving),
        inOrder.Sum(s => s.Unjudged), CaseLists.Join(inOrder.Select(s => s.Listed), _context));

    protected override Measured Finish(CaseCounts summary, TimeRange range) => Shares.Of(
        summary.Good, summary.Decided, summary.Running, summary.Leaving,
        new Evidence.Cases(
            summary.Decided, summary.Good, summary.Running + summary.Leaving, summary.Unjudged,
            Later.Of(() => summary.Listed.Select(Detail).ToSequence())));

    private CaseFinding Detail(ListedCase listed)
    {
        var judgement = _judge!(listed.Index, true);
        return new CaseFinding(_counted!.Id(listed.Index), listed.State, listed.Tick, judgement.DueTick, judgement.ElapsedTicks, null)
        {
            IsDueExcluded = judgement.IsDueExcluded,
            LateTicks = judgement.LateTicks,
            PastDueTicks = judgement.PastDueTicks,
            IsOpen = judgement.IsOpen,
            UnknownClass = judgement.UnknownClass,
            RunFrom = judgement.RunFrom == listed.Tick ? null : judgement.RunFrom,
        };
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
