using Kept.Quantities;

namespace Kept.Measurements;

/// <summary>States of one thing: records in order of time, one an instant.</summary>
/// <param name="labels">The values of the source's dimensions, in the source's order.</param>
/// <param name="states">The distinct states; <paramref name="state"/> holds indices into it.</param>
/// <param name="holdsAtMost">How long a record's state holds without a new record, in ticks; null for without end.</param>
public sealed class StateSeries(
    Sequence<string> labels, Sequence<string> states, ReadOnlyMemory<long> at, ReadOnlyMemory<byte> state,
    long? holdsAtMost)
{
    public Sequence<string> Labels { get; } = labels;
    public Sequence<string> States { get; } = states;
    public ReadOnlyMemory<long> At { get; } = at;
    public ReadOnlyMemory<byte> State { get; } = state;
    public long? HoldsAtMost { get; } = holdsAtMost;

    /// <summary>The records up to a tick.</summary>
    public StateSeries UpTo(long tick) => Instants.CountUpTo(At, tick) is var rows && rows == At.Length
        ? this
        : new(Labels, States, At[..rows], State[..rows], HoldsAtMost);
}

/// <summary>Counters of one thing: rows in order of time; several may stand at the same instant.</summary>
/// <param name="counters">For each counter of the source, in the source's order, its whole values; a counter that is
/// one for each row is empty.</param>
public sealed class CountSeries(Sequence<string> labels, ReadOnlyMemory<long> at, Sequence<ReadOnlyMemory<long>> counters)
{
    public Sequence<string> Labels { get; } = labels;
    public ReadOnlyMemory<long> At { get; } = at;
    public Sequence<ReadOnlyMemory<long>> Counters { get; } = counters;

    /// <summary>Whether some counter of a row is not 0.</summary>
    internal bool CountsSomethingAt(int row)
    {
        foreach (var counter in Counters)
            if (counter.IsEmpty || counter.Span[row] != 0) return true;
        return false;
    }

    /// <summary>The rows up to a tick.</summary>
    public CountSeries UpTo(long tick) => Instants.CountUpTo(At, tick) is var rows && rows == At.Length
        ? this
        : new(Labels, At[..rows], Counters.Select(values => values.IsEmpty ? values : values[..rows]).ToSequence());
}

/// <summary>Numbers of one thing in order of time, as whole multiples of 10^-<paramref name="digits"/> of the source's unit.</summary>
public sealed class SampleSeries(Sequence<string> labels, ReadOnlyMemory<long> at, ReadOnlyMemory<long> value, int digits)
{
    public Sequence<string> Labels { get; } = labels;
    public ReadOnlyMemory<long> At { get; } = at;
    public ReadOnlyMemory<long> Value { get; } = value;
    public int Digits { get; } = digits;

    /// <summary>The samples up to a tick.</summary>
    public SampleSeries UpTo(long tick) => Instants.CountUpTo(At, tick) is var rows && rows == At.Length
        ? this
        : new(Labels, At[..rows], Value[..rows], Digits);
}
