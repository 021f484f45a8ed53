using Kept.Cli;
using Kept.Cli.Tests;
using Kept.Storage.Tests.Engines;

namespace Kept.Storage.Tests.Durability;

/// <summary>What goes wrong around the store is said clearly, and leaves nothing half done.</summary>
public sealed class FailureTests
{
    [Fact]
    public void A_full_disk_is_said_and_the_import_goes_on_when_there_is_room()
    {
        using var folder = new Folder();
        LargeWorkspace.Write(folder.At("work"));
        using var place = new TestPlace(EngineKind.Sqlite, onDisk: true);
        Session.Run("import", folder.At("work"), "--store", place.Place);
        var enough = new FileInfo(place.Place).Length;
        File.Delete(place.Place);

        // A limit on the size of files stands for the end of the disk.
        var full = StartedProgram.Finish(StartedProgram.StartWithin(enough / 2, "import", folder.At("work"), "--store", place.Place));
        Assert.Equal(ExitCode.Invalid, full.Code);
        Assert.StartsWith($"kept: The store '{place.Place}': The disk", full.Errors, StringComparison.Ordinal);

        Assert.Equal(0, Session.Run("import", folder.At("work"), "--store", place.Place).Code);
        AssertSame(folder.At("work"), place.Place);
    }

    [Fact]
    public void A_lost_connection_is_said_and_the_import_goes_on_when_it_is_back()
    {
        using var folder = new Folder();
        LargeWorkspace.Write(folder.Path);
        var database = PostgreSqlCluster.Current.NewDatabase();
        try
        {
            var place = PostgreSqlCluster.Current.PlaceOf(database);
            using var import = StartedProgram.Start("import", folder.Path, "--store", place, "--every-batch");
            for (var batch = 0; batch < 3; batch++) Assert.StartsWith("safe: ", import.StandardOutput.ReadLine(), StringComparison.Ordinal);
            PostgreSqlCluster.Current.Execute("postgres", $"ALTER DATABASE {database} WITH ALLOW_CONNECTIONS false");
            PostgreSqlCluster.Current.Execute("postgres", $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'");
            var errors = import.StandardError.ReadToEnd();
            import.WaitForExit();
            Assert.Equal(ExitCode.Invalid, import.ExitCode);
            Assert.Matches("^kept: The store '[^']*': The (database|connection)", errors);
            Assert.Contains("what was acknowledged is safe", errors);

            PostgreSqlCluster.Current.Execute("postgres", $"ALTER DATABASE {database} WITH ALLOW_CONNECTIONS true");
            Assert.Equal(0, Session.Run("import", folder.Path, "--store", place).Code);
            AssertSame(folder.Path, place);
        }
        finally
        {
            PostgreSqlCluster.Current.Release(database);
        }
    }

    [Fact]
    public void A_file_that_is_no_store_is_not_touched()
    {
        using var folder = new Folder();
        var file = folder.Write("notes.txt", new string('x', 5000));

        var outcome = Session.Run("import", Session.Path("examples/web-shop"), "--store", file);

        Assert.Equal((ExitCode.Invalid, $"kept: The store '{file}': The file is no store.\n"), (outcome.Code, outcome.Errors));
        Assert.Equal(new string('x', 5000), File.ReadAllText(file));
    }

    private static void AssertSame(string workspace, string place) => Assert.Equal(
        Session.Run("evaluate", workspace, "--period", LargeWorkspace.Period, "--format", "json").Output,
        Session.Run("evaluate", "--store", place, "--period", LargeWorkspace.Period, "--format", "json").Output);
}
