using System.Data.Common;
using Kept.Measurements.Segments;
using Kept.Measurements.Segments.Packs;
using Kept.Storage.Closings;
using Kept.Storage.Engines;
using Kept.Storage.Sql;

namespace Kept.Storage.Measurements;

/// <summary>Adds rows to the segments of their days.</summary>
/// <param name="sought">The days that come.</param>
internal sealed class DayFolding(DbTransaction transaction, Engine engine, StoredSource source, Packer? packer, Epochs epochs, IReadOnlyList<Sought> sought)
{
    /// <summary>The form of rows as they came.</summary>
    public const long Block = 1;

    /// <summary>The compact form.</summary>
    public const long Compact = 2;

    private readonly Dictionary<(long, int), LastPart> _last = sought.SelectMany(s => transaction.Rows(
            SegmentSql.LastParts, new { organisation = source.Organisation, source = source.Number, first = s.FirstSeries, last = s.LastSeries, from = s.From, to = s.To },
            row => (Series: row.GetInt64(0), Day: (int)row.GetInt64(1), Last: new LastPart(row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6)))))
        .ToDictionary(part => (part.Series, part.Day), part => part.Last);

    /// <summary>Whether a day has rows already.</summary>
    public bool Has(DayParts day) => _last.ContainsKey((day.Series, day.Day));

    public void Add(IEnumerable<DayParts> days)
    {
        var added = days.SelectMany(Fold).ToList();
        engine.Copy(transaction, SegmentSql.Add, SegmentSql.Copy, added);
    }

    /// <summary>Adds rows to the last part of a day as long as it has room; gives the parts that are new.</summary>
    private List<object?[]> Fold(DayParts day)
    {
        var last = _last.GetValueOrDefault((day.Series, day.Day));
        var next = last?.Part + 1 ?? 0;
        var room = last is not null && epochs.Of(last.Batch) == epochs.Of(day.Batch) ? Math.Max(RowBlock.MaxRows - last.Rows, 0) : 0;
        var fitting = day.Parts.TakeWhile(part => (room -= part.Rows) >= 0).ToList();
        if (fitting.Count > 0) Extend(day, last!, fitting);
        return Packed(day.Parts.Skip(fitting.Count)).Select(object?[] (parts) =>
        {
            var stored = Join([.. parts.Select(part => part.Stored)], staysBlock: false);
            return
            [
                source.Organisation, source.Number, day.Series, (long)day.Day, next++, 0L, parts.Sum(part => (long)part.Rows), parts.Max(part => part.Latest), day.Batch,
                stored.IsPack ? Compact : Block, stored.Payload.ToArray(), stored.Details?.Value.ToArray(),
            ];
        }).ToList();
    }

    private void Extend(DayParts day, LastPart last, List<StoredPart> parts)
    {
        var at = new { organisation = source.Organisation, source = source.Number, series = day.Series, day = day.Day, part = last.Part };
        var (stored, latest) = transaction.Rows(SegmentSql.Payload, at, row => (Rows(row), row.LongOrNull(2))).Single();
        var rows = Join([stored, .. parts.Select(part => part.Stored)], last.Form == Block);
        transaction.ChangeOne(
            SegmentSql.Revise,
            new
            {
                at.organisation, at.source, at.series, at.day, part = last.Part, revision = last.Revision, next = last.Revision + 1,
                rows = last.Rows + parts.Sum(part => part.Rows), latest = parts.Max(part => part.Latest) is { } added && !(latest > added) ? added : latest,
                batch = day.Batch, form = rows.IsPack ? Compact : Block, payload = rows.Payload.ToArray(), details = rows.Details?.Value.ToArray(),
            },
            "the segments of a source");
    }

    private static StoredRows Rows(DbDataReader row) => new(row.Bytes(0), row.BytesOrNull(1) is { } details ? new(details) : null);

    /// <summary>Rows in the order in which they came, in the compact form where nothing is lost by it.</summary>
    /// <param name="staysBlock">Whether they stay as they came.</param>
    private StoredRows Join(IReadOnlyList<StoredRows> parts, bool staysBlock)
    {
        if (parts is [var only] && !(staysBlock && only.IsPack)) return only;
        if (packer is null) return StoredRows.Of(RowBlock.Join([.. parts.Select(part => BlockCodec.Decode(part.Payload.Span))]));
        var rows = RowBlock.Join([.. parts.Select(packer.Unpack)]);
        return staysBlock ? StoredRows.Of(rows) : packer.Pack(rows);
    }

    private static IEnumerable<IReadOnlyList<StoredPart>> Packed(IEnumerable<StoredPart> parts)
    {
        var pack = new List<StoredPart>();
        foreach (var part in parts)
        {
            if (pack.Sum(b => b.Rows) + part.Rows > RowBlock.MaxRows)
            {
                yield return pack;
                pack = [];
            }
            pack.Add(part);
        }
        if (pack.Count > 0) yield return pack;
    }

    private sealed record LastPart(long Part, long Revision, long Rows, long Form, long Batch);
}
