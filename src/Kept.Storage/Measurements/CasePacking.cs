using System.Data.Common;
using Kept.Agreements;
using Kept.Measurements.Segments;
using Kept.Measurements.Segments.Cases;
using Kept.Storage.Engines;
using Kept.Storage.Sql;

namespace Kept.Storage.Measurements;

/// <summary>Puts new rows of cases into blocks, together with all earlier rows of the same cases. Only months that some of them begin in are
/// written anew.</summary>
internal sealed class CasePacking(DbTransaction transaction, Engine engine, StoredSource stored, Source source)
{
    /// <param name="rows">In the order in which they came, with their batches.</param>
    public void Add(IReadOnlyList<(long Batch, StoredPart Part)> rows)
    {
        var (blocks, folding) = (new CaseBlocks(transaction, stored, source), new CaseFolding(source));
        var added = Loose(transaction, stored, long.MaxValue).Concat(rows.Select(r => (r.Batch, Rows: BlockCodec.Decode(r.Part.Stored.Payload.Span))));   // one by one
        var touched = Touched(blocks.All(), added.Select(a => a.Rows), folding);
        foreach (var row in touched)
        {
            foreach (var (of, batches) in row.Block.All()) folding.Add(of, batches);
            blocks.Remove(row);
        }
        foreach (var (batch, of) in added) folding.Add(of, [.. Enumerable.Repeat(batch, of.Rows)]);
        blocks.Add(engine, folding.Fold(), touched.Select(row => row.Revision + 1).DefaultIfEmpty(0).Max());
        transaction.Change(CaseSql.RemoveLoose, new { organisation = stored.Organisation, source = stored.Number });
    }

    /// <summary>The blocks of all months in which rows that are added, or other rows of the same cases, begin.</summary>
    private static List<CaseRow> Touched(List<CaseRow> all, IEnumerable<RowBlock> added, CaseFolding folding)
    {
        if (all.Count == 0) return [];
        var months = new HashSet<int>();
        foreach (var rows in added) months.UnionWith(folding.Expect(rows));
        months.UnionWith(all.Where(row => folding.Expects(row.Block.Last)).Select(row => row.Month));
        return [.. all.Where(row => months.Contains(row.Month))];
    }

    /// <summary>Rows of cases that an earlier version of this program stored one behind the other, with the last batch that they are of.</summary>
    public static List<(long Batch, RowBlock Rows)> Loose(DbTransaction transaction, StoredSource stored, long batches) => transaction.CountedRows(
        CaseSql.Loose, new { organisation = stored.Organisation, source = stored.Number, batches }, row => (row.GetInt64(0), BlockCodec.Decode(row.Bytes(1))));
}
