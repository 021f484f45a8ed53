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
    private readonly ConcurrentDictionary<Objective, ConcurrentDictionary<(Scope, TimeRange), Remembered>> _findings =
        new(ReferenceEqualityComparer.Instance);

    private Agreement? _agreement;
    private EvaluationOptions? _options;
    private Sequence<object> _shared = [];

    private sealed record Remembered(Finding Finding, Sequence<object> Series);

    /// <summary>Forgets everything when something is not as it was that all findings may rest on.</summary>
    internal void Begin(Agreement agreement, Timeline timeline, EvaluationOptions options)
    {
        var shared = timeline.Sources.SelectMany(source => SharedOf(source, agreement)).ToSequence();
        if (!ReferenceEquals(_agreement, agreement) || _options != options || !AreSame(_shared, shared)) _findings.Clear();
        (_agreement, _options, _shared) = (agreement, options, shared);
    }

    /// <summary>The finding of last time when it rests on the same series, else a new one.</summary>
    internal Finding Find(Objective objective, Scope scope, ServicePeriod period, Sequence<object> series, Func<Finding> assess)
    {
        var findings = _findings.GetOrAdd(objective, _ => []);
        if (findings.TryGetValue((scope, period.Range), out var last) && AreSame(last.Series, series)) return last.Finding;
        var finding = assess();
        findings[(scope, period.Range)] = new Remembered(finding, series);
        return finding;
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
