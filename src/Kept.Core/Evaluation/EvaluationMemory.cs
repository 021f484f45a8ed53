using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
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

    // What is remembered of each objective and scope, held against the series of the evaluation that goes on.
    private readonly ConcurrentDictionary<(Objective, Scope), Remembered> _current = new(new SameObjects());

    private Agreement? _agreement;
    private EvaluationOptions? _options;
    private Sequence<object> _shared = [];

    /// <summary>The findings of a scope by their period.</summary>
    private sealed record Remembered(Sequence<object> Series, ConcurrentDictionary<TimeRange, Finding> Findings);

    /// <summary>Forgets everything when something is not as it was that all findings may rest on.</summary>
    internal void Begin(Agreement agreement, Timeline timeline, EvaluationOptions options)
    {
        var shared = timeline.Sources.SelectMany(source => SharedOf(source, agreement)).ToSequence();
        if (!ReferenceEquals(_agreement, agreement) || _options != options || !AreSame(_shared, shared)) _findings.Clear();
        (_agreement, _options, _shared) = (agreement, options, shared);
        _current.Clear();
    }

    /// <summary>The finding of last time when it rests on the same series, else a new one.</summary>
    /// <param name="seriesOf">The series that all findings of the scope rest on; asked once.</param>
    internal Finding Find(Objective objective, Scope scope, ServicePeriod period, Func<Sequence<object>> seriesOf, Func<Finding> assess)
    {
        var remembered = _current.GetOrAdd((objective, scope), _ => Find(objective, scope, seriesOf()));
        if (remembered.Findings.TryGetValue(period.Range, out var last)) return last;
        return remembered.Findings[period.Range] = assess();
    }

    private Remembered Find(Objective objective, Scope scope, Sequence<object> series)
    {
        var findings = _findings.GetOrAdd(objective, _ => []);
        if (findings.TryGetValue(scope, out var last) && AreSame(last.Series, series)) return last;
        return findings[scope] = new Remembered(series, []);
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

    private sealed class SameObjects : IEqualityComparer<(Objective, Scope)>
    {
        public bool Equals((Objective, Scope) x, (Objective, Scope) y) => ReferenceEquals(x.Item1, y.Item1) && ReferenceEquals(x.Item2, y.Item2);

        public int GetHashCode((Objective, Scope) pair) => HashCode.Combine(RuntimeHelpers.GetHashCode(pair.Item1), RuntimeHelpers.GetHashCode(pair.Item2));
    }
}
