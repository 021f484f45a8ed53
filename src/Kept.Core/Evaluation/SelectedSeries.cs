using System.Collections.Concurrent;
using Kept.Agreements;
using Kept.Evaluation.Expressions;
using Kept.Quantities;

namespace Kept.Evaluation;

/// <summary>The places in its source of the series that a selection means, found by the labels of a scope.</summary>
internal sealed class SelectedSeries
{
    private readonly Source _source;
    private readonly IReadOnlyList<Sequence<string>> _labels;
    private readonly int[] _all;
    private readonly ConcurrentDictionary<Sequence<int>, Dictionary<Sequence<string>, int[]>> _byLabels = [];   // by dimensions

    /// <param name="labels">Of all series of the source.</param>
    public SelectedSeries(Selection selection, IReadOnlyList<Sequence<string>> labels)
    {
        (_source, _labels) = (selection.Source, labels);
        var isMeant = selection.Where is { } where ? new LabelConditions(selection.Source).Condition(where) : _ => true;
        _all = [.. Enumerable.Range(0, labels.Count).Where(place => isMeant(labels[place]) == true)];
    }

    /// <summary>Those of a scope, in order; labels of dimensions that the source does not have tell nothing apart.</summary>
    public int[] In(Scope scope)
    {
        var (indices, values) = (new List<int>(), new List<string>());
        foreach (var label in scope.Labels)
            if (LabelConditions.IndexOf(_source, label.Dimension) is >= 0 and var index)
            {
                indices.Add(index);
                values.Add(label.Value);
            }
        if (indices.Count == 0) return _all;
        var groups = _byLabels.GetOrAdd(indices.ToSequence(), dimensions => _all
            .GroupBy(place => dimensions.Select(d => _labels[place][d]).ToSequence()).ToDictionary(g => g.Key, g => g.ToArray()));
        return groups.GetValueOrDefault(values.ToSequence()) ?? [];
    }
}
