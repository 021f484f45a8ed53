using System.Data.Common;
using Kept.Storage.Measurements;
using Kept.Storage.Sql;
using Kept.Time;

namespace Kept.Storage.Retention;

/// <summary>Time of which measurements of a source were removed.</summary>
/// <param name="Recorded">The tick at which that was done.</param>
internal sealed record RemovedTime(TimeRange Range, long Recorded)
{
    public static List<RemovedTime> Of(DbTransaction transaction, StoredSource source) => transaction.CountedRows(
        RetentionSql.Removals, new { organisation = source.Organisation, source = source.Number },
        row => new RemovedTime(new TimeRange(row.GetInt64(0), row.GetInt64(1)), row.GetInt64(2)));
}
