using System.Numerics;
using Kept.Measurements.Cells;

namespace Kept.Measurements.Mapping;

/// <summary>Finds with how many decimal digits the values of a series are written, exactly.</summary>
internal sealed class SampleScale
{
    private static readonly int[] MostAdded = [.. Enumerable.Range(0, 64).Select(MostAddedTo)];   // for each number of bits how many digits the least such value can get

    private readonly long[] _changes = new long[DecimalText.MaxDigits + 2];

    /// <summary>Adds values that can be written with some digits.</summary>
    public void Add(int least, int most, long count)
    {
        _changes[least] += count;
        _changes[most + 1] -= count;
    }

    /// <summary>The smallest number of digits that most of the values can be written with.</summary>
    /// <remarks>It is the largest that any of them needs, unless a value is too large for so many digits. Then the
    /// fewest rows are lost: one value of 1e-17 does not cost a series of thousands.</remarks>
    public int Best()
    {
        var (best, most, fitting) = (0, 0L, 0L);
        for (var candidate = 0; candidate <= DecimalText.MaxDigits; candidate++)
        {
            fitting += _changes[candidate];
            if (fitting > most) (best, most) = (candidate, fitting);
        }
        return best;
    }

    /// <summary>The most digits that a value with some digits can be written with in 64 bits.</summary>
    public static int MostDigits(long mantissa, int digits)
    {
        var value = Math.Abs(mantissa);
        var added = MostAdded[64 - BitOperations.LeadingZeroCount((ulong)value)];
        if (value > long.MaxValue / DecimalText.PowerOfTen(added)) added--;
        return Math.Min(digits + added, DecimalText.MaxDigits);
    }

    private static int MostAddedTo(int bits)
    {
        var (least, added) = (bits == 0 ? 0 : 1L << (bits - 1), 0);
        while (added < DecimalText.MaxDigits && least <= long.MaxValue / DecimalText.PowerOfTen(added + 1)) added++;
        return added;
    }
}
