using System.Data.Common;
using System.Security.Cryptography;
using Kept.Storage.Measurements;
using Kept.Time;

namespace Kept.Storage.Retention;

/// <summary>Measurements of a source, as it read its files at some time, that are removed.</summary>
/// <param name="time">The time that may be removed.</param>
/// <param name="ranges">The stretches of time that they tell of, each within what may be removed.</param>
/// <param name="touched">Stretches of time that tell something else without them, although their own rows stay.</param>
internal abstract class Removal(StoredSource stored, IntervalSet time, IReadOnlyList<TimeRange> ranges, IReadOnlyList<TimeRange> touched)
{
    public StoredSource Stored => stored;

    /// <summary>How many rows are removed.</summary>
    public abstract long Rows { get; }

    /// <summary>The time that they tell of.</summary>
    public TimeRange Range => new(ranges.Min(r => r.Start), ranges.Max(r => r.End));

    /// <summary>The time of which not all measurements are there any more: from the first that is removed or touched up to the end of what may
    /// be removed.</summary>
    public IEnumerable<TimeRange> Gone =>
        from range in time
        where ranges.Any(range.Overlaps)
        select range with { Start = ranges.Concat(touched).Where(range.Overlaps).Min(r => r.Start) };

    /// <summary>Removes them.</summary>
    /// <param name="digest">Takes in what is removed.</param>
    public abstract void Apply(DbTransaction transaction, IncrementalHash digest);
}
