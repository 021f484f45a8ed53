using System.Numerics;

namespace Kept.Time;

/// <summary>An index over open ranges that counts the open time between two instants in a few nanoseconds, and finds
/// the instant at which so much of it has passed.</summary>
/// <remarks>
/// The time from the first opening to the last closing is cut into equal slices, two to four for each opening, and a
/// table holds for each slice the opening in force at its start. With hours spread evenly, that opening or the next is
/// the one in force at any instant of the slice; crowded slices are searched by halving. The open ranges lie inside
/// <see cref="TimeRange.Always"/>, so sums of ticks stay in range; the instants asked about may be any.
/// </remarks>
public sealed class BusinessHours
{
    /// <summary>Stands for "never": later than every instant, and safe to count with.</summary>
    public const long EndOfTime = long.MaxValue / 4;

    /// <summary>Stands for "never before": earlier than every instant, and safe to count with.</summary>
    public const long StartOfTime = long.MinValue / 4;

    private readonly Opening[] _openings;   // and one behind the last, which never begins
    private readonly int[] _inForce;        // for each slice the opening in force at its start, and one slice more
    private readonly int _sliceBits;
    private readonly long _first;
    private readonly long _last;
    private readonly long _total;

    public BusinessHours(IntervalSet open)
    {
        var count = open.Count;
        _first = count == 0 ? 0 : open[0].Start;
        _last = count == 0 ? 0 : open[^1].End;
        _total = open.Length;
        _openings = new Opening[Math.Max(count, 1) + 1];
        var before = 0L;
        for (var i = 0; i < count; i++)
        {
            _openings[i] = new(open[i].Start, open[i].Length, before);
            before += open[i].Length;
        }
        _openings[^1] = new(long.MaxValue, 0, before);

        // The widest power of two that still gives two slices for each opening.
        _sliceBits = Math.Max(0, BitOperations.Log2((ulong)(_last - _first) / (2 * (ulong)Math.Max(count, 1)) | 1));
        _inForce = new int[((_last - _first) >> _sliceBits) + 2];
        for (int slice = 0, i = 0; slice < _inForce.Length; slice++)
        {
            while (_openings[i + 1].Start <= _first + ((long)slice << _sliceBits)) i++;
            _inForce[slice] = i;
        }
    }

    /// <summary>The open ticks from one instant to another; 0 when the second is not after the first.</summary>
    public long Elapsed(long from, long to) => to <= from ? 0 : OpenBefore(to) - OpenBefore(from);

    /// <summary>The same for many pairs of instants.</summary>
    public void Elapsed(ReadOnlySpan<long> from, ReadOnlySpan<long> to, Span<long> elapsed)
    {
        for (var i = 0; i < elapsed.Length; i++) elapsed[i] = Elapsed(from[i], to[i]);
    }

    /// <summary>When a budget of open ticks is used up. The clock starts at the first open instant at or after
    /// <paramref name="start"/>; a budget of 0 is due right then.</summary>
    /// <param name="atNextOpening">A budget used up exactly at closing is due at the next opening instead.</param>
    /// <returns><see cref="EndOfTime"/> when the hours end before the budget does.</returns>
    public long DueAfter(long start, long budget, bool atNextOpening = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(budget);
        var passed = OpenBefore(start);
        if (budget > _total - passed) return EndOfTime;
        return atNextOpening || budget == 0 ? LatestAfter(passed + budget) : EarliestAfter(passed + budget);
    }

    /// <summary>When a clock has to start to have used up a budget of open ticks by <paramref name="end"/>: the latest
    /// such instant, and for a budget of 0 the end itself or, outside the hours, the closing before it.</summary>
    /// <returns><see cref="StartOfTime"/> when there are not that many open ticks before the end.</returns>
    public long StartBefore(long end, long budget)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(budget);
        var passed = OpenBefore(end);
        if (budget > passed) return StartOfTime;
        return budget == 0 ? EarliestAfter(passed) : LatestAfter(passed - budget);
    }

    /// <summary>The tick itself when it is open, else the next opening, or <see cref="EndOfTime"/>.</summary>
    public long FirstOpenAtOrAfter(long tick) => LatestAfter(OpenBefore(tick));

    /// <summary>The last closing that is not after the tick, or <see cref="StartOfTime"/>.</summary>
    public long LastCloseAtOrBefore(long tick)
    {
        if (tick < _first || _total == 0) return StartOfTime;
        var index = IndexAt(Math.Min(tick, _last));
        if (_openings[index].End <= tick) return _openings[index].End;
        return index == 0 ? StartOfTime : _openings[index - 1].End;
    }

    private long OpenBefore(long tick)
    {
        tick = Math.Clamp(tick, _first, _last);
        ref readonly var opening = ref _openings[IndexAt(tick)];
        return opening.Before + Math.Min(tick - opening.Start, opening.Length);
    }

    /// <summary>The earliest instant that has so many open ticks before it: a closing rather than an opening.</summary>
    private long EarliestAfter(long openTicks)
    {
        if (openTicks == 0) return StartOfTime;
        ref readonly var opening = ref _openings[LastWithFewerBefore(openTicks)];
        return opening.Start + (openTicks - opening.Before);
    }

    /// <summary>The latest instant that has so many open ticks before it: an opening rather than a closing.</summary>
    private long LatestAfter(long openTicks)
    {
        if (openTicks == _total) return EndOfTime;
        ref readonly var opening = ref _openings[LastWithFewerBefore(openTicks + 1)];
        return opening.Start + (openTicks - opening.Before);
    }

    /// <param name="tick">From the first opening to the last closing.</param>
    private int IndexAt(long tick)
    {
        var slice = (int)((tick - _first) >> _sliceBits);
        var index = _inForce[slice];
        index += _openings[index + 1].Start <= tick ? 1 : 0;
        return _openings[index + 1].Start <= tick ? IndexInCrowded(slice, index, tick) : index;
    }

    private int IndexInCrowded(int slice, int low, long tick)
    {
        var high = _inForce[slice + 1];
        while (low < high)
        {
            var middle = (low + high + 1) >>> 1;
            if (_openings[middle].Start <= tick) low = middle; else high = middle - 1;
        }
        return low;
    }

    private int LastWithFewerBefore(long openTicks)
    {
        int low = 0, high = _openings.Length - 2;
        while (low < high)
        {
            var middle = (low + high + 1) >>> 1;
            if (_openings[middle].Before < openTicks) low = middle; else high = middle - 1;
        }
        return low;
    }

    /// <param name="Before">The open ticks before <paramref name="Start"/>.</param>
    private readonly record struct Opening(long Start, long Length, long Before)
    {
        public long End => Start + Length;
    }
}
