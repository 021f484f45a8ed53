using Kept.Agreements;
using Kept.Evaluation.Expressions;
using Kept.Quantities;
using Kept.Time;
using NodaTime;

namespace Kept.Evaluation.Folds;

/// <summary>One of the things whose states make up an availability.</summary>
/// <param name="Labels">Its values of the dimensions that are combined.</param>
internal abstract record Member(Sequence<Label> Labels)
{
    /// <summary>What is known of it in a part of one local day, before anything is said of gaps.</summary>
    public abstract TimeOutline Outline(LocalDay day);

    /// <summary>The things that a selection means in a scope, told apart by the dimensions given.</summary>
    public static IReadOnlyList<Member> Of(
        Downtime downtime, IReadOnlyList<string> dimensions, Scope scope, DateTimeZone zone, EvaluationContext context) => downtime switch
        {
            Downtime.WhileState state => context.States(state.Of.Source)
                .Where(series => scope.Takes(state.Of, series.Labels))
                .Select(Member (series) => new StateMember(
                    LabelsOf(state.Of.Source, series.Labels, dimensions), new StateTrack(series, state, context.At)))
                .ToList(),
            Downtime.InIntervals intervals => IntervalGroups(intervals, dimensions, scope, zone, context),
            Downtime.BetweenEvents events => CaseGroups(events, dimensions, scope, context),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static List<Member> IntervalGroups(
        Downtime.InIntervals intervals, IReadOnlyList<string> dimensions, Scope scope, DateTimeZone zone, EvaluationContext context)
    {
        var groups = IntervalReader.LabelsOf(intervals.Of, scope, context)
            .Select(labels => LabelsOf(intervals.Of.Source, labels, dimensions)).Distinct().ToList();
        return groups.Select(Member (labels) => new IntervalMember(labels, intervals, new IntervalReader(
            intervals.Of, new Scope(scope.Labels.Concat(labels).ToSequence()), intervals.EveryTicks, zone, context))).ToList();
    }

    private static List<Member> CaseGroups(
        Downtime.BetweenEvents events, IReadOnlyList<string> dimensions, Scope scope, EvaluationContext context)
    {
        if (context.FindCases(events.Of.Source) is not { } table) return [];
        var selected = new SelectedCases(events.Of, scope, table);
        if (dimensions.Count == 0) return [new CaseMember([], selected, events, context.At)];
        return selected.Indices()
            .Select(i => dimensions.Select(d => new Label(d, table.FindField(d)?[i] ?? "")).ToSequence()).Distinct()
            .Select(Member (labels) => new CaseMember(
                labels, new SelectedCases(events.Of, new Scope(scope.Labels.Concat(labels).ToSequence()), table), events, context.At))
            .ToList();
    }

    private static Sequence<Label> LabelsOf(Source source, Sequence<string> labels, IReadOnlyList<string> dimensions) =>
        dimensions.Select(d => new Label(d, labels[LabelConditions.IndexOf(source, d)])).ToSequence();
}

/// <summary>A thing with a series of states.</summary>
internal sealed record StateMember(Sequence<Label> Labels, StateTrack Track) : Member(Labels)
{
    public override TimeOutline Outline(LocalDay day) => Track.Outline(day.Range);
}

/// <summary>A thing that is down in intervals that meet a condition.</summary>
internal sealed record IntervalMember(Sequence<Label> Labels, Downtime.InIntervals Downtime, IntervalReader Reader) : Member(Labels)
{
    private readonly Func<IntervalContents, bool?> _isDown = Reader.Condition(Downtime.Down);

    public override TimeOutline Outline(LocalDay day)
    {
        var (down, unknown, alive) = (new IntervalSet.Builder(), new IntervalSet.Builder(), new IntervalSet.Builder());
        foreach (var interval in Reader.Read(day))
        {
            var isDown = interval.Ask(_isDown);
            var rule = isDown switch
            {
                true => EmptyRule.Bad,
                false => EmptyRule.Good,
                null when !interval.IsObserved => EmptyRule.NotDetermined,
                null => Downtime.Empty,
            };
            if (rule is EmptyRule.LeftOut) continue;
            alive.Append(interval.Range);
            if (rule is EmptyRule.Bad) down.Append(interval.Range);
            if (rule is EmptyRule.NotDetermined) unknown.Append(interval.Range);
        }
        return new TimeOutline(down.Build(), unknown.Build(), alive.Build());
    }
}

/// <summary>A thing that is down from one event of a case to another.</summary>
internal sealed record CaseMember(Sequence<Label> Labels, SelectedCases Cases, Downtime.BetweenEvents Events, long At) : Member(Labels)
{
    private readonly Lazy<IntervalSet> _down = new(() => IntervalSet.Of(Cases.Indices()
        .Select(i => (From: Cases.Table.Occurrences(Events.From).Of(i), To: Cases.Table.Occurrences(Events.To).Of(i)))
        .Where(c => c.From is not null)
        .Select(c => new TimeRange(c.From!.Value, c.To ?? At))));

    public override TimeOutline Outline(LocalDay day)
    {
        var past = day.Range.Intersect(new TimeRange(long.MinValue / 4, At));
        var future = new TimeRange(Math.Max(day.Range.Start, At), day.Range.End);
        return new TimeOutline(_down.Value.Within(past), IntervalSet.Of(future), IntervalSet.Of(day.Range));
    }
}
