using System.Collections.Concurrent;
using Kept.Agreements;
using Kept.Evaluation.Folds;
using Kept.Measurements;
using Kept.Quantities;
using Kept.Time;
using NodaTime;

namespace Kept.Evaluation;

/// <summary>How an evaluation is asked for.</summary>
/// <param name="At">The tick at which open clocks are read; later ticks have not happened yet.</param>
/// <param name="TracesDays">Whether findings carry the figures of each day, for pictures.</param>
/// <param name="ListsEverything">Whether the evidence lists good cases too.</param>
public sealed record EvaluationOptions(long At, bool TracesDays = false, bool ListsEverything = false);

/// <summary>What all folds of an evaluation share: what had happened by the instant, the instant, the calendars at work. Folds
/// may run side by side.</summary>
/// <param name="memory">Where what outlasts the evaluation is kept; null keeps nothing.</param>
internal sealed class EvaluationContext(Timeline timeline, EvaluationOptions options, Agreement agreement, EvaluationMemory? memory = null)
{
    private readonly Timeline _timeline = timeline.HappenedBy(options.At);
    private readonly ConcurrentDictionary<ServicePeriod, IReadOnlyDictionary<string, Rational?>> _plans = [];
    private readonly ConcurrentDictionary<Calendar, CalendarClock> _clocks = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<(TimeRange, DateTimeZone, long), IntervalGrid> _grids = [];
    private readonly ConcurrentDictionary<Calendar, ConcurrentDictionary<TimeRange, IntervalSet>> _hours = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<Exclusion, RecordedWindowIndex> _windows = memory?.Windows ?? new(ReferenceEqualityComparer.Instance);
    private readonly SeriesLabels _labels = memory?.LabelsOf(timeline) ?? new(timeline);
    private readonly ConcurrentDictionary<object, object> _compiled = new(ReferenceEqualityComparer.Instance);   // by the terms
    private readonly ConcurrentDictionary<(CaseTable, EventReference), Lazy<CasesInTime>> _casesInTime = [];
    private readonly ConcurrentDictionary<(CaseTable, Clock), ClockColumn> _columns = [];

    /// <inheritdoc cref="EvaluationOptions.At"/>
    public long At => options.At;

    public bool ListsEverything => options.ListsEverything;

    public bool TracesDays => options.TracesDays;

    /// <summary>The zone of the agreement's periods.</summary>
    public DateTimeZone Zone => agreement.Zone;

    /// <summary>The first day of the agreement's term; null when it has none.</summary>
    public LocalDate? FirstDay => agreement.Term?.Start;

    /// <summary>The first tick of the agreement's term; before all others when it has none.</summary>
    public long TermStart { get; } = agreement.Term is { } term ? agreement.Zone.StartOfDay(term.Start) : BusinessHours.StartOfTime;

    /// <summary>The values that the agreement's plan has for a period, worked out once.</summary>
    public IReadOnlyDictionary<string, Rational?> PlanOf(ServicePeriod period) => _plans.GetOrAdd(
        period, p => Plans.Compute(agreement.Plan, p.Zone.LocalAt(p.Range.Start).Date, value => Measure(value, p)));

    /// <summary>The arithmetic of a calendar, made once.</summary>
    public CalendarClock ClockOf(Calendar calendar) => _clocks.GetOrAdd(calendar, c => new CalendarClock(c));

    /// <summary>The intervals of the days that a range touches, made once.</summary>
    public IntervalGrid GridOf(TimeRange range, DateTimeZone zone, long every) =>
        _grids.GetOrAdd((range, zone, every), key => IntervalGrid.Of(key.Item1, key.Item2, key.Item3));

    /// <summary>The hours of a calendar within a range, made once.</summary>
    public IntervalSet HoursIn(Calendar calendar, TimeRange range) => _hours.GetOrAdd(calendar, _ => new())
        .GetOrAdd(range, within => calendar.Resolve(within).Within(within));

    /// <summary>The recorded windows of an exclusion, found once.</summary>
    public RecordedWindowIndex WindowsOf(Exclusion exclusion, Func<Exclusion, RecordedWindowIndex> find) => _windows.GetOrAdd(exclusion, find);

    /// <inheritdoc cref="SeriesLabels.Scopes"/>
    public Sequence<Scope> ScopesOf(Objective objective, Func<Objective, Sequence<Scope>> find) => _labels.Scopes(objective, find);

    /// <summary>What the formulas of an indicator, or of a part of one, are compiled to: the same in all scopes, and made once.</summary>
    public T Compiled<T>(object terms, Func<T> compile)
        where T : notnull => (T)_compiled.GetOrAdd(terms, _ => compile());

    /// <summary>The series that a selection means in a scope, found by their labels.</summary>
    public IReadOnlyList<StateSeries> States(Selection selection, Scope scope) =>
        Selected((_timeline.Find(selection.Source.Name) as SourceTimeline.States)?.Series, selection, scope);

    /// <inheritdoc cref="States"/>
    public IReadOnlyList<CountSeries> Counts(Selection selection, Scope scope) =>
        Selected((_timeline.Find(selection.Source.Name) as SourceTimeline.Counts)?.Series, selection, scope);

    /// <inheritdoc cref="States"/>
    public IReadOnlyList<SampleSeries> Samples(Selection selection, Scope scope) =>
        Selected((_timeline.Find(selection.Source.Name) as SourceTimeline.Samples)?.Series, selection, scope);

    /// <summary>The labels of the series that a selection means in a scope.</summary>
    public IEnumerable<Sequence<string>> Labels(Selection selection, Scope scope) =>
        _labels.Selected(selection).In(scope).Select(place => _labels.Of(selection.Source)[place]);

    /// <summary>The series that an objective is about in a scope.</summary>
    public Sequence<object> SeriesOf(Objective objective, Scope scope) => objective.Indicator.Selections().SelectMany(IEnumerable<object> (selection) =>
        selection.Source.Content switch
        {
            SourceContent.States => States(selection, scope),
            SourceContent.Counts => Counts(selection, scope),
            SourceContent.Samples => Samples(selection, scope),
            _ => [],
        }).ToSequence();

    private T[] Selected<T>(Sequence<T>? all, Selection selection, Scope scope) =>
        all is { } series ? Array.ConvertAll(_labels.Selected(selection).In(scope), place => series[place]) : [];

    /// <summary>The cases of a table in order of an event, made once.</summary>
    public CasesInTime InOrderOf(EventReference countedBy, CaseTable table) =>
        _casesInTime.GetOrAdd((table, countedBy), key => new(() => CasesInTime.Of(key.Item1, key.Item2, At))).Value;

    /// <summary>What a clock shows on each case of a table, whatever is due when by it; made once.</summary>
    public ClockColumn ColumnOf(CaseTable table, Clock clock, Func<ClockColumn> make) =>
        _columns.GetOrAdd((table, clock with { DueAtNextOpening = false, PausesMoveTheDueTime = false }), _ => make());

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
