namespace Kept.Benchmarks.Generation;

/// <summary>A small generator of its own, so that made-up files do not depend on the runtime's.</summary>
public sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number from 0 to <paramref name="sides"/> - 1.</summary>
    public int Next(int sides)
    {
        _state = unchecked(_state * 6364136223846793005UL + 1442695040888963407UL);
        return (int)((_state >> 33) % (ulong)sides);
    }
}
