using System.Data.Common;
using Kept.Measurements.Segments;
using Kept.Measurements.Segments.Packs;
using Kept.Storage.Measurements;
using Kept.Storage.Sql;
using Kept.Time;

namespace Kept.Storage.Retention;

/// <summary>A part of a month or a day of a series as it is stored, without its rows.</summary>
/// <param name="Number">The month or the day, counted from 1970-01.</param>
/// <param name="Latest">The latest stamp in it; null without any.</param>
/// <param name="Batch">The last batch with rows in it.</param>
internal sealed record StoredPiece(bool IsMonth, long Series, int Number, long Part, long Revision, long? Latest, long Rows, long Batch)
{
    /// <summary>The days that it may tell of.</summary>
    public TimeRange Range { get; } = IsMonth
        ? new(SegmentDays.StartOf(SegmentDays.FirstDayOf(Number)), SegmentDays.StartOf(SegmentDays.FirstDayOf(Number + 1)))
        : new(SegmentDays.StartOf(Number), SegmentDays.StartOf(Number + 1));

    /// <summary>All pieces of a source, months before days.</summary>
    public static List<StoredPiece> Of(DbTransaction transaction, StoredSource source)
    {
        var at = new { organisation = source.Organisation, source = source.Number };
        return [.. transaction.CountedRows(RetentionSql.Months, at, row => Read(isMonth: true, row)), .. transaction.CountedRows(RetentionSql.Days, at, row => Read(isMonth: false, row))];
    }

    /// <summary>Its rows, in the form in which they are stored.</summary>
    public StoredRows Content(DbTransaction transaction, StoredSource source) => transaction.Rows(
        IsMonth ? MonthSql.Whole : SegmentSql.One,
        new { organisation = source.Organisation, source = source.Number, series = Series, month = Number, day = Number, part = Part, revision = Revision },
        row => new StoredRows(row.Bytes(0), row.BytesOrNull(1) is { } details ? new(details) : null)).Single();

    public void Remove(DbTransaction transaction, StoredSource source) => transaction.ChangeOne(
        IsMonth ? RetentionSql.RemoveMonth : RetentionSql.RemoveDay,
        new { organisation = source.Organisation, source = source.Number, series = Series, number = Number, part = Part, revision = Revision }, "the segments of a source");

    /// <summary>Writes other rows, which are packed, in the place of those that it has.</summary>
    /// <param name="count">How many they are.</param>
    public void Replace(DbTransaction transaction, StoredSource source, StoredRows rows, long count) => transaction.ChangeOne(
        IsMonth ? MonthSql.Revise : SegmentSql.Revise,
        new
        {
            organisation = source.Organisation, source = source.Number, series = Series, month = Number, day = Number, part = Part, revision = Revision, next = Revision + 1,
            rows = count, latest = Latest, batch = Batch, form = DayFolding.Compact, payload = rows.Payload.ToArray(), details = rows.Details?.Value.ToArray(),
        },
        "the segments of a source");

    private static StoredPiece Read(bool isMonth, DbDataReader row) => new(
        isMonth, row.GetInt64(0), (int)row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.LongOrNull(4), row.GetInt64(5), row.GetInt64(6));
}
