using Kept.Cli;
using Kept.Cli.Tests;
using Kept.Storage.Tests.Engines;

namespace Kept.Storage.Tests.Durability;

/// <summary>A backup holds all of a store, can be evaluated itself, and is restored into either engine.</summary>
public sealed class BackupTests
{
    private static readonly string Shop = Session.Path("examples/web-shop");

    [Theory]
    [InlineData(EngineKind.Sqlite, EngineKind.PostgreSql)]
    [InlineData(EngineKind.PostgreSql, EngineKind.Sqlite)]
    public void What_is_restored_gives_the_same_statement(EngineKind from, EngineKind to)
    {
        using var place = new TestPlace(from);
        using var other = new TestPlace(to);
        Assert.Equal(0, Session.Run("import", Shop, "--store", place.Place).Code);

        var backup = Session.Run("backup", "--store", place.Place, "--output", place.At("backup.db"));
        Assert.True(backup.Code == 0, backup.Errors);
        var restored = Session.Run("restore", place.At("backup.db"), "--store", other.Place);
        Assert.True(restored.Code == 0, restored.Errors);

        Assert.Equal(Why(place.Place), Why(place.At("backup.db")));
        Assert.Equal(Why(place.Place), Why(other.Place));
        Assert.Equal(backup.Output.Split(' ')[0], restored.Output.Split(' ')[0]);
    }

    [Fact]
    public void A_backup_replaces_nothing_and_is_restored_into_an_empty_store_only()
    {
        using var place = new TestPlace(EngineKind.Sqlite);
        Session.Run("import", Shop, "--store", place.Place);
        Session.Run("backup", "--store", place.Place, "--output", place.At("backup.db"));

        var again = Session.Run("backup", "--store", place.Place, "--output", place.At("backup.db"));
        Assert.Equal((ExitCode.Invalid, $"kept: There is a file '{place.At("backup.db")}' already; a backup does not replace another one.\n"), (again.Code, again.Errors));
        var full = Session.Run("restore", place.At("backup.db"), "--store", place.Place);
        Assert.Equal((ExitCode.Invalid, $"kept: The store '{place.Place}' holds something already; restore into an empty one.\n"), (full.Code, full.Errors));
    }

    [Fact]
    public void The_texts_of_a_store_come_out_as_they_went_in()
    {
        using var place = new TestPlace(EngineKind.Sqlite);
        Session.Run("import", Shop, "--store", place.Place);

        var exported = Session.Run("export", "--store", place.Place, "--format", "texts", "--output", place.At("texts"));

        Assert.True(exported.Code == 0, exported.Errors);
        Assert.NotEmpty(Directory.GetFiles(place.At("texts"), "*.md", SearchOption.AllDirectories));
        Assert.All(Directory.GetFiles(Shop, "*.yaml"), file => Assert.Equal(
            File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(place.At("texts"), Path.GetFileName(file)))));
        Assert.Equal(ExitCode.Invalid, Session.Run("export", "--store", place.Place, "--format", "texts", "--output", place.At("texts")).Code);
    }

    private static string Why(string place)
    {
        var outcome = Session.Run("why", "--store", place, "--period", "2026-06", "--format", "json");
        Assert.True(outcome.Code == 0, outcome.Errors);
        return outcome.Output;
    }
}
