using System.Data.Common;
using System.Security.Cryptography;
using Kept.Storage.Sql;

namespace Kept.Storage.Measurements;

/// <summary>A file of measurements on the disk.</summary>
/// <param name="Name">The name that the store and diagnostics know it by.</param>
public sealed record MeasurementFile(string Name, string Path);

/// <summary>How far a file was imported.</summary>
/// <param name="Generation">Counts how often it said something else in its beginning.</param>
/// <param name="Rows">How many of its rows were taken, good or not.</param>
/// <param name="Bytes">How long it was when it was last imported.</param>
/// <param name="Digest">Of all bytes that it had then.</param>
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
    public ImportedFile Renewed(string path)
    {
        using var stream = File.OpenRead(path);
        var length = stream.Length;
        var isGrown = length >= Bytes && Read(stream, Bytes) is var beginning && beginning.Digest == Digest
            && (length == Bytes || beginning.Last is '\n' or '\r' || stream.ReadByte() is '\n' or '\r');
        stream.Position = 0;
        var whole = Read(stream, length).Digest;
        return isGrown ? this with { Bytes = length, Digest = whole } : this with { Generation = Generation + 1, Rows = 0, Bytes = length, Digest = whole };
    }

    private static (string Digest, int Last) Read(Stream stream, long length)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (block, last) = (new byte[1 << 16], -1);
        for (var left = length; left > 0;)
        {
            var read = stream.Read(block, 0, (int)Math.Min(left, block.Length));
            if (read == 0) break;
            digest.AppendData(block, 0, read);
            (left, last) = (left - read, block[read - 1]);
        }
        return (Convert.ToHexStringLower(digest.GetHashAndReset()), last);
    }
}
