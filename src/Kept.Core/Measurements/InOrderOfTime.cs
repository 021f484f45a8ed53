namespace Kept.Measurements;

/// <summary>Puts instants into order digit by digit, which takes a few steps for each whatever their number.</summary>
internal static class InOrderOfTime
{
    private const int DigitBits = 11;
    private const int Digits = 1 << DigitBits;

    private const int FewTicks = 4096;   // for which there are too many digits

    /// <summary>The indices of ticks in the order of time, those of equal ticks in their own.</summary>
    public static int[] Of(ReadOnlySpan<long> at)
    {
        var (ticks, indices) = (at.ToArray(), new int[at.Length]);
        for (var i = 0; i < indices.Length; i++) indices[i] = i;
        if (ticks.Length > FewTicks)
        {
            Sort(ref ticks, ref indices);
            return indices;
        }
        Array.Sort(ticks, indices);
        for (int start = 0, end; start < ticks.Length; start = end)
        {
            end = start + 1;
            while (end < ticks.Length && ticks[end] == ticks[start]) end++;
            if (end - start > 1) Array.Sort(indices, start, end - start);
        }
        return indices;
    }

    /// <summary>Sorts ticks, and with each its index; those of equal ticks stay in their order.</summary>
    public static void Sort(ref long[] ticks, ref int[] indices)
    {
        if (ticks.Length < 2) return;
        var (least, most, isSorted) = (ticks[0], ticks[0], true);
        for (var i = 1; i < ticks.Length; i++)
        {
            isSorted &= ticks[i - 1] <= ticks[i];
            (least, most) = (Math.Min(least, ticks[i]), Math.Max(most, ticks[i]));
        }
        if (isSorted) return;
        var (otherTicks, otherIndices) = (new long[ticks.Length], new int[ticks.Length]);
        var range = unchecked((ulong)(most - least));
        for (var shift = 0; shift < 64 && range >> shift != 0; shift += DigitBits)
        {
            Distribute(ticks, indices, otherTicks, otherIndices, least, shift);
            (ticks, otherTicks, indices, otherIndices) = (otherTicks, ticks, otherIndices, indices);
        }
    }

    /// <summary>Sorts by one digit of the distance from the least.</summary>
    private static void Distribute(long[] ticks, int[] indices, long[] toTicks, int[] toIndices, long least, int shift)
    {
        var ends = new int[Digits];
        foreach (var tick in ticks) ends[DigitOf(tick, least, shift)]++;
        for (var (digit, end) = (0, 0); digit < Digits; digit++) ends[digit] = end += ends[digit];
        for (var i = ticks.Length - 1; i >= 0; i--)
        {
            var place = --ends[DigitOf(ticks[i], least, shift)];
            toTicks[place] = ticks[i];
            toIndices[place] = indices[i];
        }
    }

    private static int DigitOf(long tick, long least, int shift) => (int)((unchecked((ulong)(tick - least)) >> shift) & (Digits - 1));
}
