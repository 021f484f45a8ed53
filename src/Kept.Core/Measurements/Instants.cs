namespace Kept.Measurements;

/// <summary>Columns of ticks in order of time.</summary>
internal static class Instants
{
    /// <summary>The first row at or after one tick, and the first at or after another.</summary>
    public static (int First, int Last) Between(ReadOnlySpan<long> at, long from, long to) => (LowerBound(at, from), LowerBound(at, to));

    public static int CountUpTo(ReadOnlyMemory<long> at, long tick) => LowerBound(at.Span, tick + 1);

    private static int LowerBound(ReadOnlySpan<long> at, long tick)
    {
        int low = 0, high = at.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (at[middle] < tick) low = middle + 1; else high = middle;
        }
        return low;
    }
}
