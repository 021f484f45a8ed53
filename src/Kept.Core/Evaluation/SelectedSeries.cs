using System.Collections.Concurrent;
using Kept.Agreements;
using Kept.Evaluation.Expressions;
using Kept.Quantities;

namespace Kept.Evaluation;

/// <summary>The series that a selection means, found by the labels of a scope.</summary>
internal sealed class SelectedSeries<T>
{
    private readonly Source _source;
    private readonly Func<T, Sequence<string>> _labelsOf;
    private readonly List<T> _all;
    private readonly ConcurrentDictionary<Sequence<int>, Dictionary<Sequence<string>, List<T>>> _byLabels = [];   // by dimensions

    public SelectedSeries(Selection selection, IEnumerable<T> series, Func<T, Sequence<string>> labelsOf)
    {
        _source = selection.Source;
        _labelsOf = labelsOf;
        var isMeant = selection.Where is { } where ? new LabelConditions(selection.Source).Condition(where) : _ => true;
        _all = series.Where(s => isMeant(labelsOf(s)) == true).ToList();
    }

    /// <summary>Those of a scope, in order; labels of dimensions that the source does not have tell nothing apart.</summary>
    public IReadOnlyList<T> In(Scope scope)
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
            .GroupBy(series => dimensions.Select(d => _labelsOf(series)[d]).ToSequence()).ToDictionary(g => g.Key, g => g.ToList()));
        return groups.GetValueOrDefault(values.ToSequence()) ?? [];
    }
}
