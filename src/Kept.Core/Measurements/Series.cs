using Kept.Measurements.Segments;
using Kept.Quantities;

namespace Kept.Measurements;

/// <summary>States of one thing: records in order of time, one an instant.</summary>
/// <param name="labels">The values of the source's dimensions, in the source's order.</param>
/// <param name="states">The distinct states, which the runs give the numbers of.</param>
/// <param name="holdsAtMost">How long a record's state holds without a new record, in ticks; null for without end.</param>
public sealed class StateSeries(
    Sequence<string> labels, Sequence<string> states, ReadOnlyMemory<StateRun> runs, long? holdsAtMost)
{
    public Sequence<string> Labels { get; } = labels;
    public Sequence<string> States { get; } = states;
    public ReadOnlyMemory<StateRun> Runs { get; } = runs;
    public long? HoldsAtMost { get; } = holdsAtMost;

    /// <summary>The records up to a tick.</summary>
    public StateSeries UpTo(long tick)
    {
        var runs = Runs.Span;
        if (runs.IsEmpty || runs[^1].Times.Last <= tick) return this;
        var kept = new List<StateRun>();
        foreach (var run in runs)
            if (run.Times.UpTo(tick) is { Count: > 0 } times) kept.Add(run with { Times = times });
        return new(Labels, States, kept.ToArray(), HoldsAtMost);
    }
}

/// <summary>Counters of one thing: rows in order of time; several may stand at the same instant.</summary>
/// <param name="segments">In order of time. The counters are in the source's order.</param>
public sealed class CountSeries(Sequence<string> labels, Sequence<CountSegment> segments)
{
    public Sequence<string> Labels { get; } = labels;
    public Sequence<CountSegment> Segments { get; } = segments;

    /// <param name="counters">For each counter its whole values; empty for one that is one for each row.</param>
    public static CountSeries Of(Sequence<string> labels, ReadOnlySpan<long> at, Sequence<ReadOnlyMemory<long>> counters)
    {
        var segments = new List<CountSegment>();
        foreach (var (start, count) in SegmentBounds.Of(at))
            segments.Add(CountSegment.Encode(
                at.Slice(start, count), counters.Select(c => c.IsEmpty ? c : c.Slice(start, count)).ToSequence()));
        return new(labels, segments.ToSequence());
    }

    /// <summary>The rows up to a tick.</summary>
    public CountSeries UpTo(long tick) => Segments.Count == 0 || Segments[^1].Last <= tick
        ? this
        : new(Labels, Segments.Where(s => s.First <= tick).Select(s => s.UpTo(tick)).ToSequence());
}

/// <summary>Numbers of one thing in order of time.</summary>
public sealed class SampleSeries(Sequence<string> labels, Sequence<SampleSegment> segments)
{
    public Sequence<string> Labels { get; } = labels;

    /// <summary>In order of time.</summary>
    public Sequence<SampleSegment> Segments { get; } = segments;

    /// <summary>The most decimal digits of its values.</summary>
    public int Digits { get; } = segments.Count == 0 ? 0 : segments.Max(s => s.Digits);

    /// <param name="values">As whole multiples of 10^-<paramref name="digits"/> of the source's unit.</param>
    public static SampleSeries Of(Sequence<string> labels, ReadOnlySpan<long> at, ReadOnlySpan<long> values, int digits)
    {
        var segments = new List<SampleSegment>();
        foreach (var (start, count) in SegmentBounds.Of(at))
            segments.Add(SampleSegment.Encode(at.Slice(start, count), values.Slice(start, count), digits));
        return new(labels, segments.ToSequence());
    }

    /// <summary>The samples up to a tick.</summary>
    public SampleSeries UpTo(long tick) => Segments.Count == 0 || Segments[^1].Last <= tick
        ? this
        : new(Labels, Segments.Where(s => s.First <= tick).Select(s => s.UpTo(tick)).ToSequence());
}
