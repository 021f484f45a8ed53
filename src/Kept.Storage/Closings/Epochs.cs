using System.Data.Common;
using Kept.Storage.Measurements;
using Kept.Storage.Sql;

namespace Kept.Storage.Closings;

/// <summary>The batches of a source between two closings. Rows of different epochs are never put into one row of the store, so that those
/// that count for a closed period can be told from those that came later.</summary>
internal sealed class Epochs(DbTransaction transaction, StoredSource source)
{
    private readonly List<long> _bounds = transaction.Rows(
        ClosingSql.Bounds, new { organisation = source.Organisation, source = source.Number }, row => row.GetInt64(0));

    /// <summary>How many closings come before a batch.</summary>
    public int Of(long batch) => _bounds.Count(bound => bound <= batch);
}
