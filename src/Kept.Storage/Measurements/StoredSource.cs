using System.Data.Common;
using Kept.Agreements;
using Kept.Measurements.Segments;
using Kept.Storage.Sql;

namespace Kept.Storage.Measurements;

/// <summary>A source whose measurements are in the store.</summary>
/// <param name="Batches">How many batches were accepted.</param>
/// <param name="Revision">Counts changes of its rows: one on when rows are added, to the next multiple of <see cref="OneMove"/> when some are moved
/// or removed.</param>
internal sealed record StoredSource(long Organisation, long Number, long Batches, long Revision)
{
    private const long OneMove = 1 << 20;

    /// <summary>How often rows were moved or removed: as long as it stays, what changed has rows of later batches.</summary>
    public long Moves => Revision / OneMove;

    /// <summary>The source of a workspace, as it reads its files; null when nothing was imported for it.</summary>
    public static StoredSource? Find(DbTransaction transaction, long organisation, long workspace, Source source) => transaction.First(
        SourceSql.Find, new { organisation, workspace, name = source.Name, hash = SourceLayout.HashOf(source) },
        row => new StoredSource(organisation, row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)));

    public static StoredSource FindOrAdd(DbTransaction transaction, long organisation, long workspace, Source source)
    {
        if (Find(transaction, organisation, workspace, source) is { } known) return known;
        var (number, layout) = (transaction.Number(SourceSql.NextNumber, new { organisation }), SourceLayout.Of(source));
        transaction.ChangeOne(
            SourceSql.Add, new { organisation, source = number, workspace, name = source.Name, layout, hash = SourceLayout.HashOf(source) },
            $"the source '{source.Name}'");
        return new(organisation, number!.Value, 0, 0);
    }

    /// <summary>The source as it is now.</summary>
    public StoredSource Renewed(DbTransaction transaction) => transaction.First(
        SourceSql.Get, new { organisation = Organisation, source = Number },
        row => new StoredSource(Organisation, row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)))!;

    /// <summary>Counts that rows are added, which may be done by one at a time.</summary>
    public void Extend(DbTransaction transaction) => Revise(transaction, Revision + 1);

    /// <summary>Counts that rows are moved or removed, which may be done by one at a time.</summary>
    public void Move(DbTransaction transaction) => Revise(transaction, (Moves + 1) * OneMove);

    private void Revise(DbTransaction transaction, long next) => transaction.ChangeOne(
        SourceSql.Revise, new { organisation = Organisation, source = Number, revision = Revision, next }, "the segments of a source");
}
