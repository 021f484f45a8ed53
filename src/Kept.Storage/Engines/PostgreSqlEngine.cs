using System.Data;
using System.Data.Common;
using Npgsql;

namespace Kept.Storage.Engines;

/// <summary>PostgreSQL, and Citus over it.</summary>
internal sealed class PostgreSqlEngine : Engine
{
    private static readonly string[] Schemes = ["postgresql://", "postgres://"];

    private readonly NpgsqlDataSource _database;

    public PostgreSqlEngine(string place)
    {
        var connection = ConnectionOf(place);
        Place = $"{connection.Host}:{connection.Port}/{connection.Database}";
        _database = NpgsqlDataSource.Create(connection);
    }

    public override string Place { get; }

    public override bool IsThere => true;

    public override IReadOnlyDictionary<string, string> Words { get; } = new Dictionary<string, string>
    {
        ["number"] = "BIGINT",
        ["text"] = "TEXT COLLATE \"C\"",
        ["bytes"] = "BYTEA",
        ["strict"] = "",
    };

    public static bool IsMeantBy(string place) =>
        Array.Exists(Schemes, scheme => place.StartsWith(scheme, StringComparison.Ordinal))
        || place.Contains("Host=", StringComparison.OrdinalIgnoreCase);

    public override string? KeepUncompressed(string table, string column) => $"ALTER TABLE {table} ALTER COLUMN {column} SET STORAGE EXTERNAL";

    public override DbConnection Open() => _database.OpenConnection();

    public override DbTransaction BeginReading(DbConnection connection) => connection.BeginTransaction(IsolationLevel.RepeatableRead);

    public override DbTransaction BeginWriting(DbConnection connection) => connection.BeginTransaction(IsolationLevel.ReadCommitted);

    public override void Shred(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "VACUUM pseudonyms";
        command.ExecuteNonQuery();
    }

    public override void Copy(DbTransaction transaction, string insert, string copy, IEnumerable<object?[]> rows)
    {
        using var writer = ((NpgsqlConnection)transaction.Connection!).BeginBinaryImport(copy);
        foreach (var row in rows)
        {
            writer.StartRow();
            foreach (var value in row)
                if (value is null) writer.WriteNull();
                else if (value is byte[] bytes) writer.Write(bytes);
                else if (value is string text) writer.Write(text);
                else writer.Write((long)value);
        }
        writer.Complete();
    }

    public override void GiveBack(DbConnection connection, bool isMuch)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT pg_total_relation_size('inbox') > 131072";
        if (!isMuch && command.ExecuteScalar() is not true) return;
        command.CommandText = isMuch ? "VACUUM inbox, segments, months, cases" : "VACUUM inbox, segments, cases";
        command.ExecuteNonQuery();
    }

    public override bool IsTransient(Exception failure) => failure is
        PostgresException { SqlState: "40P01" or "40001" or "57P01" or "57P03" or "08006" or "XX000" } or NpgsqlException { IsTransient: true };

    public override string? Explain(Exception failure) => failure switch
    {
        PostgresException { SqlState: "53100" } => "The disk of the database is full; nothing of what was being written is kept.",
        PostgresException { SqlState: "28P01" or "28000" } => "The database does not let this user in.",
        PostgresException { SqlState: "3D000" } => "There is no such database; make it with CREATE DATABASE.",
        PostgresException { SqlState: "57P01" or "57P02" or "57P03" or "55000" } =>
            "The database was shut down, or lets nobody in; what was acknowledged is safe, all else is to be done again.",
        PostgresException { SqlState: "40P01" or "40001" } => "Another program writes the same rows and does not let go.",
        PostgresException => null,
        NpgsqlException => $"The connection to the database is lost, or there is none ({failure.Message}); what was acknowledged is safe, all else is to be done again.",
        _ => null,
    };

    public override void Dispose() => _database.Dispose();

    private static NpgsqlConnectionStringBuilder ConnectionOf(string place)
    {
        try
        {
            if (!Array.Exists(Schemes, scheme => place.StartsWith(scheme, StringComparison.Ordinal))) return new(place);
            var address = new Uri(place);
            var user = address.UserInfo.Split(':', 2);
            var connection = new NpgsqlConnectionStringBuilder
            {
                Host = address.Host,
                Port = address.Port < 0 ? 5432 : address.Port,
                Database = Uri.UnescapeDataString(address.AbsolutePath.TrimStart('/')),
                Username = user[0].Length == 0 ? null : Uri.UnescapeDataString(user[0]),
                Password = user.Length < 2 ? null : Uri.UnescapeDataString(user[1]),
            };
            foreach (var setting in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
                connection[Uri.UnescapeDataString(setting.Split('=', 2)[0])] = Uri.UnescapeDataString(setting.Split('=', 2)[^1]);
            return connection;
        }
        catch (Exception failure) when (failure is ArgumentException or UriFormatException)
        {
            throw new StoreException($"A connection string such as postgresql://user:password@host/database is expected, but this one is not: {failure.Message}");
        }
    }
}
