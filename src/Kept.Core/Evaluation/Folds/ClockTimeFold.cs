using Kept.Agreements;
using Kept.Quantities;
using Kept.Time;
using NodaTime;

namespace Kept.Evaluation.Folds;

/// <summary>What clocks show on cases, in order of the instants that count them.</summary>
/// <param name="Times">Of those that have hours.</param>
internal sealed record ClockTimes(Sequence<ClockReading> Times, long Unjudged, Sequence<ListedCase> Listed);

/// <summary>A statistic of what clocks show on cases, in seconds. Clocks that run leave it open.</summary>
internal sealed class ClockTimeFold : DayFold<ClockTimes>
{
    private static readonly Rational SecondsPerTick = Rational.Of(1, NodaConstants.TicksPerSecond);

    private readonly Fold _fold;
    private readonly CountedCases? _counted;
    private readonly MaskWindows _mask;
    private readonly Func<int, ClockReading>? _read;
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
        var (unjudged, count) = (0L, 0);
        var times = new ClockReading[things.Length];
        var listed = new List<ListedCase>();
        var isPlain = _mask.IsPlain(day);
        for (var i = 0; i < things.Length; i++)
        {
            if (!isPlain && !_mask.Plain.Contains(ticks[i])) continue;
            var reading = _read!(things[i]);
            if (reading.IsNone) unjudged++;
            else times[count++] = reading;
            if (CaseLists.Lists(CaseState.Breached, listed.Count, _context)) listed.Add(new ListedCase(ticks[i], things[i], reading.State));
        }
        return new ClockTimes(Sequence.Of<ClockReading>(times.AsSpan(0, count)), unjudged, listed.ToSequence());
    }

    protected override ClockTimes Merge(IReadOnlyList<ClockTimes> inOrder) => new(
        inOrder.SelectMany(s => s.Times).ToSequence(), inOrder.Sum(s => s.Unjudged), CaseLists.Join(inOrder.Select(s => s.Listed), _context));

    protected override Measured Finish(ClockTimes summary, TimeRange range)
    {
        var (all, known) = (new long[summary.Times.Count], new List<long>(summary.Times.Count));
        var times = summary.Times.AsSpan();
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = times[i].Ticks;
            if (!times[i].IsOpen) known.Add(all[i]);
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
        var reading = _read!(listed.Index);
        var value = reading.State is CaseState.InTime ? reading.Ticks * SecondsPerTick : (Rational?)null;
        return new CaseFinding(_counted!.Id(listed.Index), reading.State, listed.Tick, null, reading.IsNone ? null : reading.Ticks, value);
    }

    private static Figure? FigureOf(Rational? value) => value is { } known ? Figure.Of(known) : null;
}
