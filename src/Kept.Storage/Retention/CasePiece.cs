using System.Data.Common;
using Kept.Agreements;
using Kept.Measurements.Segments;
using Kept.Measurements.Segments.Cases;
using Kept.Storage.Engines;
using Kept.Storage.Measurements;
using Kept.Storage.Sql;

namespace Kept.Storage.Retention;

/// <summary>Rows of cases that are stored together. Exactly one of the cases below.</summary>
/// <param name="Rows">Those of one case in the order in which they came.</param>
internal abstract record CasePiece(Source Source, RowBlock Rows)
{
    /// <summary>All of a source: in blocks, or one behind the other.</summary>
    public static List<CasePiece> Read(DbTransaction transaction, StoredSource stored, Source source)
    {
        var pieces = StoredPiece.Of(transaction, stored).Select(CasePiece (piece) => new Loose(source, piece, BlockCodec.Decode(piece.Content(transaction, stored).Payload.Span)));
        if (!CaseFolding.Folds(source)) return [.. pieces];
        return [.. new CaseBlocks(transaction, stored, source).All().Select(CasePiece (row) => InBlock.Read(source, row)), .. pieces];
    }

    /// <summary>The times that the rows tell.</summary>
    public CaseTimes Times { get; } = CaseTimes.Of(Source, Rows);

    /// <summary>Some of the rows as bytes.</summary>
    public abstract byte[] Encode(IReadOnlyList<int> rows);

    /// <summary>Removes all rows but some.</summary>
    public abstract void Keep(DbTransaction transaction, StoredSource stored, Engine engine, IReadOnlyList<int> rows);

    public sealed record Loose(Source Of, StoredPiece Piece, RowBlock All) : CasePiece(Of, All)
    {
        public override byte[] Encode(IReadOnlyList<int> rows) => BlockCodec.Encode(CaseTimes.Pick(Source, Rows, rows));

        public override void Keep(DbTransaction transaction, StoredSource stored, Engine engine, IReadOnlyList<int> rows)
        {
            if (rows.Count == 0)
            {
                Piece.Remove(transaction, stored);
                return;
            }
            var kept = CaseTimes.Pick(Source, Rows, rows);
            transaction.ChangeOne(
                SegmentSql.Revise,
                new
                {
                    organisation = stored.Organisation, source = stored.Number, series = Piece.Series, day = Piece.Number, part = Piece.Part, revision = Piece.Revision,
                    next = Piece.Revision + 1, rows = kept.Rows, latest = kept.LatestStamp, batch = Piece.Batch, form = DayFolding.Block,
                    payload = BlockCodec.Encode(kept), details = (byte[]?)null,
                },
                "the segments of a source");
        }
    }

    /// <param name="Batches">The batch of each row.</param>
    public sealed record InBlock(Source Of, CaseRow Row, RowBlock All, long[] Batches) : CasePiece(Of, All)
    {
        public static InBlock Read(Source source, CaseRow row)
        {
            var parts = row.Block.All().ToList();
            return new(source, row, RowBlock.Join([.. parts.Select(part => part.Rows)]), [.. parts.SelectMany(part => part.Batches)]);
        }

        public override byte[] Encode(IReadOnlyList<int> rows) => CaseBlock.Encode(Source, CaseTimes.Pick(Source, Rows, rows), BatchesOf(rows));

        public override void Keep(DbTransaction transaction, StoredSource stored, Engine engine, IReadOnlyList<int> rows)
        {
            var blocks = new CaseBlocks(transaction, stored, Source);
            blocks.Remove(Row);
            if (rows.Count == 0) return;
            var folding = new CaseFolding(Source);
            folding.Add(CaseTimes.Pick(Source, Rows, rows), BatchesOf(rows));
            blocks.Add(engine, [folding.Fold(Row.Month, (int)Row.Part)], Row.Revision + 1);
        }

        private long[] BatchesOf(IReadOnlyList<int> rows) => [.. rows.Select(row => Batches[row])];
    }
}
