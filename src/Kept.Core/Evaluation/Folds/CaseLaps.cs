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
    private readonly EventTimes[] _starts;
    private readonly EventTimes[] _ends;
    private readonly CycleRule? _counts;
    private readonly long _at;

    public CaseLaps(Clock clock, CaseTable table, long at)
    {
        _from = table.Occurrences(clock.From);
        _to = table.Occurrences(clock.To);
        _counts = clock.Cycles?.Counts;
        _starts = TimesOf(clock.Cycles is { } starts ? [clock.From.Event, .. starts.AlsoFrom] : [], table);
        _ends = TimesOf(clock.Cycles is { } ends ? [clock.To.Event, .. ends.AlsoTo] : [], table);
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
    /// within a run, or end none, does nothing.</summary>
    public List<Lap> All(int index)
    {
        var marks = new List<(long Tick, bool Begins)>();
        foreach (var times in _ends)
            foreach (var tick in times.Of(index)) marks.Add((tick, false));
        foreach (var times in _starts)
            foreach (var tick in times.Of(index)) marks.Add((tick, true));
        marks.Sort();   // ends before beginnings

        var laps = new List<Lap>();
        foreach (var (tick, begins) in marks)
        {
            if (tick > _at) break;
            var isOpen = laps is [.., { Done: null }];
            if (begins && !isOpen) laps.Add(new Lap(index, tick, null));
            if (!begins && isOpen) laps[^1] = laps[^1] with { Done = tick };
        }
        return laps;
    }

    /// <summary>The stretches between the runs on a case.</summary>
    public IEnumerable<TimeRange> Between(int index) =>
        All(index) is { Count: > 1 } laps ? laps.Zip(laps.Skip(1), (a, b) => new TimeRange(a.Done!.Value, b.From)) : [];

    private static EventTimes[] TimesOf(IEnumerable<string> events, CaseTable table) =>
        [.. events.Select(table.FindTimes).OfType<EventTimes>()];
}
