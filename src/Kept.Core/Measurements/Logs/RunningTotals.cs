using Kept.Agreements;
using Kept.Quantities;

namespace Kept.Measurements.Logs;

/// <summary>Counters whose rows hold all that happened so far.</summary>
internal static class RunningTotals
{
    public static bool Are(Counting counting) => counting is Counting.RunningFromZero or Counting.RunningUnknown;

    /// <summary>What happened from each row to the next, at the instant of the first of the two; the last row only ends
    /// what the one before it began.</summary>
    /// <param name="startsAtZero">Whether a total below the one before has counted from 0; else its step is left out.</param>
    public static CountSeries Differences(
        Sequence<string> labels, ReadOnlyMemory<long> at, Sequence<ReadOnlyMemory<long>> totals, bool startsAtZero)
    {
        var steps = Enumerable.Range(0, Math.Max(at.Length - 1, 0))
            .Where(row => startsAtZero || totals.All(c => c.Span[row + 1] >= c.Span[row])).ToArray();
        return CountSeries.Of(
            labels, Array.ConvertAll(steps, row => at.Span[row]),
            totals.Select(c => new ReadOnlyMemory<long>(Array.ConvertAll(steps, row => Step(c.Span[row], c.Span[row + 1])))).ToSequence());
    }

    private static long Step(long total, long next) => next >= total ? next - total : next;
}
