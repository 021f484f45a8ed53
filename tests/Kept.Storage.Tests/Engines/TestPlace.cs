namespace Kept.Storage.Tests.Engines;

/// <summary>The engines that everything is tested on.</summary>
public enum EngineKind
{
    Sqlite,
    PostgreSql,
}

/// <summary>An empty place for a store of one test.</summary>
internal sealed class TestPlace : IDisposable
{
    private readonly string _folder;
    private readonly string? _database;

    /// <param name="onDisk">Whether the test is about what outlives a program.</param>
    public TestPlace(EngineKind engine, bool onDisk = false)
    {
        _folder = NewFolder(onDisk);
        if (engine == EngineKind.PostgreSql) _database = PostgreSqlCluster.Current.NewDatabase();
        Place = _database is null ? Path.Combine(_folder, "kept.db") : PostgreSqlCluster.Current.PlaceOf(_database);
    }

    /// <summary>As a command line names it.</summary>
    public string Place { get; }

    /// <summary>A path in a folder that goes with the place.</summary>
    public string At(string file) => Path.Combine(_folder, file);

    public void Dispose()
    {
        if (_database is not null) PostgreSqlCluster.Current.Release(_database);
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>In memory where that can be had, since most tests need not wait for a disk.</summary>
    private static string NewFolder(bool onDisk)
    {
        const string memory = "/dev/shm";
        return !onDisk && Directory.Exists(memory)
            ? Directory.CreateDirectory(Path.Combine(memory, $"kept-store-{Guid.NewGuid():N}")).FullName
            : Directory.CreateTempSubdirectory("kept-store-").FullName;
    }
}
