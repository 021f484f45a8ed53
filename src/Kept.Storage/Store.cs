using System.Data.Common;
using Kept.Storage.Engines;
using Kept.Storage.Migrations;

namespace Kept.Storage;

/// <summary>Where measurements, texts and statements are kept: a file of SQLite or a database of PostgreSQL.</summary>
public sealed class Store : IDisposable
{
    private const int Attempts = 5;

    private readonly Engine _engine;

    private Store(Engine engine, string? by) => (_engine, By) = (engine, by);

    /// <summary>Where it is, as it may be shown.</summary>
    public string Place => _engine.Place;

    /// <summary>Whose account changes it, for the audit trail; null when nobody knows.</summary>
    public string? By { get; }

    internal Engine Engine => _engine;

    /// <summary>Opens a store, which is made when there is none, and brings its tables up to date.</summary>
    /// <param name="place">A file of SQLite, or a connection string of PostgreSQL.</param>
    /// <param name="makesOne">Whether a file is made where there is none.</param>
    /// <param name="by">Whose account changes it, for the audit trail.</param>
    /// <exception cref="StoreException">It cannot be opened.</exception>
    public static Store Open(string place, bool makesOne = true, string? by = null) => Open(Engine.Of(place), place, makesOne, by);

    internal static Store Open(Engine engine, string place, bool makesOne, string? by = null)
    {
        var store = new Store(engine, by);
        if (!makesOne && !store._engine.IsThere) throw new StoreException($"There is no store '{place}'. Importing a workspace makes one: kept import.");
        try
        {
            store.Explained(() =>
            {
                using var connection = store._engine.Open();
                Migrator.BringUpToDate(connection, store._engine);
                return true;
            });
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>Reads what is there at one instant.</summary>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    internal T Read<T>(Func<DbTransaction, T> work) => Explained(() =>
    {
        using var connection = _engine.Open();
        using var transaction = _engine.BeginReading(connection);
        return work(transaction);
    });

    /// <summary>Does some work wholly or not at all. It is done again when others were in its way, so it may depend only on what it
    /// reads itself.</summary>
    /// <param name="erases">Whether what is replaced or removed may not be read any more afterwards, not even in the bytes of a file.</param>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    internal T Write<T>(Func<DbTransaction, T> work, bool erases = false) => Explained(() =>
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var connection = _engine.Open();
                using var transaction = erases ? _engine.BeginErasing(connection) : _engine.BeginWriting(connection);
                var result = work(transaction);
                transaction.Commit();
                return result;
            }
            catch (Exception failure) when (attempt < Attempts && (failure is OvertakenException || _engine.IsTransient(failure)))
            {
                Thread.Sleep(TimeSpan.FromMilliseconds(10 << attempt));
            }
        }
    });

    /// <summary>Makes sure that nothing of what was erased is left where the engine keeps it for a while.</summary>
    /// <exception cref="StoreException">The store cannot be written, or others are in the way for long.</exception>
    internal void Shred() => Explained(() =>
    {
        using var connection = _engine.Open();
        _engine.Shred(connection);
        return true;
    });

    /// <summary>Gives room that is no longer needed back to the disk, unless others are in the way.</summary>
    /// <param name="isMuch">Whether it is worth while, however little of it is seen.</param>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    internal void GiveBack(bool isMuch = false) => Explained(() =>
    {
        try
        {
            using var connection = _engine.Open();
            _engine.GiveBack(connection, isMuch);
            return true;
        }
        catch (Exception failure) when (_engine.IsTransient(failure))
        {
            return false;   // the next import does it
        }
    });

    public void Dispose() => _engine.Dispose();

    private T Explained<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (OvertakenException overtaken)
        {
            throw new StoreException($"The store '{Place}': {overtaken.Message}", overtaken);
        }
        catch (DbException failure) when (_engine.Explain(failure) is { } reason)
        {
            throw new StoreException($"The store '{Place}': {reason}", failure);
        }
    }
}
