namespace Kept.Quantities;

/// <summary>Fractions of positive numbers below 2^31, their numerators added up by denominator in a table that is found by multiplying.</summary>
internal sealed class ShortRatios
{
    private const ulong Spread = 0x9E37_79B9_7F4A_7C15;   // 2^64 over the golden ratio, which spreads numbers that are near each other
    private const int FewestBits = 8;

    private long[] _denominators = new long[1 << FewestBits];   // 0 in a free slot
    private long[] _numerators = new long[1 << FewestBits];
    private int[] _taken = new int[1 << FewestBits - 1];   // the slots that are not free
    private int _bits = FewestBits;
    private int _count;

    public void Add(long numerator, long denominator)
    {
        var slot = SlotOf(denominator);
        if (_denominators[slot] == 0)
        {
            if (_count == _taken.Length)
            {
                Grow();
                slot = SlotOf(denominator);
            }
            Occupy(slot, denominator);
        }
        _numerators[slot] += numerator;
    }

    /// <summary>Takes all out: numerators that are sums, each with its denominator.</summary>
    public (long Numerator, long Denominator)[] Take()
    {
        var all = new (long, long)[_count];
        for (var i = 0; i < all.Length; i++)
        {
            var slot = _taken[i];
            all[i] = (_numerators[slot], _denominators[slot]);
            (_numerators[slot], _denominators[slot]) = (0, 0);
        }
        _count = 0;
        return all;
    }

    private void Occupy(int slot, long denominator)
    {
        _denominators[slot] = denominator;
        _taken[_count++] = slot;
    }

    private int SlotOf(long denominator)
    {
        var denominators = _denominators;
        var slot = (int)(unchecked((ulong)denominator * Spread) >> (64 - _bits));
        while (denominators[slot] != 0 && denominators[slot] != denominator) slot = slot + 1 & denominators.Length - 1;
        return slot;
    }

    private void Grow()
    {
        var (all, bits) = (Take(), ++_bits);
        (_denominators, _numerators, _taken) = (new long[1 << bits], new long[1 << bits], new int[1 << bits - 1]);
        foreach (var (numerator, denominator) in all)
        {
            var slot = SlotOf(denominator);
            Occupy(slot, denominator);
            _numerators[slot] = numerator;
        }
    }
}
