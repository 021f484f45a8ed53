using System.Data.Common;

namespace Kept.Storage.Engines;

/// <summary>A database program. All of SQL is the same for each; what differs is here.</summary>
internal abstract class Engine : IDisposable
{
    /// <summary>The engine that a place names: a connection string of PostgreSQL, else a file of SQLite.</summary>
    public static Engine Of(string place) => PostgreSqlEngine.IsMeantBy(place) ? new PostgreSqlEngine(place) : new SqliteEngine(place);

    /// <summary>Where it is, as it may be shown: without a password.</summary>
    public abstract string Place { get; }

    /// <summary>Whether there is a database, as far as that can be told without opening it.</summary>
    public abstract bool IsThere { get; }

    /// <summary>The words of this engine for what migrations leave open, by the words in braces.</summary>
    public abstract IReadOnlyDictionary<string, string> Words { get; }

    /// <summary>The statement for a column whose bytes are compressed already; null where there is nothing to be said.</summary>
    public abstract string? KeepUncompressed(string table, string column);

    public abstract DbConnection Open();

    /// <summary>Begins to read: all that is read is of one instant.</summary>
    public abstract DbTransaction BeginReading(DbConnection connection);

    public abstract DbTransaction BeginWriting(DbConnection connection);

    /// <summary>Begins to write so that what is replaced or removed is overwritten.</summary>
    public virtual DbTransaction BeginErasing(DbConnection connection) => BeginWriting(connection);

    /// <summary>Makes sure that nothing of personal data that was erased is left where the engine keeps it for a while.</summary>
    public abstract void Shred(DbConnection connection);

    /// <summary>Adds rows that are known to be new.</summary>
    public abstract void Copy(DbTransaction transaction, string insert, string copy, IEnumerable<object?[]> rows);

    /// <summary>Gives room that is no longer needed back to the disk, where there is enough of it.</summary>
    /// <param name="isMuch">Whether it is worth while, however little of it is seen.</param>
    public abstract void GiveBack(DbConnection connection, bool isMuch);

    /// <summary>Whether the same work may succeed when it is done again.</summary>
    public abstract bool IsTransient(Exception failure);

    /// <summary>What happened, in words for people; null for a failure that is a mistake of this program.</summary>
    public abstract string? Explain(Exception failure);

    public abstract void Dispose();
}
