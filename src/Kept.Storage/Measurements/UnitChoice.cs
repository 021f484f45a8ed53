using Kept.Agreements;
using Kept.Measurements.Segments;
using Kept.Time;

namespace Kept.Storage.Measurements;

/// <summary>Which rows of a series an evaluation needs for a range of time: those within it, of states the last ones before it, since
/// they still hold, of running totals the next ones, which they came to, and something that is known where anything is.</summary>
internal sealed record UnitChoice
{
    private const int FirstDay = -40_000;   // before 1900
    private const int LastDay = 100_000;   // after 2199

    private readonly long _batches;
    private readonly bool _isWhole;
    private readonly int _from;
    private readonly int _to;
    private readonly long _known;   // the tick up to which rows are known
    private readonly long _happened;   // the tick up to which rows are known and have happened
    private readonly bool _looksBack;
    private readonly bool _looksAhead;

    /// <param name="at">The tick after which nothing has happened yet.</param>
    /// <param name="batches">How many batches count.</param>
    public UnitChoice(Source source, TimeRange? range, long asOf, long at, long batches)
    {
        _batches = batches;
        _isWhole = range is null;
        (_from, _to) = range is { } r ? (DayOf(r.Start), DayOf(r.End)) : (FirstDay, LastDay);
        _known = asOf - SourceLayout.Lag(source);
        _happened = Math.Min(_known, at);
        _looksBack = source.Content is SourceContent.States;
        _looksAhead = source.Content is SourceContent.Counts { Counting: Counting.RunningFromZero or Counting.RunningUnknown };
    }

    /// <param name="all">Of one series.</param>
    public IReadOnlyList<StoredUnit> Of(IReadOnlyList<StoredUnit> all)
    {
        var units = all.Where(unit => unit.Batch < _batches).ToList();
        if (_isWhole) return units;
        var chosen = units.Where(unit => unit.LastDay >= _from && unit.FirstDay <= _to).ToHashSet();
        if (_looksBack || _looksAhead)
            foreach (var before in units.Where(unit => unit.LastDay < _from).OrderByDescending(unit => unit.Latest))
            {
                chosen.Add(before);
                if (before.Latest <= _happened) break;
            }
        if (_looksAhead)
        {
            // The first row behind the range lies on the last day of one of them at the latest; a month and a day of it may both have it.
            var latest = units.Where(unit => unit.FirstDay > _to).Select(unit => unit.LastDay).DefaultIfEmpty(int.MinValue).Min();
            chosen.UnionWith(units.Where(unit => unit.FirstDay > _to && unit.FirstDay <= latest));
        }
        if (!chosen.Any(unit => unit.Latest <= _known))
            chosen.UnionWith(units.Where(unit => unit.Latest <= _known).OrderByDescending(unit => unit.Latest).Take(1) is var sure && sure.Any()
                ? sure : units.Where(unit => SegmentDays.StartOf(unit.FirstDay) <= _known));
        return [.. units.Where(chosen.Contains)];
    }

    private static int DayOf(long tick) => SegmentDays.Of(Math.Clamp(tick, SegmentDays.StartOf(FirstDay), SegmentDays.StartOf(LastDay)));
}
