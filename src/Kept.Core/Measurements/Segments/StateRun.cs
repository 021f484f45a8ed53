using System.Numerics;

namespace Kept.Measurements.Segments;

/// <summary>Records of one state at equal distances.</summary>
/// <param name="State">The number of the state among those of its source.</param>
public readonly record struct StateRun(TimeRun Times, byte State)
{
    /// <summary>The runs that records in order of time make up.</summary>
    public static StateRun[] Of<T>(ReadOnlySpan<long> at, ReadOnlySpan<T> state)
        where T : unmanaged, IBinaryInteger<T>
    {
        var runs = new List<StateRun>();
        for (var row = 0; row < at.Length;)
        {
            var same = state[row..].IndexOfAnyExcept(state[row]) is >= 0 and var other ? other : at.Length - row;
            for (var end = row + same; row < end;)
            {
                var count = Steps.CountEqual(at[row..end]);
                runs.Add(new(new TimeRun(at[row], count == 1 ? 0 : at[row + 1] - at[row], count), byte.CreateChecked(state[row])));
                row += count;
            }
        }
        return [.. runs];
    }
}
