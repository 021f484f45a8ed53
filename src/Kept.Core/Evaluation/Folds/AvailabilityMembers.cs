using Kept.Agreements;
using Kept.Evaluation.Expressions;
using Kept.Measurements;
using Kept.Quantities;
using Kept.Time;
using NodaTime;

namespace Kept.Evaluation.Folds;

/// <summary>One of the things whose states make up an availability.</summary>
/// <param name="Labels">Its values of the dimensions that are combined.</param>
internal abstract record Member(Sequence<Label> Labels)
{
    /// <summary>The tick of its first record; null without records.</summary>
    public virtual long? FirstRecord => null;

    /// <summary>What is known of it in a part of one local day.</summary>
    /// <param name="gaps">What time without data counts as.</param>
    public abstract TimeOutline Outline(LocalDay day, GapRule gaps);

    /// <summary>Where a condition on its state holds, as an outline that is down there; null when it has no states but up and
    /// down.</summary>
    public virtual TimeOutline? Where(Expression condition, LocalDay day, GapRule gaps) => null;

    /// <summary>The things that a selection means in a scope, told apart by the dimensions given.</summary>
    public static IReadOnlyList<Member> Of(
        Downtime downtime, IReadOnlyList<string> dimensions, Scope scope, DateTimeZone zone, EvaluationContext context) => downtime switch
        {
            Downtime.WhileState state => context.States(state.Of, scope)
                .Select(Member (series) => new StateMember(
                    LabelsOf(state.Of.Source, series.Labels, dimensions),
                    new StateTrack(series, state.Of.Source, state.Down, state.Confirmation, context.At)))
                .ToList(),
            Downtime.Together states => context.States(states.Of, scope)
                .Select(Member (series) => new LevelMember(
                    LabelsOf(states.Of.Source, series.Labels, dimensions), series, states.Of.Source, context.At))
                .ToList(),
            Downtime.InIntervals intervals => IntervalGroups(intervals, dimensions, scope, zone, context),
            Downtime.BetweenEvents events => CaseGroups(events, dimensions, scope, context),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static List<Member> IntervalGroups(
        Downtime.InIntervals intervals, IReadOnlyList<string> dimensions, Scope scope, DateTimeZone zone, EvaluationContext context)
    {
        var groups = dimensions.Count == 0 ? [[]] : context.Labels(intervals.Of, scope)
            .Select(labels => LabelsOf(intervals.Of.Source, labels, dimensions)).Distinct().ToList();
        var (expressions, isDown) = context.Compiled(intervals, () => Compile(intervals));
        return groups.Select(Member (labels) => new IntervalMember(labels, intervals, isDown, new IntervalReader(
            expressions, intervals.Of, new Scope(scope.Labels.Concat(labels).ToSequence()), intervals.EveryTicks, zone, context), context.At)).ToList();
    }

    private static (IntervalExpressions, IntervalCondition IsDown) Compile(Downtime.InIntervals intervals)
    {
        var expressions = new IntervalExpressions(intervals.Of.Source);
        return (expressions, new(intervals.Down, expressions));
    }

    /// <summary>Without cases everything is up, however it is combined.</summary>
    private static List<Member> CaseGroups(
        Downtime.BetweenEvents events, IReadOnlyList<string> dimensions, Scope scope, EvaluationContext context)
    {
        if (context.FindCases(events.Of.Source) is not { } table) return [];
        var selected = new SelectedCases(events.Of, scope, table);
        var groups = selected.Indices()
            .Select(i => dimensions.Select(d => new Label(d, table.FindField(d)?[i] ?? "")).ToSequence()).Distinct().ToList();
        if (groups.Count == 0 || dimensions.Count == 0) return [new CaseMember([], selected, events, context.At)];
        return groups.Select(Member (labels) => new CaseMember(
                labels, new SelectedCases(events.Of, new Scope(scope.Labels.Concat(labels).ToSequence()), table), events, context.At))
            .ToList();
    }

    private static Sequence<Label> LabelsOf(Source source, Sequence<string> labels, IReadOnlyList<string> dimensions) =>
        dimensions.Select(d => new Label(d, labels[LabelConditions.IndexOf(source, d)])).ToSequence();
}

/// <summary>A thing with a series of states.</summary>
internal sealed record StateMember(Sequence<Label> Labels, StateTrack Track) : Member(Labels)
{
    public override long? FirstRecord => Track.FirstRecord;

