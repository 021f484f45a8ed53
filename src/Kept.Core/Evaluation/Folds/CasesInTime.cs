using System.Collections.Concurrent;
using Kept.Agreements;
using Kept.Measurements;
using Kept.Time;

namespace Kept.Evaluation.Folds;

/// <summary>The cases of a table in order of the instant that puts them into a period.</summary>
internal sealed class CasesInTime
{
    private readonly long[] _ticks;
    private readonly int[] _indices;
    private readonly ConcurrentDictionary<FieldValues, Lazy<CasesInTime[]>> _byValue = new(ReferenceEqualityComparer.Instance);

    private CasesInTime(long[] ticks, int[] indices) => (_ticks, _indices) = (ticks, indices);

    /// <param name="at">Cases whose instant is a date that lies after it have not happened yet.</param>
    public static CasesInTime Of(CaseTable table, EventReference countedBy, long at)
    {
        var (ticks, indices, count) = (new long[table.Count], new int[table.Count], 0);
        table.Occurrences(countedBy).Read(0, ticks);
        for (var i = 0; i < ticks.Length; i++)
            if (ticks[i] != EventTimes.Never && ticks[i] <= at) (ticks[count], indices[count++]) = (ticks[i], i);
        if (count < ticks.Length) (ticks, indices) = (ticks[..count], indices[..count]);
        InOrderOfTime.Sort(ref ticks, ref indices);
        return new(ticks, indices);
    }

    /// <summary>The cases of a range.</summary>
    public CaseSlice In(TimeRange range)
    {
        var (first, last) = Instants.Between(_ticks, range.Start, range.End);
        return new(_ticks.AsMemory(first..last), _indices.AsMemory(first..last));
    }

    /// <summary>Those whose field has a value, by its code; they are told apart once for all values.</summary>
    public CasesInTime Having(FieldValues field, int code) => Parts(field)[code - FieldValues.None];

    /// <summary>The cases of each value of a field, those with an empty cell first.</summary>
    public CasesInTime[] Parts(FieldValues field) => _byValue.GetOrAdd(field, f => new(() => Divide(f))).Value;

    private CasesInTime[] Divide(FieldValues field)
    {
        var codes = field.Codes.Span;
        var counts = new int[field.Values.Count + 1];
        foreach (var index in _indices) counts[codes[index] - FieldValues.None]++;
        var parts = Array.ConvertAll(counts, count => new CasesInTime(new long[count], new int[count]));
        Array.Clear(counts);
        for (var i = 0; i < _indices.Length; i++)
        {
            var code = codes[_indices[i]] - FieldValues.None;
            var next = counts[code]++;
            (parts[code]._ticks[next], parts[code]._indices[next]) = (_ticks[i], _indices[i]);
        }
        return parts;
    }
}
