using System.Data.Common;
using Kept.Measurements.Segments.Packs;
using Kept.Storage.Sql;

namespace Kept.Storage.Measurements;

/// <summary>What there is of a plain source, without the rows themselves. Once that is known, only what came since is asked for, however much
/// there is.</summary>
internal sealed class SourceContents
{
    private readonly Dictionary<long, StoredSeries> _byNumber = [];
    private List<StoredSeries> _inOrder = [];
    private long _revision = -1;
    private long _lastSeries;
    private long _unfolded;   // the first batch that was not in units yet

    /// <summary>All series in the order of their labels.</summary>
    public IReadOnlyList<StoredSeries> Series => _inOrder;

    /// <summary>Brings it up to what a snapshot has, which may not be older than the last one, and where no rows were moved since.</summary>
    /// <param name="firstWaiting">The first batch that is in the inbox; null when none is.</param>
    public void Update(DbTransaction transaction, StoredSource stored, long? firstWaiting)
    {
        if (stored.Revision != _revision)
        {
            AddSeries(transaction, stored);
            var since = new { organisation = stored.Organisation, source = stored.Number, since = _unfolded };
            foreach (var month in transaction.CountedRows(MonthSql.Headers, since, row => UnitOf(isMonth: true, row))) _byNumber[month.Series].Put(month);
            foreach (var day in transaction.CountedRows(SegmentSql.Headers, since, row => UnitOf(isMonth: false, row))) _byNumber[day.Series].Put(day);
        }
        (_revision, _unfolded) = (stored.Revision, firstWaiting ?? stored.Batches);
    }

    /// <summary>The latest stamp of all rows of the first batches; null without rows.</summary>
    public long? Latest(long batches)
    {
        var latest = (long?)null;
        foreach (var series in _inOrder)
            foreach (var unit in series.Units)
                if (unit.Batch < batches && !(unit.Latest <= latest)) latest = unit.Latest;
        return latest;
    }

    private void AddSeries(DbTransaction transaction, StoredSource stored)
    {
        var added = SeriesNumbers.All(transaction, stored, _lastSeries);
        if (added.Count == 0) return;
        foreach (var (number, labels) in added) _byNumber.Add(number, new StoredSeries(labels));
        _lastSeries = added[^1].Number;
        _inOrder = [.. _byNumber.Values.OrderBy(series => series.Labels, PackedSeries.LabelOrder)];
    }

    private static StoredUnit UnitOf(bool isMonth, DbDataReader row) =>
        new(isMonth, row.GetInt64(0), (int)row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5));
}
