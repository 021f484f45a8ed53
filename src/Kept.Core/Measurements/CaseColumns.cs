using System.Text;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Measurements;

/// <summary>The ids of cases, as UTF-8 in one piece; they are made when one is asked for.</summary>
/// <param name="make">Gives the text of all, and where each ends.</param>
public sealed class CaseIds(int count, Func<(ReadOnlyMemory<byte> Text, ReadOnlyMemory<int> Ends)> make)
{
    private readonly Lazy<(ReadOnlyMemory<byte> Text, ReadOnlyMemory<int> Ends)> _all = new(make);

    public CaseIds(ReadOnlyMemory<byte> text, ReadOnlyMemory<int> ends)
        : this(ends.Length, () => (text, ends)) { }

    public int Count => count;

    public string this[int index] => Encoding.UTF8.GetString(Text(index));

    internal ReadOnlySpan<byte> Text(int index)
    {
        var (text, ends) = _all.Value;
        return text.Span[(index == 0 ? 0 : ends.Span[index - 1])..ends.Span[index]];
    }
}

/// <summary>When an event happened to each case: no time, one, or several in order.</summary>
/// <param name="times">All times, case by case.</param>
/// <param name="ends">Where each case's times end in <paramref name="times"/>; empty when every case has exactly one
/// slot in <paramref name="times"/>, with <see cref="Never"/> in the empty ones.</param>
public sealed class EventTimes(ReadOnlyMemory<long> times, ReadOnlyMemory<int> ends)
{
    /// <summary>Stands in a slot whose event has not happened.</summary>
    public const long Never = long.MinValue;

    public ReadOnlySpan<long> Of(int index)
    {
        if (!ends.IsEmpty) return times.Span[(index == 0 ? 0 : ends.Span[index - 1])..ends.Span[index]];
        var slot = times.Span.Slice(index, 1);
        return slot[0] == Never ? [] : slot;
    }

    /// <summary>When it happened to a case for the so-manieth time, counted from 1, or the last time for 0; <see cref="Never"/> when it did
    /// not.</summary>
    public long Of(int index, int number)
    {
        if (ends.IsEmpty) return number < 2 ? times.Span[index] : Never;
        var all = Of(index);
        return all.IsEmpty || number > all.Length ? Never : number == 0 ? all[^1] : all[number - 1];
    }

    /// <summary>The same of consecutive cases.</summary>
    internal void Read(int first, int number, Span<long> into)
    {
        if (ends.IsEmpty && number < 2) times.Span.Slice(first, into.Length).CopyTo(into);
        else
            for (var i = 0; i < into.Length; i++) into[i] = Of(first + i, number);
    }

    /// <summary>Without those after a tick.</summary>
    public EventTimes UpTo(long tick)
    {
        if (!times.Span.ContainsAnyExceptInRange(long.MinValue, tick)) return this;
        if (ends.IsEmpty) return new(times.ToArray().Select(time => time > tick ? Never : time).ToArray(), default);
        var kept = new List<long>(times.Length);
        var keptEnds = new int[ends.Length];
        for (var i = 0; i < ends.Length; i++)
        {
            foreach (var time in Of(i))
                if (time <= tick) kept.Add(time);
            keptEnds[i] = kept.Count;
        }
        return new(kept.ToArray(), keptEnds);
    }
}

/// <summary>The pauses of each case, sorted and disjoint; one that has not ended runs to <see cref="Open"/>.</summary>
public sealed class PauseTimes(ReadOnlyMemory<TimeRange> pauses, ReadOnlyMemory<int> ends)
{
    /// <summary>The end of a pause that has not ended.</summary>
    public const long Open = long.MaxValue / 4;

    public ReadOnlySpan<TimeRange> Of(int index) =>
        pauses.Span[(index == 0 ? 0 : ends.Span[index - 1])..ends.Span[index]];

    /// <summary>The pauses of consecutive cases.</summary>
    /// <param name="stops">Where those of each end among them.</param>
    internal ReadOnlySpan<TimeRange> Of(int first, int count, out int[] stops)
    {
        var start = first == 0 ? 0 : ends.Span[first - 1];
        stops = ends.Span.Slice(first, count).ToArray();
        foreach (ref var stop in stops.AsSpan()) stop -= start;
        return count == 0 ? [] : pauses.Span.Slice(start, stops[^1]);
    }

    /// <summary>As they were at a tick: one that ends later was open, one that begins later had not begun.</summary>
    public PauseTimes UpTo(long tick)
    {
        if (!HasAnyAfter(tick)) return this;
        var kept = new List<TimeRange>(pauses.Length);
        var keptEnds = new int[ends.Length];
        for (var i = 0; i < ends.Length; i++)
        {
            foreach (var pause in Of(i))
                if (pause.Start <= tick) kept.Add(pause.End <= tick ? pause : pause with { End = Open });
            keptEnds[i] = kept.Count;
        }
        return new(kept.ToArray(), keptEnds);
    }

    private bool HasAnyAfter(long tick)
    {
        foreach (var pause in pauses.Span)
            if (pause.Start > tick || (pause.End > tick && pause.End != Open)) return true;
        return false;
    }
}

/// <summary>What a field said of a case from when on, for those cases of which it said more than one thing.</summary>
/// <param name="ends">Where each case's changes end in <paramref name="changes"/>.</param>
public sealed class FieldChanges(Sequence<string> values, ReadOnlyMemory<FieldChange> changes, ReadOnlyMemory<int> ends)
{
    /// <summary>In order of time, the first thing that was said among them; nothing when it never changed.</summary>
    public ReadOnlySpan<FieldChange> Of(int index) =>
        changes.Span[(index == 0 ? 0 : ends.Span[index - 1])..ends.Span[index]];

    public string ValueOf(FieldChange change) => values[change.Code];

    /// <summary>Without those after a tick.</summary>
    public FieldChanges UpTo(long tick)
    {
        var kept = new List<FieldChange>(changes.Length);
        var keptEnds = new int[ends.Length];
        for (var i = 0; i < ends.Length; i++)
        {
            foreach (var change in Of(i))
                if (change.Tick <= tick) kept.Add(change);
            keptEnds[i] = kept.Count;
        }
        return new(values, kept.ToArray(), keptEnds);
    }
}

public readonly record struct FieldChange(long Tick, int Code);

/// <summary>A field's value for each case, as an index into the distinct values; <see cref="None"/> for an empty cell.</summary>
public sealed class FieldValues(Sequence<string> values, ReadOnlyMemory<int> codes)
{
    public const int None = -1;

    public Sequence<string> Values { get; } = values;

    public ReadOnlyMemory<int> Codes { get; } = codes;

    public string? this[int index] => Codes.Span[index] is >= 0 and var code ? Values[code] : null;
}
