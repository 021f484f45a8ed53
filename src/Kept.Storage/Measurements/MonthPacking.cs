using System.Data.Common;
using Kept.Measurements.Segments;
using Kept.Measurements.Segments.Packs;
using Kept.Storage.Closings;
using Kept.Storage.Engines;
using Kept.Storage.Sql;

namespace Kept.Storage.Measurements;

/// <summary>Packs days into their months. Rows that a month cannot keep without forgetting something, such as a second state of the
/// same instant, stay in segments as they came.</summary>
internal sealed class MonthPacking(DbTransaction transaction, Engine engine, StoredSource source, Packer packer, Epochs epochs)
{
    /// <summary>Adds new rows of one epoch to months; gives those that do not come into one.</summary>
    /// <param name="isOver">Whether a day may be packed.</param>
    public List<DayParts> Add(IReadOnlyList<DayParts> days, int epoch, Func<DayParts, bool> isOver)
    {
        var left = days.Where(day => !isOver(day) || !day.IsPacked).ToList();
        left.AddRange(Pack(days.Except(left).ToList(), epoch).Select(day => day.AsBlocks(packer)));
        return left;
    }

    /// <summary>Packs days of months that are over; false when none are left.</summary>
    /// <param name="thisMonth">The month that is not over.</param>
    public bool PackSome(int thisMonth, long bytesAtOnce)
    {
        var found = CompactDays(thisMonth, bytesAtOnce);
        if (found.Count == 0) return false;
        source.Renewed(transaction).Move(transaction);
        foreach (var month in found.GroupBy(f => (f.Series, SegmentDays.MonthOf(f.Part.Day)))) Remove(month.Key.Series, [.. month]);
        var left = new HashSet<(long, int)>();
        foreach (var epoch in found.GroupBy(f => epochs.Of(f.Batch)).OrderBy(e => e.Key))
        {
            var days = epoch.GroupBy(f => (f.Series, f.Part.Day))
                .Select(day => new DayParts(day.Key.Series, day.Key.Day, day.Max(f => f.Batch), [.. day.Select(f => f.Part)])).ToList();
            var packable = days.Where(day => !left.Contains((day.Series, day.Day)) && day.IsPacked).ToList();
            var unpacked = days.Except(packable).Concat(Pack(packable, epoch.Key)).Select(day => (day.Series, day.Day)).ToHashSet();
            left.UnionWith(unpacked);
            engine.Copy(transaction, SegmentSql.Add, SegmentSql.Copy, epoch.Where(f => unpacked.Contains((f.Series, f.Part.Day))).Select(AsBlock));
        }
        return true;
    }

    /// <summary>Writes days into months; gives those that do not fit.</summary>
    private List<DayParts> Pack(IReadOnlyList<DayParts> days, int epoch)
    {
        if (days.Count == 0) return [];
        var months = days.GroupBy(day => (day.Series, Month: SegmentDays.MonthOf(day.Day))).ToList();
        var known = Known(epoch, Sought.Of([.. months.Select(m => m.Key)]));
        var left = new List<DayParts>();
        foreach (var month in months)
            if (known.TryGetValue(month.Key, out var part)) Extend(month.Key.Series, month.Key.Month, part, [.. month], left);
        // Made on all processors while they are written, so that few are held at once.
        var added = months.Where(month => !known.ContainsKey(month.Key)).AsParallel().AsOrdered().WithMergeOptions(ParallelMergeOptions.NotBuffered)
            .Select(month => (month.Key, Packed: Join(null, [.. month])));
        engine.Copy(transaction, MonthSql.Add, MonthSql.Copy, added.AsEnumerable().Select(month =>
        {
            var packed = month.Packed;
            left.AddRange(packed.Left);
            return (object?[])
            [
                source.Organisation, source.Number, month.Key.Series, (long)month.Key.Month, (long)epoch, 0L, packed.Days.Sum(day => day.Rows), packed.Days.Max(day => day.Latest),
                packed.Days.Max(day => day.Batch), packed.Rows.Payload.ToArray(), packed.Rows.Details?.Value.ToArray(),
            ];
        }));
        return left;
    }

