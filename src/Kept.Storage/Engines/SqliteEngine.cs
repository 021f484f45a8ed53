using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Kept.Storage.Engines;

/// <summary>SQLite: one file, nothing to install.</summary>
internal sealed class SqliteEngine(string file) : Engine
{
    private const long MostMapped = 1L << 40;
    private const int Full = 13;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int IoError = 10;
    private const int Corrupt = 11;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    private readonly string _connection = new SqliteConnectionStringBuilder
    {
        DataSource = Path.GetFullPath(file),
        ForeignKeys = true,
        DefaultTimeout = 30,
    }.ToString();

    static SqliteEngine() => SQLitePCL.Batteries_V2.Init();

    public override string Place => file;

    public override bool IsThere => File.Exists(file);

    public override IReadOnlyDictionary<string, string> Words { get; } = new Dictionary<string, string>
    {
        ["number"] = "INTEGER",
        ["text"] = "TEXT",
        ["bytes"] = "BLOB",
        ["strict"] = " STRICT",
    };

    public override string? KeepUncompressed(string table, string column) => null;

    public override DbConnection Open()
    {
        var connection = new SqliteConnection(_connection);
        try
        {
            connection.Open();
            using var set = connection.CreateCommand();
            set.CommandText = "PRAGMA page_count";
            // The size of pages, and that they can be given back, is fixed by the first write; said again, it would be written and synced again.
            var first = set.ExecuteScalar() is 0L ? "PRAGMA page_size = 16384; PRAGMA auto_vacuum = INCREMENTAL; " : "";
            set.CommandText = first + "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;";
            set.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public override DbTransaction BeginReading(DbConnection connection)
    {
        Map(connection, MostMapped);
        return ((SqliteConnection)connection).BeginTransaction(deferred: true);
    }

    public override DbTransaction BeginWriting(DbConnection connection)
    {
        Map(connection, 0);
        return ((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable);
    }

    public override DbTransaction BeginErasing(DbConnection connection)
    {
        using var set = connection.CreateCommand();
        set.CommandText = "PRAGMA secure_delete = ON";
        set.ExecuteNonQuery();
        return BeginWriting(connection);
    }

    /// <summary>Brings the log of what was written into the file, and empties it.</summary>
    public override void Shred(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        if (command.ExecuteScalar() is not 0L) throw new StoreException("Others read the store, so that what was erased still stands in its log (-wal); erase it again when they are done.");
    }

    public override void Copy(DbTransaction transaction, string insert, string copy, IEnumerable<object?[]> rows)
    {
        using var command = transaction.Connection!.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, insert);
        foreach (var name in ParameterNames.In(insert)) command.Parameters.Add(new SqliteParameter(name, DBNull.Value));
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++) command.Parameters[i].Value = row[i] ?? DBNull.Value;
            command.ExecuteNonQuery();
        }
    }

    public override void GiveBack(DbConnection connection, bool isMuch)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT p.freelist_count * 8 > c.page_count FROM pragma_freelist_count() p, pragma_page_count() c";
        if (!isMuch && command.ExecuteScalar() is not 1L) return;
        command.CommandText = "PRAGMA incremental_vacuum";
        using var pages = command.ExecuteReader();
        while (pages.Read()) { }   // a page a row
    }

    public override bool IsTransient(Exception failure) => failure is SqliteException { SqliteErrorCode: Busy or Locked };

    public override string? Explain(Exception failure) => failure is not SqliteException error ? null : error.SqliteErrorCode switch
    {
        Full => "The disk is full; nothing of what was being written is kept.",
        Busy or Locked => "Another program holds the store and does not let go.",
        ReadOnly => "The store may be read but not written by this program.",
        IoError => $"The disk failed, or is full ({error.Message}); nothing of what was being written is kept.",
        Corrupt => "The file is damaged: it is not what was written. Restore a backup.",
        CannotOpen => "The file cannot be opened or made; is its folder there, and may this program write to it?",
        NotADatabase => "The file is no store.",
        _ => null,
    };

    /// <summary>How much of the file is read where the system keeps it in memory, instead of being copied from there.</summary>
    private static void Map(DbConnection connection, long bytes)
    {
        using var set = connection.CreateCommand();
        set.CommandText = string.Create(CultureInfo.InvariantCulture, $"PRAGMA mmap_size = {bytes}");
        set.ExecuteNonQuery();
    }

    public override void Dispose()
    {
        using var connection = new SqliteConnection(_connection);
        SqliteConnection.ClearPool(connection);
    }
}
