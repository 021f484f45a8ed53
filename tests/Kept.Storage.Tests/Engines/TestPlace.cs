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
    private readonly string _folder = Directory.CreateTempSubdirectory("kept-store-").FullName;
    private readonly string? _database;

    public TestPlace(EngineKind engine)
    {
        if (engine == EngineKind.PostgreSql) _database = PostgreSqlCluster.Current.NewDatabase();
        Place = _database is null ? Path.Combine(_folder, "kept.db") : PostgreSqlCluster.Current.PlaceOf(_database);
    }

    /// <summary>As a command line names it.</summary>
    public string Place { get; }

    /// <summary>A path in a folder that goes with the place.</summary>
    public string At(string file) => Path.Combine(_folder, file);

    public void Dispose()
    {
        if (_database is not null) PostgreSqlCluster.Current.Drop(_database);
        Directory.Delete(_folder, recursive: true);
    }
}
