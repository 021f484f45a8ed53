using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Kept.Measurements;
using Kept.Measurements.Segments;

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

    /// <summary>Adds sums to those from <paramref name="first"/> on.</summary>
    /// <param name="most">None of them is larger, nor smaller than its negative.</param>
    public void Add(ReadOnlySpan<long> sums, Int128 most, int first)
    {
        Grow(most);
        if (_wide is null) Add(sums, _narrow.AsSpan(first, sums.Length));
        else
            for (var i = 0; i < sums.Length; i++) _wide[first + i] += sums[i];
    }

    /// <summary>Adds rows to the sums of the intervals from <paramref name="first"/> on that they lie in.</summary>
    /// <param name="most">No value is larger, nor smaller than its negative.</param>
    public void Add(ReadOnlySpan<long> values, RowCuts cuts, Int128 most, int first)
    {
        Grow(most * (cuts.End - cuts.Start));
        if (_wide is null) Widen();
        for (var (i, row) = (0, cuts.Start); i < cuts.Count; i++)
            for (; row < cuts.EndOf(i); row++) _wide![first + i] += values[row];
    }

    /// <summary>Takes a mark off the intervals whose sum is not 0.</summary>
    public void TakeOff(IntervalMarks mark, Span<IntervalMarks> marks)
    {
        if (_wide is null) TakeOff(mark, _narrow.AsSpan(0, marks.Length), marks);
        else
            for (var i = 0; i < marks.Length; i++)
                if (_wide[i] != 0) marks[i] &= ~mark;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TakeOff(IntervalMarks mark, ReadOnlySpan<long> sums, Span<IntervalMarks> marks)
    {
        var (i, width) = (0, Vector512<byte>.Count);
        for (var bytes = MemoryMarshal.AsBytes(marks); i + width <= sums.Length; i += width)
        {
            var isNothing = Vector512.Equals(Steps.Signs(sums.Slice(i, width)), Vector512<sbyte>.Zero).AsByte();
            (Vector512.Create(bytes[i..]) & (isNothing | Vector512.Create((byte)~mark))).CopyTo(bytes[i..]);
        }
        for (; i < sums.Length; i++)
            if (sums[i] != 0) marks[i] &= ~mark;
    }

    private void Grow(Int128 most)
    {
        Most += most;
        if (Most > long.MaxValue && _wide is null) Widen();
    }

    private void Widen()
    {
        _wide = new Int128[_count];
        for (var i = 0; i < _count; i++) _wide[i] = _narrow[i];
    }

    private static void Add(ReadOnlySpan<long> sums, Span<long> into)
    {
        var words = MemoryMarshal.Cast<long, Vector<long>>(sums);
        var wordsInto = MemoryMarshal.Cast<long, Vector<long>>(into);
        for (var i = 0; i < words.Length; i++) wordsInto[i] += words[i];
        unchecked
        {
            for (var i = words.Length * Vector<long>.Count; i < sums.Length; i++) into[i] += sums[i];
        }
    }
}
