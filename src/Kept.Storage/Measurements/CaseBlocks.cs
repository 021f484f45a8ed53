using System.Data.Common;
using Kept.Agreements;
using Kept.Measurements.Segments;
using Kept.Measurements.Segments.Cases;
using Kept.Storage.Engines;
using Kept.Storage.Sql;

namespace Kept.Storage.Measurements;

/// <summary>A row of the store that holds cases: a part of those that begin in a month.</summary>
/// <param name="Rows">How many rows it has with all the others.</param>
internal sealed record CaseRow(int Month, long Part, long Revision, long Rows, StoredCaseBlock Block);

/// <summary>The cases of a source of which each row tells a whole one, as they are stored.</summary>
internal sealed class CaseBlocks(DbTransaction transaction, StoredSource stored, Source source)
{
    /// <summary>All blocks with rows that count, in order of time.</summary>
    /// <param name="batches">How many batches count.</param>
    /// <param name="others">Gives the other rows of a block when they are asked for.</param>
    public List<CaseRow> All(long batches, Func<CaseRow, byte[]> others) => transaction.CountedRows(
        CaseSql.All, new { organisation = stored.Organisation, source = stored.Number, batches }, row =>
        {
            CaseRow read = null!;
            var block = new StoredCaseBlock(
                CaseBlock.Open(row.Bytes(7)).For(source), row.GetInt64(8) == 0 ? null : new(() => CaseBlock.Open(others(read)).For(source)),
                row.LongOrNull(4), row.GetInt64(5), row.GetInt64(6));
            read = new((int)row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), block);
            return block.Others is null && block.Last.Rows != read.Rows
                ? throw new DamagedBlockException($"The store says that there are {read.Rows} cases, but there are {block.Last.Rows}.")
                : read;
        });

    /// <summary>All blocks, whose other rows are read as well when they are asked for.</summary>
    public List<CaseRow> All() => All(long.MaxValue, OthersOf);

    public byte[] OthersOf(CaseRow row) => transaction.Rows(CaseSql.Others, At(row), others => others.Bytes(0)) is [var only] ? only : throw SeriesMemory.Missing(1, 0);

    /// <summary>Puts blocks into the store.</summary>
    public void Add(Engine engine, IEnumerable<FoldedCases> blocks, long revision) => engine.Copy(transaction, CaseSql.Add, CaseSql.Copy, blocks.Select(object?[] (b) =>
        [stored.Organisation, stored.Number, (long)b.Month, (long)b.Part, revision, b.Rows, b.Latest, b.FirstBatch, b.LastBatch, b.Last, b.Others]));

    public void Remove(CaseRow row) => transaction.ChangeOne(CaseSql.Remove, At(row), "the cases of a source");

    private object At(CaseRow row) => new
    {
        organisation = stored.Organisation, source = stored.Number, month = row.Month, part = row.Part, revision = row.Revision,
    };
}
