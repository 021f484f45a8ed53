using Kept.Agreements;
using Kept.Measurements;
using Kept.Time;

namespace Kept.Evaluation.Folds;

/// <summary>One run of a clock on a case.</summary>
/// <param name="Done">When it stopped; null while it runs.</param>
internal readonly record struct Lap(int Case, long From, long? Done)
{
    /// <summary>Pauses before it count as if there were none.</summary>
    public long PausesFrom { get; init; } = BusinessHours.StartOfTime;

    public bool IsStarted => From != BusinessHours.EndOfTime;

    public static Lap NotStarted(int index, long? done = null) => new(index, BusinessHours.EndOfTime, done);
}

/// <summary>The runs of a clock on the cases of a table.</summary>
internal sealed class CaseLaps
{
    private readonly Occurrences _from;
    private readonly Occurrences _to;
    private readonly (EventTimes Times, Mark Mark)[] _events;
    private readonly CycleRule? _counts;
    private readonly long _at;

    public CaseLaps(Clock clock, CaseTable table, long at)
    {
        _from = table.Occurrences(clock.From);
        _to = table.Occurrences(clock.To);
        _counts = clock.Cycles?.Counts;
        _events = clock.Cycles is { } cycles ? [.. Marks(clock, cycles, table)] : [];
        _at = at;
    }

    /// <summary>The run that counts for a case, or what all its runs make up.</summary>
    public Lap Of(int index)
    {
        if (_counts is null)
        {
            var done = _to.Of(index) is { } tick && tick <= _at ? tick : (long?)null;
            return _from.Of(index) is { } from ? new Lap(index, from, done) : Lap.NotStarted(index, done);
        }
        return All(index) switch
        {
            [] => Lap.NotStarted(index),
            [var first, ..] when _counts is CycleRule.First => first,
            [.., var last] when _counts is CycleRule.Last => last,
            [var first, .., var last] => first with { Done = last.Done },
            [var only] => only,
        };
    }

    /// <summary>Every run on a case, in order. An event that ends one and begins another does both; one that would begin a run
    /// within a run, or end none, does nothing. Of several events at one instant those come first that end a run which is open then; what begins
    /// one then may be ended at once by an event that only ends.</summary>
    public List<Lap> All(int index)
    {
        var marks = new SortedDictionary<long, Mark>();
        foreach (var (times, mark) in _events)
            foreach (var tick in times.Of(index)) marks[tick] = marks.GetValueOrDefault(tick) | mark;

        var laps = new List<Lap>();
        foreach (var (tick, mark) in marks)
        {
            if (tick > _at) break;
            var wasOpen = laps is [.., { Done: null }];
            if (wasOpen && (mark & (Mark.Ends | Mark.EndsAndBegins)) != 0) laps[^1] = laps[^1] with { Done = tick };
            if ((mark & (Mark.Begins | Mark.EndsAndBegins)) != 0 && laps is not [.., { Done: null }])
                laps.Add(new Lap(index, tick, wasOpen || (mark & Mark.Ends) == 0 ? null : tick));
        }
        return laps;
    }

    /// <summary>The stretches between the runs on a case.</summary>
    public IEnumerable<TimeRange> Between(int index) =>
        All(index) is { Count: > 1 } laps ? laps.Zip(laps.Skip(1), (a, b) => new TimeRange(a.Done!.Value, b.From)) : [];

    private static IEnumerable<(EventTimes Times, Mark Mark)> Marks(Clock clock, Cycles cycles, CaseTable table)
    {
        string[] begin = [clock.From.Event, .. cycles.AlsoFrom], end = [clock.To.Event, .. cycles.AlsoTo];
        foreach (var name in begin.Union(end))
            if (table.FindTimes(name) is { } times)
                yield return (times, !end.Contains(name) ? Mark.Begins : begin.Contains(name) ? Mark.EndsAndBegins : Mark.Ends);
    }

    /// <summary>What an event does to runs.</summary>
    [Flags]
    private enum Mark
    {
        None = 0,
        Begins = 1,
        Ends = 2,
        EndsAndBegins = 4,
    }
}
