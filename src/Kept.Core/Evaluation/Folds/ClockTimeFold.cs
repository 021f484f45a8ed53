using Kept.Agreements;
using Kept.Quantities;
using Kept.Time;
using NodaTime;

namespace Kept.Evaluation.Folds;

/// <summary>What a clock shows on a case.</summary>
/// <param name="Ticks">For one that runs what it will be at least.</param>
internal readonly record struct ClockTime(long Ticks, bool IsOpen);

/// <summary>What clocks show on cases, in order of the instants that count them.</summary>
internal sealed record ClockTimes(Sequence<ClockTime> Times, long Unjudged, Sequence<ListedCase> Listed);

/// <summary>A statistic of what clocks show on cases, in seconds. Clocks that run leave it open.</summary>
internal sealed class ClockTimeFold : DayFold<ClockTimes>
{
    private static readonly Rational SecondsPerTick = Rational.Of(1, NodaConstants.TicksPerSecond);

    private readonly Fold _fold;
    private readonly CountedCases? _counted;
    private readonly MaskWindows _mask;
    private readonly Func<int, CaseJudgement>? _read;
    private readonly EvaluationContext _context;

    public ClockTimeFold(Indicator.Statistic indicator, Values.ClockTimes values, Scope scope, ServicePeriod period, EvaluationContext context)
    {
        _fold = indicator.Fold;
        _context = context;
        _mask = MaskWindows.Resolve(indicator.Mask, null, values.Of, scope, period.Range, context);
        if (context.FindCases(values.Of.Source) is not { } table) return;
        var clock = new CaseClock(values.Clock, table, period.Zone, context);
        _counted = clock.Counted(new SelectedCases(values.Of, scope, table), values.CountedBy, context);
        _read = clock.Reading(_counted);
    }

    protected override ClockTimes Summarise(TimeRange day)
    {
        var cases = _counted?.In(day) ?? default;
        var ticks = cases.Ticks.Span;
        var things = cases.Things.Span;
        var unjudged = 0L;
        var times = new List<ClockTime>(things.Length);
        var listed = new List<ListedCase>();
        for (var i = 0; i < things.Length; i++)
        {
            if (!_mask.Plain.Contains(ticks[i])) continue;
            var reading = _read!(things[i]);
            if (reading.State is CaseState.Unjudged) unjudged++;
            else times.Add(new(reading.ElapsedTicks!.Value, reading.State is CaseState.Running));
            if (CaseLists.Lists(CaseState.Breached, listed.Count, _context)) listed.Add(new ListedCase(ticks[i], things[i], reading.State));
        }
        return new ClockTimes(times.ToSequence(), unjudged, listed.ToSequence());
    }

    protected override ClockTimes Merge(IReadOnlyList<ClockTimes> inOrder) => new(
        inOrder.SelectMany(s => s.Times).ToSequence(), inOrder.Sum(s => s.Unjudged), CaseLists.Join(inOrder.Select(s => s.Listed), _context));

    protected override Measured Finish(ClockTimes summary, TimeRange range)
    {
        var (all, known) = (new long[summary.Times.Count], new List<long>(summary.Times.Count));
        for (var i = 0; i < all.Length; i++)
        {
            var time = summary.Times[i];
            all[i] = time.Ticks;
            if (!time.IsOpen) known.Add(time.Ticks);
        }
        var open = all.Length - known.Count;
        var evidence = new Evidence.Cases(
            known.Count, known.Count, open, summary.Unjudged, Later.Of(() => summary.Listed.Select(Detail).ToSequence()));
        var value = Statistics.Of(_fold, known.ToArray(), SecondsPerTick);
        if (open == 0 || (_fold is Fold.Latest && !summary.Times[^1].IsOpen)) return Measured.Exactly(FigureOf(value), known.Count, evidence);

        // No fold falls when a time grows, so what each will be at least bounds them all.
        var least = _fold is Fold.Count ? known.Count : Statistics.Of(_fold, all, SecondsPerTick);
        if (least > value || value is null) value = least;   // what is open is more than that already
        var most = _fold switch
        {
            Fold.Count => all.Length,
            Fold.Minimum when known.Count > 0 => known.Min() * SecondsPerTick,
            _ => (Rational?)null,
        };
        return new Measured(FigureOf(value), FigureOf(least), FigureOf(most), known.Count, evidence);
    }

    private CaseFinding Detail(ListedCase listed)
    {
        var (state, due, elapsed) = _read!(listed.Index);
        var value = state is CaseState.InTime ? elapsed!.Value * SecondsPerTick : (Rational?)null;
        return new CaseFinding(_counted!.Id(listed.Index), state, listed.Tick, due, elapsed, value);
    }

    private static Figure? FigureOf(Rational? value) => value is { } known ? Figure.Of(known) : null;
}
