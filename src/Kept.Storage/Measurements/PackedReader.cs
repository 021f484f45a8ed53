using System.Data.Common;
using Kept.Agreements;
using Kept.Measurements;
using Kept.Measurements.Segments;
using Kept.Measurements.Segments.Packs;
using Kept.Quantities;
using Kept.Storage.Sql;

namespace Kept.Storage.Measurements;

/// <summary>Reads the series of a plain source as they are stored. Of what there is, only what is needed and is not remembered is read, and all of
/// it has to come.</summary>
/// <param name="batches">How many batches count.</param>
internal sealed class PackedReader(DbTransaction transaction, StoredSource stored, Source source, SeriesMemory memory, long batches)
{
    private const int FewRows = 16;   // so many are read one by one

    public SourceLog Read(SourceContents contents, UnitChoice choice)
    {
        var waiting = Inbox.Rows(transaction, stored, batches, Packer.For(source)).ToLookup(row => row.Part.Labels, row => row.Part.Stored);
        var needed = contents.Series.Select(series => (Series: series, Units: series.Needed(choice))).ToArray();
        var made = Array.ConvertAll(needed, n => waiting.Count == 0 || !waiting.Contains(n.Series.Labels) ? n.Series.Find(n.Units) : null);

        var missing = Enumerable.Range(0, needed.Length).Where(i => made[i] is null).ToList();
        var rows = Fetch([.. missing.SelectMany(i => needed[i].Units)]);
        Parallel.ForEach(missing, i =>
        {
            var (series, units) = needed[i];
            StoredRows[] parts = [.. units.Select(unit => rows[unit]), .. waiting[series.Labels]];
            if (parts.Length > 0) made[i] = PackedSeries.Of(source, series.Labels, parts);
            if (units.Count == parts.Length && made[i] is { } all) series.Remember(units, all);
        });
        return SegmentReading.LogOf(source, [.. made.OfType<PackedSeries>(), .. NotNumbered(contents, waiting)]);
    }

    /// <summary>Series of which all rows are in batches that wait.</summary>
    private IEnumerable<PackedSeries> NotNumbered(SourceContents contents, ILookup<Sequence<string>, StoredRows> waiting)
    {
        if (waiting.Count == 0) return [];
        var numbered = contents.Series.Select(series => series.Labels).ToHashSet();
        return waiting.Where(w => !numbered.Contains(w.Key)).Select(w => PackedSeries.Of(source, w.Key, [.. w]));
    }

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
        isMonth ? MonthSql.Between : SegmentSql.Between, new { organisation = stored.Organisation, source = stored.Number, from = number, to = number }, row =>
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
