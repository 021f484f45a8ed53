using Kept.Agreements;
using Kept.Measurements;
using Kept.Time;

namespace Kept.Evaluation.Folds;

/// <summary>The cases of a table in order of the instant that puts them into a period.</summary>
internal sealed class CasesInTime
{
    private readonly long[] _ticks;
    private readonly int[] _indices;

    /// <param name="at">Cases whose instant is a date that lies after it have not happened yet.</param>
    public CasesInTime(CaseTable table, EventReference countedBy, long at)
    {
        var ticks = new List<long>(table.Count);
        var indices = new List<int>(table.Count);
        var occurrences = table.Occurrences(countedBy);
        for (var i = 0; i < table.Count; i++)
        {
            if (occurrences.Of(i) is not { } tick || tick > at) continue;
            ticks.Add(tick);
            indices.Add(i);
        }
        (_ticks, _indices) = ([.. ticks], [.. indices]);
        Array.Sort(_ticks, _indices);
    }

    /// <summary>The cases of a range, each with its instant.</summary>
    public IEnumerable<(long Tick, int Index)> In(TimeRange range)
    {
        var (first, last) = Instants.Between(_ticks, range.Start, range.End);
        for (var i = first; i < last; i++) yield return (_ticks[i], _indices[i]);
    }
}
