using System.Collections.Concurrent;
using Kept.Agreements;
using Kept.Measurements;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Evaluation;

/// <summary>The findings of the last evaluation with the series that they rest on, so that the next one works out again only those
/// whose series are others. Series that did not change must be the same objects. A host keeps one for each agreement.</summary>
public sealed class EvaluationMemory
{
    private readonly Dictionary<Objective, IReadOnlyList<ServicePeriod>> _periods = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Objective, Dictionary<(Scope, long), ScopedObjective>> _scoped = new(ReferenceEqualityComparer.Instance);
    private SeriesLabels? _labels;
    private Agreement? _agreement;
    private EvaluationOptions? _options;
    private Sequence<object> _shared = [];

    /// <summary>The windows of exclusions, which rest on what all findings may rest on.</summary>
    internal ConcurrentDictionary<Exclusion, RecordedWindowIndex> Windows { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Forgets everything when something is not as it was that all findings may rest on.</summary>
    internal void Begin(Agreement agreement, Timeline timeline, EvaluationOptions options)
    {
        var shared = timeline.Sources.SelectMany(source => SharedOf(source, agreement)).ToSequence();
        if (!ReferenceEquals(_agreement, agreement) || _options != options || !_shared.AsSpan().SequenceEqual(shared.AsSpan(), ReferenceEqualityComparer.Instance))
        {
            _periods.Clear();
            _scoped.Clear();
            _labels = null;
            Windows.Clear();
        }
        (_agreement, _options, _shared) = (agreement, options, shared);
    }

    /// <summary>The labels of all series: those of last time when they are the same.</summary>
    internal SeriesLabels LabelsOf(Timeline timeline) => _labels = _labels is { } last && last.AreThoseOf(timeline) ? last : new(timeline);

    /// <summary>The periods of an objective: the list of last time when they are the same.</summary>
    internal IReadOnlyList<ServicePeriod> PeriodsOf(Objective objective, IReadOnlyList<ServicePeriod> periods) =>
        _periods[objective] = _periods.TryGetValue(objective, out var last) && last.SequenceEqual(periods) ? last : periods;

    /// <summary>What was found last time of the same objective, scope and periods; null when it rests on other series.</summary>
    internal ScopedObjective? Find(ScopedObjective next) =>
        _scoped.TryGetValue(next.Objective, out var scoped) && scoped.TryGetValue((next.Scope, next.Start), out var last) && last.IsSameAs(next) ? last : null;

    /// <summary>Remembers what was found.</summary>
    internal void Remember(IEnumerable<ScopedObjective> found)
    {
        foreach (var next in found)
        {
            if (!_scoped.TryGetValue(next.Objective, out var scoped)) _scoped[next.Objective] = scoped = [];
            scoped[(next.Scope, next.Start)] = next;
        }
    }

    /// <summary>Cases, which exclusions and classes may come from, and where the plan is measured everything.</summary>
    private static IEnumerable<object> SharedOf(SourceTimeline source, Agreement agreement) => source switch
    {
        SourceTimeline.Cases cases => [cases.Table],
        _ when !agreement.Plan.Any(value => value is PlanValue.Measured) => [],
        SourceTimeline.States states => states.Series,
        SourceTimeline.Counts counts => counts.Series,
        SourceTimeline.Samples samples => samples.Series,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
