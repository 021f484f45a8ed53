using Kept.Measurements.Segments;

namespace Kept.Storage.Measurements;

/// <summary>A row of the store that holds measurements of a series: a part of a month or of a day.</summary>
/// <param name="Number">The month or the day, counted from 1970-01.</param>
/// <param name="Latest">The latest instant in it.</param>
/// <param name="Batch">The last batch with rows in it.</param>
internal sealed record StoredUnit(bool IsMonth, long Series, int Number, long Part, long Revision, long Latest, long Batch) : IComparable<StoredUnit>
{
    public int FirstDay => IsMonth ? SegmentDays.FirstDayOf(Number) : Number;

    public int LastDay => IsMonth ? SegmentDays.FirstDayOf(Number + 1) - 1 : Number;

    /// <summary>The months of a series come before its days, since they were packed earlier.</summary>
    public int CompareTo(StoredUnit? other) => other is null ? 1
        : IsMonth != other.IsMonth ? (IsMonth ? -1 : 1)
        : (Number, Part).CompareTo((other.Number, other.Part));
}
