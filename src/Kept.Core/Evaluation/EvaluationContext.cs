using System.Collections.Concurrent;
using Kept.Agreements;
using Kept.Evaluation.Folds;
using Kept.Measurements;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Evaluation;

/// <summary>How an evaluation is asked for.</summary>
/// <param name="At">The tick at which open clocks are read; later ticks have not happened yet.</param>
/// <param name="TracesDays">Whether findings carry the figures of each day, for pictures.</param>
/// <param name="ListsEverything">Whether the evidence lists good cases too.</param>
public sealed record EvaluationOptions(long At, bool TracesDays = false, bool ListsEverything = false);

/// <summary>What all folds of an evaluation share: what had happened by the instant, the instant, the calendars at work. Folds
/// may run side by side.</summary>
internal sealed class EvaluationContext(Timeline timeline, EvaluationOptions options, Agreement agreement)
{
    private readonly Timeline _timeline = timeline.HappenedBy(options.At);
    private readonly ConcurrentDictionary<ServicePeriod, IReadOnlyDictionary<string, Rational?>> _plans = [];
    private readonly ConcurrentDictionary<Calendar, CalendarClock> _clocks = [];
    private readonly ConcurrentDictionary<(CaseTable, EventReference), Lazy<CasesInTime>> _casesInTime = [];

    /// <inheritdoc cref="EvaluationOptions.At"/>
    public long At => options.At;

    public bool ListsEverything => options.ListsEverything;

    /// <summary>The zone of the agreement's periods.</summary>
    public NodaTime.DateTimeZone Zone => agreement.Zone;

    /// <summary>The first tick of the agreement's term; before all others when it has none.</summary>
    public long TermStart { get; } = agreement.Term is { } term ? agreement.Zone.StartOfDay(term.Start) : BusinessHours.StartOfTime;

    /// <summary>The values that the agreement's plan has for a period, worked out once.</summary>
    public IReadOnlyDictionary<string, Rational?> PlanOf(ServicePeriod period) => _plans.GetOrAdd(
        period, p => Plans.Compute(agreement.Plan, p.Zone.LocalAt(p.Range.Start).Date, value => Measure(value, p)));

    /// <summary>The arithmetic of a calendar, made once.</summary>
    public CalendarClock ClockOf(Calendar calendar) => _clocks.GetOrAdd(calendar, c => new CalendarClock(c));

    public IReadOnlyList<StateSeries> States(Source source) =>
        _timeline.Find(source.Name) is SourceTimeline.States states ? states.Series : [];

    public IReadOnlyList<CountSeries> Counts(Source source) =>
        _timeline.Find(source.Name) is SourceTimeline.Counts counts ? counts.Series : [];

    public IReadOnlyList<SampleSeries> Samples(Source source) =>
        _timeline.Find(source.Name) is SourceTimeline.Samples samples ? samples.Series : [];

    /// <summary>The cases of a table in order of an event, made once.</summary>
    public CasesInTime InOrderOf(EventReference countedBy, CaseTable table) =>
        _casesInTime.GetOrAdd((table, countedBy), key => new(() => new CasesInTime(key.Item1, key.Item2, At))).Value;

    /// <summary>The cases of a source; null when nothing was read.</summary>
    public CaseTable? FindCases(Source source) => (_timeline.Find(source.Name) as SourceTimeline.Cases)?.Table;

    /// <summary>A measured value of the plan: over whole months up to the period's start, as they stood then, and only when missing
    /// measurements could not change it. What happens later does not change what a period was planned with.</summary>
    private Rational? Measure(PlanValue.Measured value, ServicePeriod period)
    {
        var atStart = At <= period.Range.Start ? this : new EvaluationContext(timeline, new EvaluationOptions(period.Range.Start), agreement);
        var end = period.Zone.LocalAt(period.Range.Start).Date;
        var before = ServicePeriod.OfDates(end.PlusMonths(-value.Months), end, period.Zone);
        var measured = DayFolds.Of(value.Indicator, null, Scope.Everything, before, atStart).Measure(before);
        return measured.IsCertain ? measured.Value!.Exact : null;
    }
}
