using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kept.Agreements;
using Kept.Measurements.Segments;
using Kept.Measurements.Segments.Packs;
using Kept.Storage.Measurements;
using Kept.Storage.Sql;
using Kept.Time;

namespace Kept.Storage.Retention;

/// <summary>Rows of series that are removed. Of each series the last that was known before what stays is kept: it tells what still holds, what
/// totals came to, and that there is such a series. Of a plain source that is one row, else a day.</summary>
internal sealed class SeriesRemoval : Removal
{
    private readonly List<StoredPiece> _pieces;
    private readonly List<CutPiece> _cut;

    private SeriesRemoval(StoredSource stored, IntervalSet time, List<StoredPiece> pieces, List<CutPiece> cut, IReadOnlyList<TimeRange> touched)
        : base(stored, time, [.. pieces.Select(piece => piece.Range).Concat(cut.Select(piece => piece.Removed)).Distinct()], touched) => (_pieces, _cut) = (pieces, cut);

    public override long Rows => _pieces.Sum(piece => piece.Rows) + _cut.Sum(piece => piece.RemovedRows.Rows);

    /// <summary>What can be removed; null when nothing can.</summary>
    /// <param name="isCurrent">Whether the source reads its files like this today.</param>
    /// <param name="time">The time that may be removed, in whole days.</param>
    public static SeriesRemoval? Of(DbTransaction transaction, StoredSource stored, Source source, bool isCurrent, IReadOnlyList<StoredPiece> pieces, IntervalSet time)
    {
        long[] bounds = [.. transaction.Rows(ClosingSql.Bounds, new { organisation = stored.Organisation, source = stored.Number }, row => row.GetInt64(0)), long.MaxValue];
        var (removed, cut) = (new List<StoredPiece>(), new List<CutPiece>());
        if (isCurrent && Packer.For(source) is { } packer)
        {
            var cutting = new SeriesCutting(packer, bounds, piece => piece.Content(transaction, stored));
            foreach (var series in pieces.GroupBy(piece => piece.Series)) cutting.Cut([.. series], time, removed, cut);
        }
        else
        {
            foreach (var series in pieces.GroupBy(piece => piece.Series))
                foreach (var range in time)
                {
                    var inside = series.Where(piece => piece.Range.Intersect(range) == piece.Range).ToList();
                    removed.AddRange(inside.Except(bounds.SelectMany(bound => LastKnown(inside.Where(piece => piece.Batch < bound), range.End))));
                }
            removed.RemoveAll(bounds.Select(bound => LatestOf(pieces.Where(piece => piece.Batch < bound))).Contains);
            if (!isCurrent || SourceLayout.MovesRows(source)) KeepVersions(transaction, stored, pieces, removed);
        }
        if (removed.Count + cut.Count == 0) return null;
        return new(stored, time, removed, cut, SourceLayout.HasRunningTotals(source) ? [.. pieces.Select(piece => piece.Range).Distinct()] : []);
    }

    public override void Apply(DbTransaction transaction, IncrementalHash digest)
    {
        foreach (var piece in _pieces)
        {
            var rows = piece.Content(transaction, Stored);
            digest.AppendData(Encoding.UTF8.GetBytes(string.Create(
                CultureInfo.InvariantCulture, $"{(piece.IsMonth ? "month" : "day")} {piece.Series} {piece.Number} {piece.Part}\n")));
            digest.AppendData(rows.Payload.Span);
            if (rows.Details is { } details) digest.AppendData(details.Value.Span);
            piece.Remove(transaction, Stored);
        }
        foreach (var (piece, removed, kept) in _cut)
        {
            digest.AppendData(BlockCodec.Encode(removed));
            piece.Replace(transaction, Stored, kept, piece.Rows - removed.Rows);
        }
    }

    /// <summary>The last days of a series, back to one of which all was known before an instant.</summary>
    private static IEnumerable<StoredPiece> LastKnown(IEnumerable<StoredPiece> pieces, long before)
    {
        foreach (var day in pieces.GroupBy(piece => piece.Range.End).OrderByDescending(day => day.Key))
        {
            foreach (var piece in day) yield return piece;
            if (day.Any(piece => piece.Latest < before)) break;
        }
    }

    /// <summary>What was known last: an evaluation that is asked for no instant is asked for that one.</summary>
    private static StoredPiece? LatestOf(IEnumerable<StoredPiece> pieces) => pieces.MaxBy(piece => piece.Latest);

    /// <summary>Keeps days of which a row has a version, by its key, on a day that stays: else an earlier version would count again.</summary>
    private static void KeepVersions(DbTransaction transaction, StoredSource stored, IReadOnlyList<StoredPiece> pieces, List<StoredPiece> removed)
    {
        var keys = pieces.ToDictionary(piece => piece, piece => KeysOf(piece.Content(transaction, stored)));
        var kept = pieces.Except(removed).SelectMany(piece => keys[piece]).ToHashSet();
        while (removed.Where(piece => keys[piece].Exists(kept.Contains)).ToList() is { Count: > 0 } needed)
        {
            removed.RemoveAll(needed.Contains);
            kept.UnionWith(needed.SelectMany(piece => keys[piece]));
        }
    }

    private static List<string> KeysOf(StoredRows rows) =>
        rows.IsPack ? [] : [.. (BlockCodec.Decode(rows.Payload.Span).Keys?.Words ?? []).Select(Convert.ToHexString)];
}
