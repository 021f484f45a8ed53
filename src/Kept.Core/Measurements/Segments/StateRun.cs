namespace Kept.Measurements.Segments;

/// <summary>Records of one state at equal distances.</summary>
/// <param name="State">The number of the state among those of its source.</param>
public readonly record struct StateRun(TimeRun Times, byte State)
{
    /// <summary>The runs that records in order of time make up.</summary>
    public static StateRun[] Of(ReadOnlySpan<long> at, ReadOnlySpan<byte> state)
    {
        var runs = new List<StateRun>();
        for (var row = 0; row < at.Length;)
        {
            var same = state[row..].IndexOfAnyExcept(state[row]) is >= 0 and var other ? other : at.Length - row;
            var count = TimeRun.Length(at.Slice(row, same));
            runs.Add(new(new TimeRun(at[row], count == 1 ? 0 : at[row + 1] - at[row], count), state[row]));
            row += count;
        }
        return [.. runs];
    }
}
