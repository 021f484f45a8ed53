using System.Data.Common;
using System.Globalization;
using Kept.Storage.Measurements;
using Kept.Storage.Sql;
using Kept.Storage.Workspaces;

namespace Kept.Storage.Audit;

/// <summary>A file that was imported to its end.</summary>
/// <param name="Digest">SHA-256 of its text.</param>
internal sealed record FinishedFile(StoredSource Stored, string Source, string Name, string Digest);

/// <summary>Tells the audit trail what an import brought: of each file all that the trail does not tell yet, so that an interrupted import
/// is told by the next one that finishes it.</summary>
internal static class ImportEntry
{
    /// <param name="recorded">The tick of now.</param>
    public static void Add(Store store, long organisation, StoredWorkspace workspace, IEnumerable<FinishedFile> files, long recorded) => store.Write(transaction =>
    {
        var lines = files.Select(file => Tell(transaction, file)).OfType<string>().ToList();
        if (lines.Count > 0) AuditTrail.Add(transaction, store, organisation, recorded, $"imported measurements of {workspace.Name}", lines);
        return lines.Count;
    });

    /// <summary>What the trail does not tell of a file yet; null when it tells all.</summary>
    private static string? Tell(DbTransaction transaction, FinishedFile file)
    {
        var at = new { organisation = file.Stored.Organisation, source = file.Stored.Number, file = file.Name };
        var told = transaction.First(AuditSql.FindFile, at, row => new Told(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3))) ?? new(0, 0, 0, 0);
        var (now, batches) = (ImportedFile.Find(transaction, file.Stored, file.Name)!, file.Stored.Renewed(transaction).Batches);
        if ((now.Generation, now.Rows, now.Bytes) == (told.Generation, told.Rows, told.Bytes)) return null;
        transaction.ChangeOne(
            AuditSql.SaveFile,
            new { at.organisation, at.source, at.file, generation = now.Generation, rows = now.Rows, bytes = now.Bytes, batches }, "what the audit trail tells");

        var taken = transaction.CountedRows(
            AuditSql.Batches, new { at.organisation, at.source, at.file, from = told.Batches }, row => (Number: row.GetInt64(0), Rows: row.GetInt64(1)));
        var (first, rows) = (now.Generation == told.Generation ? told.Rows : 0, taken.Sum(batch => batch.Rows));
        var read = now.Rows > first ? $"rows {first + 1} to {now.Rows}, {rows} taken, {now.Rows - first - rows} left out" : "no new rows";
        var numbers = taken.Count > 0 ? $", batches {taken[0].Number} to {taken[^1].Number}" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{file.Source}/{file.Name}: {(first < told.Rows ? "read anew, " : "")}{read}{numbers}, {now.Bytes} bytes, sha256:{file.Digest}");
    }

    /// <param name="Batches">How many batches of the source had been accepted.</param>
    private sealed record Told(long Generation, long Rows, long Bytes, long Batches);
}
