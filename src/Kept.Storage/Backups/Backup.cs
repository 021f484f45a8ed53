using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using Dapper;
using Kept.Storage.Audit;
using Kept.Storage.Migrations;
using Kept.Storage.Sql;

namespace Kept.Storage.Backups;

/// <summary>Copies all that an organisation has in a store. A backup is itself a store, a file of SQLite, so that it can be evaluated as
/// it is; and what one engine wrote can be restored into the other.</summary>
public static class Backup
{
    /// <summary>Writes a backup. The file appears when it is complete.</summary>
    /// <param name="recorded">The tick of now.</param>
    /// <returns>The number of rows copied.</returns>
    /// <exception cref="StoreException">There is such a file already, the store cannot be read, or it cannot be told of the backup.</exception>
    public static long Write(Store store, long organisation, string file, long recorded)
    {
        if (File.Exists(file)) throw new StoreException($"There is a file '{file}' already; a backup does not replace another one.");
        var unfinished = file + ".unfinished";
        File.Delete(unfinished);
        long rows;
        using (var backup = Store.Open(unfinished)) rows = Copy(store, backup, organisation);
        File.Move(unfinished, file);
        var digest = DigestOf(file);
        return store.Write(transaction =>
        {
            AuditTrail.Add(transaction, store, organisation, recorded, "took a backup", [Line(file, digest, rows)]);
            return rows;
        });
    }

    /// <summary>Brings a backup into a store that has nothing yet, wholly or not at all.</summary>
    /// <param name="recorded">The tick of now.</param>
    /// <returns>The number of rows copied.</returns>
    /// <exception cref="StoreException">The store has something already, or one of the two cannot be used.</exception>
    public static long Restore(string file, Store store, long organisation, long recorded)
    {
        var digest = File.Exists(file) ? DigestOf(file) : "";
        using var backup = Store.Open(file, makesOne: false);
        return Copy(backup, store, organisation, (transaction, rows) =>
            AuditTrail.Add(transaction, store, organisation, recorded, "restored a backup", [Line(file, digest, rows)]));
    }

    private static long Copy(Store from, Store to, long organisation, Action<DbTransaction, long>? tell = null) => from.Read(reading => to.Write(writing =>
    {
        if (writing.Number(TableSql.Count(TableText.All[0]), new { organisation }) > 0)
            throw new StoreException($"The store '{to.Place}' holds something already; restore into an empty one.");
        var rows = TableText.All.Sum(table => Copy(reading, writing, to, table, organisation));
        tell?.Invoke(writing, rows);
        return rows;
    }));

    private static string Line(string file, string digest, long rows) =>
        string.Create(CultureInfo.InvariantCulture, $"{Path.GetFullPath(file)}: {rows} rows, sha256:{digest}");

    private static string DigestOf(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static long Copy(DbTransaction reading, DbTransaction writing, Store to, TableText table, long organisation)
    {
        var stated = reading.Number(TableSql.Count(table), new { organisation })!.Value;
        to.Engine.Copy(writing, TableSql.Insert(table), TableSql.Copy(table), Rows(reading, table, organisation));
        var copied = writing.Number(TableSql.Count(table), new { organisation })!.Value;
        return copied == stated
            ? copied
            : throw new StoreException(string.Create(
                CultureInfo.InvariantCulture, $"The store says that '{table.Name}' has {stated:N0} rows, but {copied:N0} were copied; nothing is kept."));
    }

    private static IEnumerable<object?[]> Rows(DbTransaction reading, TableText table, long organisation)
    {
        using var reader = (DbDataReader)reading.Connection!.ExecuteReader(TableSql.Select(table), new { organisation }, reading);
        while (reader.Read())
        {
            var row = new object?[table.Columns.Count];
            for (var column = 0; column < row.Length; column++) row[column] = reader.IsDBNull(column) ? null : reader.GetValue(column);
            yield return row;
        }
    }
}