    public override TimeOutline Outline(LocalDay day, GapRule gaps) => Track.Outline(day.Range, gaps);
}

/// <summary>A thing with a series of states of which none is down by itself.</summary>
internal sealed record LevelMember(Sequence<Label> Labels, StateSeries Series, Source Source, long At) : Member(Labels)
{
    private readonly StateTrack _any = new(Series, Source, null, null, At);
    private readonly Dictionary<Expression, StateTrack> _tracks = [];   // by condition

    public override long? FirstRecord => _any.FirstRecord;

    public override TimeOutline Outline(LocalDay day, GapRule gaps) => _any.Outline(day.Range, gaps);

    public override TimeOutline? Where(Expression condition, LocalDay day, GapRule gaps)
    {
        var holds = new StateConditions(Source).Condition(condition);
        if (States.Words?.Select(state => holds((Series.Labels, state))).Distinct().ToList() is [{ } always])
            return Everywhere(always, Outline(day, gaps).Alive);   // in whatever state it is
        if (!_tracks.TryGetValue(condition, out var track))
            _tracks.Add(condition, track = new StateTrack(Series, Source, condition, null, At));
        return track.Outline(day.Range, Meaning(holds, gaps));
    }

    private SourceContent.States States => (SourceContent.States)Source.Content;

    private static TimeOutline Everywhere(bool holds, IntervalSet alive) =>
        new(holds ? alive : IntervalSet.Empty, IntervalSet.Empty, alive);

    /// <summary>What time without data counts as where it is asked whether a condition holds: that time counts as the best or
    /// the worst state.</summary>
    private GapRule Meaning(Func<(Sequence<string> Labels, string State), bool?> holds, GapRule gaps)
    {
        if (gaps is not (GapRule.CountsAsUp or GapRule.CountsAsDown)) return gaps;
        var (best, worst) = States.Levels is [var first, .., var last] ? (first, last) : (UpAndDown.Up, UpAndDown.Down);
        return holds((Series.Labels, gaps is GapRule.CountsAsUp ? best : worst)) switch
        {
            true => GapRule.CountsAsDown,
            false => GapRule.CountsAsUp,
            null => GapRule.NotDetermined,
        };
    }
}

/// <summary>A thing that is down in intervals that meet a condition.</summary>
internal sealed record IntervalMember(
    Sequence<Label> Labels, Downtime.InIntervals Downtime, IntervalCondition IsDown, IntervalReader Reader, long At) : Member(Labels)
{
    public override TimeOutline Outline(LocalDay day, GapRule gaps)
    {
        var (down, unobserved, undetermined, alive) =
            (new IntervalSet.Builder(), new IntervalSet.Builder(), new IntervalSet.Builder(), new IntervalSet.Builder());
        var intervals = Reader.Read(day.Range);
        var answers = IsDown.Ask(intervals);
        for (var i = 0; i < intervals.Count; i++)
        {
            var (range, isOver) = (intervals[i], intervals.Marks[i].Has(IntervalMarks.Over));
            var isGap = isOver && !intervals.Marks[i].Has(IntervalMarks.Observed);
            var rule = !isOver || isGap ? EmptyRule.NotDetermined : answers[i] switch
            {
                Answer.Yes => EmptyRule.Bad,
                Answer.No => EmptyRule.Good,
                _ => Downtime.Empty,
            };
            if (rule is EmptyRule.LeftOut) continue;
            alive.Append(range);
            if (rule is EmptyRule.Bad) down.Append(range);
            if (rule is EmptyRule.NotDetermined) (isGap ? unobserved : undetermined).Append(range);
        }
        var outline = new TimeOutline(down.Build(), unobserved.Build(), alive.Build()).With(gaps, At);
        return outline with { Unknown = outline.Unknown.Union(undetermined.Build()) };
    }
}

/// <summary>A thing that is down from one event of a case to another. Time without cases is no gap.</summary>
internal sealed record CaseMember(Sequence<Label> Labels, SelectedCases Cases, Downtime.BetweenEvents Events, long At) : Member(Labels)
{
    private readonly Lazy<IntervalSet> _down = new(() => IntervalSet.Of(Cases.Indices()
        .Select(i => (From: Cases.Table.Occurrences(Events.From).Of(i), To: Cases.Table.Occurrences(Events.To).Of(i)))
        .Where(c => c.From is not null)
        .Select(c => new TimeRange(c.From!.Value, c.To ?? At))));

    public override TimeOutline Outline(LocalDay day, GapRule gaps)
    {
        var past = day.Range.Intersect(new TimeRange(long.MinValue / 4, At));
        var future = new TimeRange(Math.Max(day.Range.Start, At), day.Range.End);
        return new TimeOutline(_down.Value.Within(past), IntervalSet.Of(future), IntervalSet.Of(day.Range));
    }
}
