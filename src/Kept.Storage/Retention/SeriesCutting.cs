using Kept.Measurements.Segments;
using Kept.Measurements.Segments.Packs;
using Kept.Time;

namespace Kept.Storage.Retention;

/// <summary>A month or a day of which some rows are removed.</summary>
/// <param name="Kept">The others, packed.</param>
internal sealed record CutPiece(StoredPiece Piece, RowBlock RemovedRows, StoredRows Kept)
{
    public TimeRange Removed { get; } = new(RemovedRows.At.Min(), RemovedRows.At.Max() + 1);
}

/// <summary>Cuts time out of the series of a plain source, but for the last row before it ends.</summary>
/// <param name="bounds">The numbers of batches before which something counts: of each the last row stays.</param>
/// <param name="contentOf">The rows of a piece.</param>
internal sealed class SeriesCutting(Packer packer, IReadOnlyList<long> bounds, Func<StoredPiece, StoredRows> contentOf)
{
    /// <param name="pieces">Of one series.</param>
    /// <param name="time">In whole days.</param>
    /// <param name="removed">Gets pieces that are removed as a whole.</param>
    /// <param name="cut">Gets those of which rows stay.</param>
    public void Cut(IReadOnlyList<StoredPiece> pieces, IntervalSet time, List<StoredPiece> removed, List<CutPiece> cut)
    {
        // A piece at an edge is read, since its rows may lie on either side.
        var edges = pieces.Where(piece => time.LengthWithin(piece.Range) is > 0 and var length && length < piece.Range.Length).ToDictionary(piece => piece, Read);
        var last = new Dictionary<StoredPiece, HashSet<long>>();   // the instants of the rows that stay
        foreach (var range in time)
            foreach (var bound in bounds)
                if (Last(pieces.Where(piece => piece.Batch < bound), range, edges) is var (piece, at))
                {
                    if (!last.TryGetValue(piece, out var instants)) last.Add(piece, instants = []);
                    instants.Add(at);
                }

        foreach (var piece in pieces.Where(piece => time.LengthWithin(piece.Range) > 0))
        {
            if (!last.ContainsKey(piece) && !(edges.TryGetValue(piece, out var rows) && rows.At.Any(at => !time.Contains(at)))) removed.Add(piece);
            else if (Without(piece, edges.GetValueOrDefault(piece), time, last.GetValueOrDefault(piece) ?? []) is { } without) cut.Add(without);
        }
    }

    /// <summary>The piece with the last row in a range, and that row's instant; null when there is none.</summary>
    private static (StoredPiece Piece, long At)? Last(IEnumerable<StoredPiece> pieces, TimeRange range, Dictionary<StoredPiece, RowBlock> edges)
    {
        (StoredPiece Piece, long At)? last = null;
        foreach (var piece in pieces)
        {
            long? latest = edges.TryGetValue(piece, out var rows) ? rows.At.Where(range.Contains).Max(at => (long?)at)
                : piece.Range.Intersect(range) == piece.Range ? piece.Latest
                : null;
            if (latest is { } at && !(at <= last?.At)) last = (piece, at);
        }
        return last;
    }

    /// <summary>A piece without rows of some time; null where none are removed, or what stays cannot be packed.</summary>
    /// <param name="last">The instants of rows that stay nevertheless.</param>
    private CutPiece? Without(StoredPiece piece, RowBlock? read, IntervalSet time, HashSet<long> last)
    {
        if (piece.Rows == 1 && last.Count > 0) return null;
        var rows = read ?? Read(piece);
        var each = Enumerable.Range(0, rows.Rows).ToLookup(row => time.Contains(rows.At[row]) && !last.Contains(rows.At[row]));
        return each[true].Any() && each[false].Any() && packer.Pack(rows.Pick([.. each[false]])) is { IsPack: true } kept ? new(piece, rows.Pick([.. each[true]]), kept) : null;
    }

    private RowBlock Read(StoredPiece piece) => packer.Unpack(contentOf(piece));
}
