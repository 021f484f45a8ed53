using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Kept.Agreements;
using Kept.Measurements;
using Kept.Measurements.Segments;
using Kept.Storage.Engines;
using Kept.Storage.Measurements;
using Kept.Time;

namespace Kept.Storage.Retention;

/// <summary>Cases that are removed: those that have ended, and of which all that is known lies in the time that may be removed.</summary>
internal sealed class CaseRemoval : Removal
{
    private readonly Engine _engine;
    private readonly List<(CasePiece Piece, int[] Kept, int[] Removed)> _parts;

    private CaseRemoval(StoredSource stored, Engine engine, IntervalSet time, List<(CasePiece, int[], int[])> parts, List<TimeRange> ranges)
        : base(stored, time, ranges, []) => (_engine, _parts, Rows) = (engine, parts, ranges.Count);

    public override long Rows { get; }

    /// <summary>The tick of the first thing that happened; null when nothing did.</summary>
    public static long? Oldest(IEnumerable<CasePiece> pieces) =>
        pieces.SelectMany(piece => piece.Times.First).Where(tick => tick != long.MaxValue).Min(tick => (long?)tick);

    /// <summary>What can be removed; null when nothing can.</summary>
    /// <param name="time">The time that may be removed.</param>
    /// <param name="openEnds">The pairs of events between which something goes on: a case without the second one is not over, whatever else ended it.</param>
    public static CaseRemoval? Of(
        StoredSource stored, Engine engine, Source source, IEnumerable<CasePiece> pieces, IntervalSet time, IReadOnlyList<(EventReference From, EventReference To)> openEnds)
    {
        var parts = pieces.Select(piece => (Piece: piece, piece.Rows, Ids: IdsOf(piece.Rows), piece.Times)).ToList();
        var (ended, needed) = (new HashSet<string>(), new HashSet<string>());
        foreach (var part in parts)
            for (var row = 0; row < part.Rows.Rows; row++)
            {
                if (part.Times.HasEnded[row]) ended.Add(part.Ids[row]);
                if (part.Times.First[row] <= part.Times.Last[row] && !Lies(part.Times.First[row], part.Times.Last[row], time)) needed.Add(part.Ids[row]);
            }
        ended.ExceptWith(needed);
        foreach (var (from, to) in openEnds) ended.ExceptWith(Open(parts.Select(part => (part.Ids, part.Rows)), source, from, to));

        var removed = new List<(CasePiece, int[], int[])>();
        var ranges = new List<TimeRange>();
        foreach (var part in parts)
        {
            var rows = Enumerable.Range(0, part.Rows.Rows).ToLookup(row => ended.Contains(part.Ids[row]));
            if (!rows[true].Any()) continue;
            removed.Add((part.Piece, [.. rows[false]], [.. rows[true]]));
            ranges.AddRange(rows[true].Select(row => new TimeRange(part.Times.First[row], part.Times.Last[row] + 1)));
        }
        return removed.Count == 0 ? null : new(stored, engine, time, removed, ranges);
    }

    public override void Apply(DbTransaction transaction, IncrementalHash digest)
    {
        foreach (var (piece, kept, removed) in _parts)
        {
            digest.AppendData(piece.Encode(removed));
            piece.Keep(transaction, Stored, _engine, kept);
        }
    }

    /// <summary>The cases in which something began and did not end.</summary>
    private static IEnumerable<string> Open(IEnumerable<(string[] Ids, RowBlock Rows)> parts, Source source, EventReference from, EventReference to)
    {
        var isOneRow = source.Content is SourceContent.Cases { Rows: CaseRows.OneRowACase };   // a later row takes the place of the one before
        var last = new Dictionary<string, (long From, long To)>();
        foreach (var (ids, rows) in parts)
        {
            var (began, ended) = (CaseTimes.Of(source, rows, from.Event), CaseTimes.Of(source, rows, to.Event));
            for (var row = 0; row < rows.Rows; row++)
            {
                var (lastFrom, lastTo) = !isOneRow && last.TryGetValue(ids[row], out var before) ? before : (EventTimes.Never, EventTimes.Never);
                last[ids[row]] = (Math.Max(lastFrom, began[row]), Math.Max(lastTo, ended[row]));
            }
        }
        return last.Where(c => c.Value.From != EventTimes.Never && (c.Value.To < c.Value.From || to.Number > 1)).Select(c => c.Key);
    }

    /// <summary>Whether all between two instants may be removed.</summary>
    private static bool Lies(long first, long last, IntervalSet time) => time.Any(range => range.Start <= first && last < range.End);

    private static string[] IdsOf(RowBlock rows)
    {
        var words = rows.Texts[0].Words.Select(Encoding.UTF8.GetString).ToArray();
        return [.. rows.Texts[0].Codes.Select(code => words[code])];
    }
}