    private Dictionary<(long Series, int Month), KnownMonth> Known(int epoch, IReadOnlyList<Sought> sought) => sought.SelectMany(s => transaction.Rows(
            MonthSql.OfPart,
            new { organisation = source.Organisation, source = source.Number, first = s.FirstSeries, last = s.LastSeries, from = s.From, to = s.To, part = epoch },
            row => (Series: row.GetInt64(0), Month: (int)row.GetInt64(1), Known: new KnownMonth(epoch, row.GetInt64(2), row.GetInt64(3), row.GetInt64(4)))))
        .ToDictionary(part => (part.Series, part.Month), part => part.Known);

    private void Extend(long series, int month, KnownMonth known, IReadOnlyList<DayParts> days, List<DayParts> left)
    {
        var at = new { organisation = source.Organisation, source = source.Number, series, month, part = known.Part, revision = known.Revision };
        var stored = transaction.Rows(MonthSql.Whole, at, row => new StoredRows(row.Bytes(0), row.BytesOrNull(1) is { } details ? new(details) : null)).Single();
        var packed = Join(stored, days);
        left.AddRange(packed.Left);
        if (packed.Days.Count == 0) return;
        transaction.ChangeOne(
            MonthSql.Revise,
            new
            {
                at.organisation, at.source, at.series, at.month, at.part, at.revision, next = known.Revision + 1,
                rows = known.Rows + packed.Days.Sum(day => day.Rows), latest = Math.Max(known.Latest, packed.Days.Max(day => day.Latest)!.Value),
                batch = packed.Days.Max(day => day.Batch), payload = packed.Rows.Payload.ToArray(), details = packed.Rows.Details?.Value.ToArray(),
            },
            "the months of a source");
    }

    /// <summary>A month with as many of the days as fit, and those that are left.</summary>
    private (StoredRows Rows, IReadOnlyList<DayParts> Days, IReadOnlyList<DayParts> Left) Join(StoredRows? month, IReadOnlyList<DayParts> days)
    {
        StoredRows[] before = month is null ? [] : [month];
        if (packer.Join([.. before, .. StoredOf(days)]) is { } all) return (all, days, []);
        var (fitting, left) = (new List<DayParts>(), new List<DayParts>());
        foreach (var day in days)
            if (packer.Join(month is null ? StoredOf([day]) : [month, .. StoredOf([day])]) is { } more)
            {
                month = more;
                fitting.Add(day);
            }
            else left.Add(day);
        return (month!, fitting, left);
    }

    private static IReadOnlyList<StoredRows> StoredOf(IEnumerable<DayParts> days) => [.. days.SelectMany(day => day.Parts).Select(part => part.Stored)];

    /// <summary>Compact parts of days before a month, all parts of each day.</summary>
    private List<Found> CompactDays(int thisMonth, long bytesAtOnce)
    {
        var (found, bytes) = (new List<Found>(), 0L);
        transaction.Read(
            SegmentSql.Compact, new { organisation = source.Organisation, source = source.Number, before = SegmentDays.FirstDayOf(thisMonth) }, row =>
            {
                var (series, day) = (row.GetInt64(0), (int)row.GetInt64(1));
                if (bytes >= bytesAtOnce && (found[^1].Series, found[^1].Part.Day) != (series, day)) return false;
                var stored = new StoredRows(row.Bytes(7), row.BytesOrNull(8) is { } details ? new(details) : null);
                found.Add(new(series, row.GetInt64(2), row.GetInt64(3), row.GetInt64(6), new([], day, (int)row.GetInt64(4), row.LongOrNull(5), stored)));
                bytes += stored.Payload.Length;
                return true;
            });
        return found;
    }

    private object?[] AsBlock(Found found) =>
    [
        source.Organisation, source.Number, found.Series, (long)found.Part.Day, found.Number, found.Revision + 1, (long)found.Part.Rows, found.Part.Latest, found.Batch,
        DayFolding.Block, StoredRows.Of(packer.Unpack(found.Part.Stored)).Payload.ToArray(), null,
    ];

    private void Remove(long series, IReadOnlyList<Found> packed)
    {
        var removed = transaction.Change(SegmentSql.Remove, new
        {
            organisation = source.Organisation, source = source.Number, series, from = packed.Min(f => f.Part.Day), to = packed.Max(f => f.Part.Day),
        });
        if (removed != packed.Count) throw new OvertakenException("the segments of a source");
    }

    /// <param name="Part">Its epoch.</param>
    private sealed record KnownMonth(int Part, long Revision, long Rows, long Latest);

    /// <param name="Number">Which part of its day it is.</param>
    private sealed record Found(long Series, long Number, long Revision, long Batch, StoredPart Part);
}
