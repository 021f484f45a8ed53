using System.Runtime.InteropServices;

namespace Kept.Measurements.Segments;

/// <summary>Instants at equal distances: <see cref="First"/>, and so on every <see cref="Step"/> ticks.</summary>
/// <param name="Count">At least one.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TimeRun(long First, long Step, int Count)
{
    public long Last => First + Step * (Count - 1);

    public long this[int index] => First + Step * index;

    /// <summary>Those up to a tick; none of them leave a run with a count of 0.</summary>
    public TimeRun UpTo(long tick) => tick >= Last ? this : this with { Count = CountBefore(tick + 1) };

    /// <summary>These instants and those of a later run as one run; null when their distances differ.</summary>
    public TimeRun? With(TimeRun later)
    {
        var step = later.First - Last;
        return (Count == 1 || Step == step) && (later.Count == 1 || later.Step == step) ? new TimeRun(First, step, Count + later.Count) : null;
    }

    /// <summary>How many of them lie before a tick.</summary>
    public int CountBefore(long tick)
    {
        if (tick <= First) return 0;
        return tick > Last ? Count : (int)((tick - First - 1) / Step) + 1;
    }

    /// <summary>The runs that instants in order make up.</summary>
    public static TimeRun[] Of(ReadOnlySpan<long> at)
    {
        var runs = new List<TimeRun>();
        for (var i = 0; i < at.Length;)
        {
            var count = Steps.CountEqual(at[i..]);
            runs.Add(new TimeRun(at[i], count == 1 ? 0 : at[i + 1] - at[i], count));
            i += count;
        }
        return [.. runs];
    }
}
