using Kept.Quantities;

namespace Kept.Measurements.Segments.Packs;

/// <summary>One segment of a pack. Exactly one of the cases below, by the type of the source's content.</summary>
/// <param name="First">The tick of the first row.</param>
/// <param name="Last">The tick of the last row.</param>
internal abstract record Piece(long First, long Last, int Rows)
{
    /// <param name="Words">The states, which the runs give the numbers of.</param>
    public sealed record States(Sequence<string> Words, StateRun[] Runs) : Piece(Runs[0].Times.First, Runs[^1].Times.Last, CountOf(Runs));

    public sealed record Counts(CountSegment Segment) : Piece(Segment.First, Segment.Last, Segment.Rows);

    public sealed record Samples(SampleSegment Segment) : Piece(Segment.First, Segment.Last, Segment.Rows);

    private static int CountOf(StateRun[] runs)
    {
        var rows = 0L;
        foreach (var run in runs) rows += run.Times.Count;
        return checked((int)rows);
    }
}
