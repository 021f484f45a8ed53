using System.Collections;

namespace Kept.Evaluation;

/// <summary>The findings of an evaluation in their order.</summary>
internal sealed class Findings : IReadOnlyList<Finding>
{
    private readonly IReadOnlyList<ScopedPeriods> _parts;
    private readonly int[] _ends;   // how many there are up to the end of each part

    public Findings(IReadOnlyList<ScopedPeriods> parts)
    {
        (_parts, _ends) = (parts, new int[parts.Count]);
        for (var i = 0; i < _ends.Length; i++) Count = _ends[i] = Count + parts[i].Count;
    }

    public int Count { get; }

    public Finding this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            var part = Array.BinarySearch(_ends, index + 1);
            if (part < 0) part = ~part;
            while (_parts[part].Count == 0) part--;
            return _parts[part][index - _ends[part] + _parts[part].Count];
        }
    }

    public IEnumerator<Finding> GetEnumerator()
    {
        foreach (var part in _parts)
            for (var place = 0; place < part.Count; place++) yield return part[place];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
