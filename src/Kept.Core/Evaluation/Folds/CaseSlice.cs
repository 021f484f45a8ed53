namespace Kept.Evaluation.Folds;

/// <summary>Cases, or runs of their clocks, in order of the instants that count them.</summary>
/// <param name="Ticks">Those instants.</param>
/// <param name="Things">Their numbers.</param>
internal readonly record struct CaseSlice(ReadOnlyMemory<long> Ticks, ReadOnlyMemory<int> Things)
{
    public int Count => Things.Length;

    public CaseSlice Where(Func<int, bool> takes)
    {
        var (ticks, things) = (new List<long>(), new List<int>());
        for (var i = 0; i < Count; i++)
        {
            if (!takes(Things.Span[i])) continue;
            ticks.Add(Ticks.Span[i]);
            things.Add(Things.Span[i]);
        }
        return new(ticks.ToArray(), things.ToArray());
    }
}
