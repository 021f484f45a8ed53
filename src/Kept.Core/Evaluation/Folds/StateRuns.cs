using Kept.Measurements.Segments;
using Kept.Time;

namespace Kept.Evaluation.Folds;

/// <summary>Runs of records of a state.</summary>
internal static class StateRuns
{
    /// <summary>How many records of each state lie in some time.</summary>
    public static (int State, long Records)[] Count(ReadOnlySpan<StateRun> runs, IntervalSet time, int states)
    {
        var counts = new (int State, long Records)[states];
        for (var state = 0; state < states; state++) counts[state].State = state;
        var next = 0;   // the first run that does not end before the range
        foreach (var range in time.AsSpan())
        {
            while (next < runs.Length && runs[next].Times.Last < range.Start) next++;
            for (var run = next; run < runs.Length && runs[run].Times.First < range.End; run++)
                counts[runs[run].State].Records += runs[run].Times.CountBefore(range.End) - runs[run].Times.CountBefore(range.Start);
        }
        return counts;
    }
}
