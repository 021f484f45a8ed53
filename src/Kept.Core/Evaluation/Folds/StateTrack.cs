using Kept.Agreements;
using Kept.Evaluation.Expressions;
using Kept.Measurements;
using Kept.Measurements.Segments;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Evaluation.Folds;

/// <summary>One series of states, judged up or down.</summary>
internal sealed class StateTrack
{
    private readonly StateSeries _series;
    private readonly long _at;
    private readonly Judgement[] _judgements;   // by state
    private readonly Lazy<Judged[]> _records;   // in order

    /// <param name="down">When it is down; null never.</param>
    /// <param name="confirmation">Null takes every record at its word.</param>
    public StateTrack(StateSeries series, Source source, Expression? down, Confirmation? confirmation, long at)
    {
        _series = series;
        _at = at;
        _judgements = JudgementsOf(series, down is null ? _ => false : new StateConditions(source).Condition(down));
        _records = new(() => confirmation is null
            ? Array.ConvertAll(series.Runs.ToArray(), run => new Judged(run.Times, _judgements[run.State])) : Confirm(confirmation));
    }

    private enum Judgement : byte
    {
        Up,
        Down,

        /// <summary>Nobody knows.</summary>
        Unknown,

        /// <summary>Records to come may still say which.</summary>
        Open,
    }

    /// <summary>Records at equal distances with what is said of them.</summary>
    private readonly record struct Judged(TimeRun Times, Judgement Judgement);

    /// <summary>The first record's tick; null without records.</summary>
    public long? FirstRecord => _series.Runs.IsEmpty ? null : _series.Runs.Span[0].Times.First;

    /// <summary>What the records say of a range; what comes after the present is unknown.</summary>
    /// <param name="gaps">What time without data counts as.</param>
    public TimeOutline Outline(TimeRange range, GapRule gaps)
    {
        var (down, unknown, open) = (new IntervalSet.Builder(), new IntervalSet.Builder(), new IntervalSet.Builder());
        var end = Math.Min(range.End, _at);
        var position = range.Start;
        foreach (var (held, judgement) in Held(range.Start, end))
        {
            if (held.Start > position) unknown.Append(new(position, held.Start));
            var part = new TimeRange(Math.Max(position, held.Start), held.End);
            if (part.IsEmpty) continue;
            if (judgement is Judgement.Down) down.Append(part);
            if (judgement is Judgement.Unknown) unknown.Append(part);
            if (judgement is Judgement.Open) open.Append(part);
            position = part.End;
        }
        unknown.Append(new(position, range.End));
        var outline = new TimeOutline(down.Build(), unknown.Build(), IntervalSet.Of(range)).With(gaps, _at);
        return outline with { Unknown = outline.Unknown.Union(open.Build()) };
    }

    /// <summary>From when to when which judgement holds, for all records that matter between two ticks.</summary>
    private IEnumerable<(TimeRange Held, Judgement Judgement)> Held(long start, long end)
    {
        var records = _records.Value;
        var most = _series.HoldsAtMost ?? BusinessHours.EndOfTime;
        for (var i = FirstOf(records, start); i < records.Length && records[i].Times.First < end; i++)
        {
            var (times, judgement) = records[i];
            var next = i + 1 < records.Length ? Math.Min(records[i + 1].Times.First, end) : end;
            var isWhole = times.Count == 1 || times.Step <= most;
            if (isWhole) yield return (Until(times.First, times.Last, most, next), judgement);
            for (var row = isWhole ? times.Count : Math.Max(times.CountBefore(start + 1) - 1, 0); row < times.Count && times[row] < end; row++)
                yield return (Until(times[row], times[row], most, row + 1 < times.Count ? Math.Min(times[row + 1], end) : next), judgement);
        }
    }

    private static TimeRange Until(long first, long last, long most, long next) => new(first, Math.Min(next, Math.Min(last, next) + most));

    /// <summary>The last run that begins at or before a tick, or the first one.</summary>
    private static int FirstOf(Judged[] records, long tick)
    {
        var (low, high) = (0, records.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (records[middle].Times.First <= tick) low = middle + 1;
            else high = middle;
        }
        return Math.Max(low - 1, 0);
    }

    private static Judgement[] JudgementsOf(StateSeries series, Func<(Sequence<string> Labels, string State), bool?> isDown) => series.States
        .Select(state => state == SourceContent.States.NoData ? Judgement.Unknown : isDown((series.Labels, state)) switch
        {
            true => Judgement.Down,
            false => Judgement.Up,
            null => Judgement.Unknown,
        }).ToArray();

    /// <summary>The judgement in force at each record: a change takes so many records in a row; a record of which nobody
    /// knows neither confirms nor breaks a row.</summary>
    private Judged[] Confirm(Confirmation confirmation)
    {
        var result = new List<Judged>();
        var (current, candidate) = (Judgement.Unknown, Judgement.Unknown);
        var (since, count) = (0, 0L);   // the candidate's first run, and its records so far
        foreach (var run in _series.Runs.Span)
        {
            var (times, judgement) = (run.Times, _judgements[run.State]);
            if (judgement is not Judgement.Unknown)
            {
                if (judgement != candidate) (candidate, since, count) = (judgement, result.Count, 0);
                var needed = candidate is Judgement.Down ? confirmation.Down : confirmation.Up;
                var before = (int)Math.Min(Math.Max(needed - count - 1, 0), times.Count);   // records that do not confirm it yet
                count += times.Count;
                if (candidate != current && before < times.Count)
                {
                    if (confirmation.FromFirst) Rejudge(result, since, candidate);
                    if (before > 0) result.Add(new(times with { Count = before }, confirmation.FromFirst ? candidate : current));
                    times = new TimeRun(times[before], times.Step, times.Count - before);
                    current = candidate;
                }
            }
            result.Add(new(times, current));
        }
        // A row that records to come may still confirm, from its first on.
        if (confirmation.FromFirst && candidate != current) Rejudge(result, since, Judgement.Open);
        return [.. result];
    }

    private static void Rejudge(List<Judged> records, int since, Judgement judgement)
    {
        for (var i = since; i < records.Count; i++) records[i] = records[i] with { Judgement = judgement };
    }
}
