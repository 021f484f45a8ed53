using Kept.Measurements.Cells;
using Kept.Measurements.Logs;

namespace Kept.Measurements.Mapping;

/// <summary>Brings the values of a series to the same number of decimal digits, exactly.</summary>
internal sealed class SampleScale(RowColumn<long> mantissas, RowColumn<byte> digits)
{
    /// <summary>The smallest number of digits that most of the rows can be written with.</summary>
    /// <remarks>It is the largest that any of them needs, unless a value is too large for so many digits. Then the
    /// fewest rows are lost: one value of 1e-17 does not cost a series of thousands.</remarks>
    public int DigitsFor(ReadOnlySpan<int> rows)
    {
        Span<int> changes = stackalloc int[DecimalText.MaxDigits + 2];
        changes.Clear();
        foreach (var row in rows)
        {
            changes[digits[row]]++;
            changes[MostDigits(row) + 1]--;
        }
        var (best, most, fitting) = (0, 0, 0);
        for (var candidate = 0; candidate <= DecimalText.MaxDigits; candidate++)
        {
            fitting += changes[candidate];
            if (fitting > most) (best, most) = (candidate, fitting);
        }
        return best;
    }

    public bool Fits(int row, int wanted) => digits[row] <= wanted && wanted <= MostDigits(row);

    /// <summary>The row's value as a multiple of 10^-<paramref name="wanted"/>.</summary>
    public long Value(int row, int wanted) => mantissas[row] * DecimalText.PowerOfTen(wanted - digits[row]);

    /// <summary>The most digits that the value can be written with in 64 bits.</summary>
    private int MostDigits(int row)
    {
        var value = Math.Abs(mantissas[row]);
        var most = (int)digits[row];
        while (most < DecimalText.MaxDigits && value <= long.MaxValue / 10)
        {
            value *= 10;
            most++;
        }
        return most;
    }
}
