using Kept.Storage.Sql;

namespace Kept.Storage.Tests.Engines;

public sealed class SqliteEngineTests
{
    [Fact]
    public void Reading_a_store_writes_nothing()
    {
        using var place = new TestPlace(EngineKind.Sqlite);
        using var store = Store.Open(place.Place);
        var written = File.ReadAllBytes(place.Place + "-wal");

        for (var time = 0; time < 3; time++) store.Read(transaction => transaction.Number(MigrationSql.Newest, new { organisation = Organisation.Nobody }));

        Assert.Equal(written, File.ReadAllBytes(place.Place + "-wal"));
    }
}
