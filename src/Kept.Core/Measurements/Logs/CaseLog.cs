using Kept.Agreements;

namespace Kept.Measurements.Logs;

/// <summary>An instant of each row's case; <see cref="EventTimes.Never"/> where there is none.</summary>
internal sealed record NamedTimes(string Name, long[] Times);

/// <summary>The pauses of each row's case.</summary>
internal sealed record NamedPauses(string Name, PauseTimes Pauses);

/// <summary>Cases of which each row tells all. Without a recorded column, what comes after a tick is not known
/// then.</summary>
internal sealed class CaseLog(
    Source source, SourceReport report, IdTexts ids, KnownRows rows,
    NamedTimes[] events, NamedTimes[] dates, NamedPauses[] pauses, WordValues[] fields) : SourceLog(source, report)
{
    private const long NoCut = long.MaxValue;

    public override long? LatestInstant { get; } =
        source.Recorded is null ? Latest(events, pauses, rows) : rows.LatestStamp;

    private protected override SourceTimeline KnownAt(long tick)
    {
        var cut = Source.Recorded is null && tick < LatestInstant ? tick : NoCut;
        var (cases, picked) = CasesAt(tick, cut);
        var pick = cases.Length == ids.Count && IsInOrder(picked) ? new RowPick(0, picked.Length) : new RowPick(picked);
        var table = new CaseTable(
            ids.Of(cases),
            events.ToDictionary(e => e.Name, e => new EventTimes(pick.Of(e.Times), default)),
            dates.ToDictionary(d => d.Name, d => new EventTimes(pick.Of(d.Times), default)),
            pauses.ToDictionary(p => p.Name, p => Of(pick, p.Pauses)),
            fields.ToDictionary(f => f.Name, f => f.Of(pick.Of(f.Codes))));
        return new SourceTimeline.Cases(Source, cut == NoCut ? table : table.UpTo(cut));
    }

    /// <summary>The cases that are known by when each begins, and for each its row. So evaluations, which go by time, find together what
    /// they need together.</summary>
    private (int[] Cases, int[] Rows) CasesAt(long tick, long cut)
    {
        var cases = new int[rows.Groups];
        var picked = new int[rows.Groups];
        var count = 0;
        for (var number = 0; number < rows.Groups; number++)
        {
            var known = rows.KnownAt(number, tick);
            if (known.Count == 0 || !HasBegun(known.Last, cut)) continue;
            cases[count] = number;
            picked[count++] = known.Last;
        }
        var (begins, order) = (new long[count], new int[count]);
        for (var i = 0; i < count; i++) (begins[i], order[i]) = (BeginOf(picked[i]), i);
        InOrderOfTime.Sort(ref begins, ref order);
        return (Array.ConvertAll(order, i => cases[i]), Array.ConvertAll(order, i => picked[i]));
    }

    private long BeginOf(int row)
    {
        var begin = long.MaxValue;
        foreach (var (_, times) in events)
            if (times[row] != EventTimes.Never) begin = Math.Min(begin, times[row]);
        return begin;
    }

    private static bool IsInOrder(int[] picked)
    {
        for (var i = 0; i < picked.Length; i++)
            if (picked[i] != i) return false;
        return true;
    }

    /// <summary>False when there are events, but all of them are still to come.</summary>
    private bool HasBegun(int row, long cut)
    {
        if (cut == NoCut) return true;
        var hasEvents = false;
        foreach (var (_, times) in events)
        {
            if (times[row] == EventTimes.Never) continue;
            if (times[row] <= cut) return true;
            hasEvents = true;
        }
        return !hasEvents;
    }

    private static PauseTimes Of(RowPick pick, PauseTimes pauses)
    {
        if (pick.IsStretch) return pauses;
        var picked = new PauseBuilder();
        for (var i = 0; i < pick.Count; i++)
        {
            foreach (var pause in pauses.Of(pick[i])) picked.Add(pause);
            picked.EndCase();
        }
        return picked.Build();
    }

    private static long? Latest(NamedTimes[] events, NamedPauses[] pauses, KnownRows rows)
    {
        var latest = EventTimes.Never;
        foreach (var (_, times) in events)
            foreach (var time in times) latest = Math.Max(latest, time);
        foreach (var (_, times) in pauses)
            for (var row = 0; row < rows.At.Length; row++)
                foreach (var (start, end) in times.Of(row))
                    latest = Math.Max(latest, end == PauseTimes.Open ? start : end);
        return latest == EventTimes.Never ? null : latest;
    }
}
