using System.Data.Common;
using Kept.Agreements;
using Kept.Measurements;
using Kept.Measurements.Segments;
using Kept.Measurements.Segments.Packs;
using Kept.Quantities;
using Kept.Storage.Sql;

namespace Kept.Storage.Measurements;

/// <summary>Reads the series of a plain source as they are stored. What there is is asked first; of that, only what is needed and is not
/// remembered is read, and all of it has to come.</summary>
/// <param name="batches">How many batches count.</param>
internal sealed class PackedReader(DbTransaction transaction, StoredSource stored, Source source, SeriesMemory memory, long batches)
{
    private const int FewRows = 16;   // so many are read one by one

    private readonly object _at = new { organisation = stored.Organisation, source = stored.Number, batches };

    public SourceLog Read(UnitChoice choice)
    {
        var known = memory.Of(stored, source).Series;
        var waiting = Inbox.Rows(transaction, stored, batches, Packer.For(source)).ToLookup(row => row.Part.Labels, row => row.Part.Stored);
        var units = Headers().ToLookup(unit => unit.Series);
        var needed = SeriesNumbers.All(transaction, stored)
            .Select(series => (series.Number, series.Labels, Units: units[series.Number].Any() ? choice.Of([.. units[series.Number]]).ToSequence() : []))
            .ToList();
        bool IsRemembered(long number, Sequence<string> labels, Sequence<StoredUnit> its) =>
            known.TryGetValue(number, out var last) && last.Units == its && !waiting.Contains(labels);
        var rows = Fetch([.. needed.Where(n => !IsRemembered(n.Number, n.Labels, n.Units)).SelectMany(n => n.Units)]);

        var all = needed.AsParallel().AsOrdered().Select(n => IsRemembered(n.Number, n.Labels, n.Units) ? known[n.Number].Series
            : n.Units.Count == 0 && !waiting.Contains(n.Labels) ? null
            : PackedSeries.Of(source, n.Labels, [.. n.Units.Select(unit => rows[unit]), .. waiting[n.Labels]])).ToList();
        foreach (var ((number, labels, its), series) in needed.Zip(all))
            if (waiting.Contains(labels)) known.Remove(number);
            else if (series is not null) known[number] = (its, series);
        var numbered = needed.Select(n => n.Labels).ToHashSet();
        all.AddRange(waiting.Where(w => !numbered.Contains(w.Key)).Select(w => PackedSeries.Of(source, w.Key, [.. w])));
        return SegmentReading.LogOf(source, [.. all.OfType<PackedSeries>()]);
    }

    /// <summary>What there is: the months of each series before its days, since they were packed earlier.</summary>
    private IEnumerable<StoredUnit> Headers() =>
    [
        .. transaction.CountedRows(MonthSql.Headers, _at, row => Header(isMonth: true, row)),
        .. transaction.CountedRows(SegmentSql.Headers, _at, row => Header(isMonth: false, row)),
    ];

    private static StoredUnit Header(bool isMonth, DbDataReader row) =>
        new(isMonth, row.GetInt64(0), (int)row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(5));

    private Dictionary<StoredUnit, StoredRows> Fetch(IReadOnlyList<StoredUnit> units)
    {
        var rows = new Dictionary<StoredUnit, StoredRows>();
        foreach (var together in units.GroupBy(unit => (unit.IsMonth, unit.Number)))
            if (together.Count() > FewRows) FetchAll(together.Key.IsMonth, together.Key.Number, together.ToDictionary(unit => (unit.Series, unit.Part)), rows);
            else
                foreach (var unit in together) FetchOne(unit, rows);
        return rows.Count == units.Count ? rows : throw SeriesMemory.Missing(units.Count, rows.Count);
    }

    private void FetchAll(bool isMonth, int number, Dictionary<(long, long), StoredUnit> wanted, Dictionary<StoredUnit, StoredRows> into) => transaction.Read(
        isMonth ? MonthSql.Between : SegmentSql.Between, new { organisation = stored.Organisation, source = stored.Number, from = number, to = number, batches }, row =>
        {
            if (wanted.TryGetValue((row.GetInt64(0), row.GetInt64(2)), out var unit)) into.Add(unit, Rows(unit, row, payload: 3));
            return true;
        });

    private void FetchOne(StoredUnit unit, Dictionary<StoredUnit, StoredRows> into)
    {
        var at = new
        {
            organisation = stored.Organisation, source = stored.Number, series = unit.Series, month = unit.Number, day = unit.Number, part = unit.Part, revision = unit.Revision,
        };
        transaction.Read(unit.IsMonth ? MonthSql.Payload : SegmentSql.One, at, row =>
        {
            into.Add(unit, Rows(unit, row, payload: 0));
            return true;
        });
    }

    /// <summary>The details of a month are read when they are looked at.</summary>
    private StoredRows Rows(StoredUnit unit, DbDataReader row, int payload)
    {
        if (!unit.IsMonth) return new(row.Bytes(payload), row.BytesOrNull(payload + 1) is { } details ? new(details) : null);
        return new(row.Bytes(payload), source.Content is SourceContent.Samples ? new(() => memory.DetailsOf(stored, unit)) : null);
    }
}
