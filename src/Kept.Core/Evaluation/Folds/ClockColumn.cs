using Kept.Agreements;
using Kept.Measurements;
using Kept.Time;

namespace Kept.Evaluation.Folds;

/// <summary>What a clock that runs once shows on each case of a table: read on some thousand cases at a time when one of them is asked for, and once
/// for all promises about the clock. Several threads may ask.</summary>
/// <param name="hours">Of all cases; null where they differ.</param>
/// <param name="read">Reads the clock on one case.</param>
internal sealed class ClockColumn(Clock clock, CaseTable table, long at, CalendarClock? hours, Func<int, ClockReading> read)
{
    private const int PieceBits = 12;
    private const int PieceLength = 1 << PieceBits;
    private const int WithinPiece = PieceLength - 1;

    private readonly ClockReading[]?[] _pieces = new ClockReading[]?[(table.Count + WithinPiece) >> PieceBits];
    private readonly PauseTimes[] _pauses = [.. clock.Pauses.Select(table.FindPauses).OfType<PauseTimes>()];

    public ClockReading Read(int index) => (_pieces[index >> PieceBits] ?? ReadPiece(index >> PieceBits))[index & WithinPiece];

    private ClockReading[] ReadPiece(int piece)
    {
        var first = piece << PieceBits;
        var readings = new ClockReading[Math.Min(PieceLength, table.Count - first)];
        if (hours is not null && _pauses.Length < 2) ReadTogether(first, readings, hours);
        else
            for (var i = 0; i < readings.Length; i++) readings[i] = read(first + i);
        return _pieces[piece] = readings;   // two that read the same piece read the same
    }

    /// <summary>Reads the clock on consecutive cases: all their time, less all their pauses.</summary>
    private void ReadTogether(int first, Span<ClockReading> into, CalendarClock hours)
    {
        var (from, to, elapsed) = (new long[into.Length], new long[into.Length], new long[into.Length]);
        table.Occurrences(clock.From).Read(first, from);
        table.Occurrences(clock.To).Read(first, to);
        for (var i = 0; i < to.Length; i++)
        {
            if (to[i] == EventTimes.Never || to[i] > at) into[i] = ClockReading.Of(0, isOpen: true);
            if (into[i].IsOpen) to[i] = at;
            if (from[i] == EventTimes.Never) (from[i], into[i]) = (to[i], ClockReading.Of(0, isOpen: true));
        }
        hours.Elapsed(from, to, elapsed);
        if (_pauses is [var pauses]) Subtract(pauses, first, from, to, elapsed, hours);
        for (var i = 0; i < into.Length; i++) into[i] = ClockReading.Of(elapsed[i], into[i].IsOpen);
    }

    /// <summary>Takes the time of pauses out.</summary>
    private static void Subtract(PauseTimes pauses, int first, long[] from, long[] to, long[] elapsed, CalendarClock hours)
    {
        var all = pauses.Of(first, from.Length, out var ends);
        var (starts, stops, paused) = (new long[all.Length], new long[all.Length], new long[all.Length]);
        for (int i = 0, next = 0; i < from.Length; i++)
            for (; next < ends[i]; next++) (starts[next], stops[next]) = (Math.Max(all[next].Start, from[i]), Math.Min(all[next].End, to[i]));
        hours.Elapsed(starts, stops, paused);
        for (var next = 1; next < paused.Length; next++) paused[next] += paused[next - 1];
        for (var (i, before) = (0, 0L); i < from.Length; i++)
        {
            var sofar = ends[i] == 0 ? 0 : paused[ends[i] - 1];
            elapsed[i] -= sofar - before;
            before = sofar;
        }
    }
}
