using Kept.Cli.Tests;
using Kept.Cli.Tests.Scenarios;
using Kept.Storage.Tests.Engines;

namespace Kept.Storage.Tests.Scenarios;

/// <summary>Every scenario and example comes out of a store byte by byte as it comes out of files.</summary>
public sealed class ScenarioTests
{
    public static TheoryData<Scenario, EngineKind> All =>
        [.. from scenario in Scenario.WithFigures from engine in Enum.GetValues<EngineKind>() select (scenario, engine)];

    /// <summary>The statement as people read it has its hash, which covers all of its JSON; with everything behind it.</summary>
    [Theory]
    [MemberData(nameof(All), DisableDiscoveryEnumeration = true)]
    public void A_scenario_comes_out_of_a_store_as_out_of_files(Scenario scenario, EngineKind engine)
    {
        using var place = new TestPlace(engine);
        var imported = Session.Run(
            "import", scenario.Workspace, "--data", scenario.Folder, "--store", place.Place, "--rejected", place.At("rejected.csv"));
        Assert.True(imported.Code == 0, $"{imported.Code}: {imported.Errors}");
        using var restored = new TestPlace(engine);
        Assert.Equal(0, Session.Run("backup", "--store", place.Place, "--output", place.At("backup.db")).Code);
        Assert.Equal(0, Session.Run("restore", place.At("backup.db"), "--store", restored.Place).Code);
        foreach (var command in scenario.ReadFigures().SelectMany(Commands))
        {
            var files = Session.Run([command[0], scenario.Workspace, "--data", scenario.Folder, .. command[1..]]);
            foreach (var store in new[] { place, restored })
            {
                var stored = Session.Run([command[0], "--store", store.Place, .. command[1..]]);
                Assert.Equal((0, files.Output, files.Errors), (stored.Code, stored.Output, stored.Errors));
            }
        }
    }

    private static IEnumerable<string[]> Commands(FigureSheet sheet)
    {
        string[] asked = ["--period", sheet.Period, .. Option("agreement", "--agreement"), .. Option("as of", "--as-of"), .. Option("at", "--at")];
        return [["evaluate", .. asked], ["why", "--format", "json", .. asked]];

        IEnumerable<string> Option(string setting, string option) =>
            sheet.Settings.TryGetValue(setting, out var value) ? [option, value] : [];
    }
}
