namespace Kept.Evaluation.Folds;

/// <summary>A sum for each of many intervals: in 64 bits as long as no sum can be larger, whatever the rows are, else in 128.</summary>
internal sealed class SumColumn
{
    private long[] _narrow = [];
    private Int128[]? _wide;
    private int _count;

    /// <summary>No sum is larger, nor smaller than its negative.</summary>
    public Int128 Most { get; private set; }

    /// <summary>The sums; null when they may need more than 64 bits.</summary>
    public long[]? Narrow => _wide is null ? _narrow : null;

    public Int128 this[int index] => _wide is null ? _narrow[index] : _wide[index];

    public void Begin(int count)
    {
        if (_narrow.Length < count) _narrow = new long[count];
        _narrow.AsSpan(0, count).Clear();
        (_wide, Most, _count) = (null, 0, count);
    }

    /// <summary>Adds the rows between two positions to each sum.</summary>
    /// <param name="values">Empty for one each.</param>
    /// <param name="ends">For each sum from <paramref name="first"/> on the position behind its last row; the first row is 0.</param>
    /// <param name="most">No value is larger.</param>
    public void Add(ReadOnlySpan<long> values, Int128 most, int first, int start, ReadOnlySpan<int> ends)
    {
        Most += (values.IsEmpty ? 1 : most) * (ends.IsEmpty ? 0 : ends[^1] - start);
        if (Most > long.MaxValue && _wide is null)
        {
            _wide = new Int128[_count];
            for (var i = 0; i < _count; i++) _wide[i] = _narrow[i];
        }
        if (_wide is null) AddNarrow(values, _narrow.AsSpan(first, ends.Length), start, ends);
        else AddWide(values, _wide.AsSpan(first, ends.Length), start, ends);
    }

    private static void AddNarrow(ReadOnlySpan<long> values, Span<long> sums, int start, ReadOnlySpan<int> ends)
    {
        if (values.IsEmpty)
        {
            for (var i = 0; i < sums.Length; start = ends[i++]) sums[i] += ends[i] - start;
            return;
        }
        unchecked
        {
            for (var (i, row) = (0, start); i < sums.Length; i++)
            {
                var (end, sum) = (ends[i], sums[i]);
                for (; row < end; row++) sum += values[row];
                sums[i] = sum;
            }
        }
    }

    private static void AddWide(ReadOnlySpan<long> values, Span<Int128> sums, int start, ReadOnlySpan<int> ends)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            if (values.IsEmpty) sums[i] += ends[i] - start;
            else
                foreach (var value in values[start..ends[i]]) sums[i] += value;
            start = ends[i];
        }
    }
}
