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
    private readonly ConcurrentDictionary<Objective, ConcurrentDictionary<Scope, Remembered>> _findings = new(ReferenceEqualityComparer.Instance);

    /// <summary>The windows of exclusions, which rest on what all findings may rest on.</summary>
    internal ConcurrentDictionary<Exclusion, RecordedWindowIndex> Windows { get; } = new(ReferenceEqualityComparer.Instance);

    private Agreement? _agreement;
    private EvaluationOptions? _options;
    private Sequence<object> _shared = [];

    /// <summary>The findings of a scope by their period.</summary>
    private sealed record Remembered(Sequence<object> Series, ConcurrentDictionary<TimeRange, Finding> Findings);

    /// <summary>Forgets everything when something is not as it was that all findings may rest on.</summary>
    internal void Begin(Agreement agreement, Timeline timeline, EvaluationOptions options)
    {
        var shared = timeline.Sources.SelectMany(source => SharedOf(source, agreement)).ToSequence();
        if (!ReferenceEquals(_agreement, agreement) || _options != options || !AreSame(_shared, shared))
        {
            _findings.Clear();
            Windows.Clear();
        }
        (_agreement, _options, _shared) = (agreement, options, shared);
    }

    /// <summary>The findings of a scope by their periods: those of last time when they rest on the same series, else none yet.</summary>
    internal ConcurrentDictionary<TimeRange, Finding> FindingsOf(Objective objective, Scope scope, Sequence<object> series)
    {
        var findings = _findings.GetOrAdd(objective, _ => []);
        if (!findings.TryGetValue(scope, out var last) || !AreSame(last.Series, series)) findings[scope] = last = new Remembered(series, []);
        return last.Findings;
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

    private static bool AreSame(Sequence<object> left, Sequence<object> right)
    {
        if (left.Count != right.Count) return false;
        for (var i = 0; i < left.Count; i++)
            if (!ReferenceEquals(left[i], right[i])) return false;
        return true;
    }
}
