using System.Data.Common;
using Kept.Storage.Sql;

namespace Kept.Storage.Measurements;

/// <summary>A file of measurements on the disk.</summary>
/// <param name="Name">The name that the store and diagnostics know it by.</param>
public sealed record MeasurementFile(string Name, string Path);

/// <summary>How far a file was imported.</summary>
/// <param name="Generation">Counts how often it said something else in its beginning.</param>
/// <param name="Rows">How many of its rows were taken, good or not.</param>
/// <param name="Bytes">How long the part is that the rows are in.</param>
/// <param name="Digest">Of that part.</param>
/// <param name="Revision">Counts the changes of this row; 0 for a file that is not known yet.</param>
internal sealed record ImportedFile(string Name, long Generation, long Rows, long Bytes, string Digest, long Revision)
{
    public static ImportedFile? Find(DbTransaction transaction, StoredSource source, string name) => transaction.First(
        BatchSql.FindFile, new { organisation = source.Organisation, source = source.Number, file = name },
        row => new ImportedFile(name, row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetString(3), row.GetInt64(4)));

    /// <summary>Writes how far the file is imported now.</summary>
    public ImportedFile Save(DbTransaction transaction, StoredSource source)
    {
        var at = new
        {
            organisation = source.Organisation, source = source.Number, file = Name, generation = Generation, rows = Rows, bytes = Bytes, digest = Digest,
            revision = Revision, next = Revision + 1,
        };
        if (Revision == 0) transaction.Change(BatchSql.AddFile, at);
        transaction.ChangeOne(BatchSql.ReviseFile, at, $"the file '{Name}'");
        return this with { Revision = Revision + 1 };
    }

    /// <summary>The file as it is on the disk: with the rows that were taken before when it only grew, from its beginning when it
    /// changed.</summary>
    public ImportedFile Renewed(string path) =>
        Bytes == 0 || OnlyGrew(path) ? this : this with { Generation = Generation + 1, Rows = 0, Bytes = 0, Digest = "" };

    private bool OnlyGrew(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        if (stream.Length < Bytes) return false;
        var (digest, block) = (new TextDigest(), new byte[1 << 20]);
        while (digest.Bytes < Bytes)
        {
            var read = stream.Read(block, 0, (int)Math.Min(Bytes - digest.Bytes, block.Length));
            if (read == 0) return false;
            digest.Append(block.AsSpan(0, read));
        }
        return digest.Text == Digest && (stream.Length == Bytes || digest.EndsLine || stream.ReadByte() is '\n' or '\r');
    }
}
