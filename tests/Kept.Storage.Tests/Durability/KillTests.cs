using System.Text.RegularExpressions;
using Kept.Cli.Tests;
using Kept.Core.Tests.Evaluation;
using Kept.Storage.Engines;
using Kept.Storage.Tests.Engines;

namespace Kept.Storage.Tests.Durability;

/// <summary>An import that is killed at any moment has lost nothing that it said is safe, and goes on where it was.</summary>
public sealed partial class KillTests
{
    private static readonly int Kills = Environment.GetEnvironmentVariable("KEPT_SOAK") == "1" ? 50 : 5;

    [Theory]
    [InlineData(EngineKind.Sqlite)]
    [InlineData(EngineKind.PostgreSql)]
    public void What_was_acknowledged_is_there_and_nothing_is_there_twice(EngineKind engine)
    {
        using var folder = new Folder();
        LargeWorkspace.Write(folder.Path);
        var files = Session.Run("evaluate", folder.Path, "--period", LargeWorkspace.Period, "--format", "json").Output;
        var dice = new Dice(Environment.TickCount);
        for (var kill = 0; kill < Kills; kill++)
        {
            using var place = new TestPlace(engine, onDisk: true);
            var acknowledged = ImportAndKill(folder.Path, place, batches: dice.Between(0, 8), milliseconds: dice.Between(0, 120));

            var stored = RowsIn(place.Place);
            Assert.True(stored >= acknowledged, $"{acknowledged} rows were acknowledged, but {stored} are there.");
            Assert.True(stored <= acknowledged + 50_000, $"{acknowledged} rows were acknowledged, but {stored} are there.");

            var again = Session.Run("import", folder.Path, "--store", place.Place);
            Assert.True(again.Code == 0, again.Errors);
            Assert.Equal(2 * LargeWorkspace.Rows, RowsIn(place.Place));
            Assert.Equal(files, Session.Run("evaluate", "--store", place.Place, "--period", LargeWorkspace.Period, "--format", "json").Output);
        }
    }

    /// <summary>Starts an import and kills it some time after so many batches are safe; gives how many rows it said are safe.</summary>
    private static long ImportAndKill(string folder, TestPlace place, int batches, int milliseconds)
    {
        using var import = StartedProgram.Start("import", folder, "--store", place.Place, "--every-batch");
        var lines = new List<string>();
        while (lines.Count < batches && import.StandardOutput.ReadLine() is { } line) lines.Add(line);
        Thread.Sleep(milliseconds);
        if (!import.HasExited) import.Kill();
        lines.AddRange(import.StandardOutput.ReadToEnd().Split('\n'));
        import.WaitForExit();
        return lines.Select(l => Safe().Match(l)).Where(m => m.Success)
            .Sum(m => long.Parse(m.Groups["last"].Value, null) - long.Parse(m.Groups["first"].Value, null) + 1);
    }

    /// <summary>All rows of a store, wherever they are.</summary>
    private static long RowsIn(string place)
    {
        using var engine = Engine.Of(place);
        if (!engine.IsThere) return 0;
        using var store = Store.Open(place);
        return store.Read(transaction => transaction.Number(
            "SELECT CAST((SELECT COALESCE(SUM(row_count), 0) FROM inbox) + (SELECT COALESCE(SUM(row_count), 0) FROM segments)"
            + " + (SELECT COALESCE(SUM(row_count), 0) FROM months) AS BIGINT)", new { })!.Value);
    }

    [GeneratedRegex(@"^safe: .*: rows (?<first>\d+) to (?<last>\d+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Safe();
}
