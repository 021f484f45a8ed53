using System.Collections.Concurrent;
using Kept.Agreements;
using Kept.Measurements;
using Kept.Quantities;

namespace Kept.Evaluation;

/// <summary>The labels of all series, and what they alone tell: which series a selection means, and which scopes there are. It holds for other
/// measurements as well, as long as their labels are the same.</summary>
internal sealed class SeriesLabels(Timeline timeline)
{
    private readonly Dictionary<string, Sequence<string>[]> _bySource = timeline.Sources.ToDictionary(source => source.Source.Name, source => Of(source).ToArray());
    private readonly ConcurrentDictionary<Selection, SelectedSeries> _selections = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<(string Source, Expression? Where), SelectedSeries> _selected = [];
    private readonly ConcurrentDictionary<Sequence<object>, Sequence<Scope>> _scopes = [];

    public bool AreThoseOf(Timeline other) => other.Sources.Count == _bySource.Count
        && other.Sources.All(source => _bySource.TryGetValue(source.Source.Name, out var labels) && labels.AsSpan().SequenceEqual(Of(source).ToArray()));

    /// <summary>The labels of the series of a source.</summary>
    public IReadOnlyList<Sequence<string>> Of(Source source) => _bySource.GetValueOrDefault(source.Name) ?? [];

    /// <summary>The series that a selection means.</summary>
    public SelectedSeries Selected(Selection selection) => _selections.GetOrAdd(
        selection, s => _selected.GetOrAdd((s.Source.Name, s.Where), _ => new SelectedSeries(s, Of(s.Source))));

    /// <summary>The scopes of an objective that is not about cases, found once for all that tell the same series apart by the same dimensions.</summary>
    public Sequence<Scope> Scopes(Objective objective, Func<Objective, Sequence<Scope>> find) =>
        _scopes.GetOrAdd([.. objective.Per, .. objective.Indicator.Selections().Select(Selected)], _ => find(objective));

    private static IEnumerable<Sequence<string>> Of(SourceTimeline source) => source switch
    {
        SourceTimeline.States states => states.Series.Select(s => s.Labels),
        SourceTimeline.Counts counts => counts.Series.Select(s => s.Labels),
        SourceTimeline.Samples samples => samples.Series.Select(s => s.Labels),
        SourceTimeline.Cases => [],
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
