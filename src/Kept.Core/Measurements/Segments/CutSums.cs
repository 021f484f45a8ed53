using System.Runtime.InteropServices;

namespace Kept.Measurements.Segments;

/// <summary>The sums of counters in each of some intervals, in memory that is used again. A counter that differs from another in
/// some rows only has its sums, and what those rows differ by; what is beyond 64 bits on the way comes back.</summary>
internal sealed class CutSums(CountRows rows, RowCuts cuts)
{
    private readonly List<long[]> _sums = [];
    private readonly List<bool> _isKnown = [];

    /// <summary>Begins other rows or intervals.</summary>
    public void Begin() => CollectionsMarshal.AsSpan(_isKnown).Clear();

    /// <summary>Whether no sum of a counter can need more than 64 bits, whatever the rows are.</summary>
    public bool IsNarrow(int counter) => rows.Column(counter).Most * rows.Rows <= long.MaxValue;

    /// <summary>The sum of a counter in each interval; it must be narrow.</summary>
    public ReadOnlySpan<long> Of(int counter) => Of(rows.Column(counter), counter);

    private ReadOnlySpan<long> Of(CounterValues values, int counter)
    {
        while (_sums.Count <= counter)
        {
            _sums.Add([]);
            _isKnown.Add(false);
        }
        if (_sums[counter].Length < cuts.Count) (_sums[counter], _isKnown[counter]) = (new long[cuts.Count], false);
        var sums = _sums[counter].AsSpan(0, cuts.Count);
        if (_isKnown[counter]) return sums;
        if (values.IsOneEach) CountRows(sums);
        else if (values.IsSparse) AddDifferences(values, sums);
        else if (cuts.Each > 0) AddUp(values.All[cuts.Start..cuts.End], cuts.Each, sums);
        else AddUp(values.All, cuts.Start, cuts.Ends, sums);
        _isKnown[counter] = true;
        return sums;
    }

    private void CountRows(Span<long> sums)
    {
        if (cuts.Each > 0) sums.Fill(cuts.Each);
        else
            for (var (i, start) = (0, cuts.Start); i < sums.Length; start = cuts.Ends[i++]) sums[i] = cuts.Ends[i] - start;
    }

    private void AddDifferences(CounterValues values, Span<long> sums)
    {
        if (values.Reference is null) sums.Clear();
        else Of(values.Reference, NumberOf(values.Reference)).CopyTo(sums);
        var places = values.Places;
        var differences = values.Differences;
        var (first, last) = (FirstFrom(places, cuts.Start), FirstFrom(places, cuts.End));
        for (var i = first; i < last; i++)
        {
            ref var sum = ref sums[cuts.IndexOf(places[i])];
            sum = unchecked(sum + differences[i]);
        }
    }

    private int NumberOf(CounterValues values)
    {
        var number = 0;
        while (!ReferenceEquals(rows.Column(number), values)) number++;
        return number;
    }

    private static int FirstFrom(ReadOnlySpan<int> places, int row) => places.BinarySearch(row) is var index && index >= 0 ? index : ~index;

    private static void AddUp(ReadOnlySpan<long> values, int each, Span<long> sums)
    {
        unchecked
        {
            for (var i = 0; i < sums.Length; i++)
            {
                var sum = 0L;
                foreach (var value in values[..each]) sum += value;
                sums[i] = sum;
                values = values[each..];
            }
        }
    }

    private static void AddUp(ReadOnlySpan<long> values, int start, ReadOnlySpan<int> ends, Span<long> sums)
    {
        unchecked
        {
            for (var i = 0; i < sums.Length; start = ends[i++])
            {
                var sum = 0L;
                foreach (var value in values[start..ends[i]]) sum += value;
                sums[i] = sum;
            }
        }
    }
}
