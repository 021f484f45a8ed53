using Kept.Cli.Tests;
using Kept.Cli.Tests.Scenarios;
using Kept.Storage.Tests.Engines;

namespace Kept.Storage.Tests.Scenarios;

/// <summary>Every scenario and example comes out of a store byte by byte as it comes out of files.</summary>
public sealed class ScenarioTests
{
    public static TheoryData<Scenario, EngineKind> All =>
        [.. from scenario in Scenario.WithFigures from engine in Enum.GetValues<EngineKind>() select (scenario, engine)];

    [Theory]
    [MemberData(nameof(All), DisableDiscoveryEnumeration = true)]
    public void A_scenario_comes_out_of_a_store_as_out_of_files(Scenario scenario, EngineKind engine)
    {
        using var place = new TestPlace(engine);
        var imported = Session.Run(
            "import", scenario.Workspace, "--data", scenario.Folder, "--store", place.Place, "--rejected", place.At("rejected.csv"));
        Assert.True(imported.Code == 0, $"{imported.Code}: {imported.Errors}");
        foreach (var command in scenario.ReadFigures().SelectMany(Commands))
        {
            var files = Session.Run([command[0], scenario.Workspace, "--data", scenario.Folder, .. command[1..]]);
            var store = Session.Run([command[0], "--store", place.Place, .. command[1..]]);

            Assert.Equal((0, files.Output, files.Errors), (store.Code, store.Output, store.Errors));
        }
    }

    private static IEnumerable<string[]> Commands(FigureSheet sheet)
    {
        string[] asked = ["--period", sheet.Period, .. Option("agreement", "--agreement"), .. Option("as of", "--as-of"), .. Option("at", "--at")];
        return [["evaluate", "--format", "json", .. asked], ["evaluate", .. asked], ["why", "--format", "json", .. asked]];

        IEnumerable<string> Option(string setting, string option) =>
            sheet.Settings.TryGetValue(setting, out var value) ? [option, value] : [];
    }
}
