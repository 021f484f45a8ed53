using Kept.Language.Explaining;
using Kept.Language.Text;
using Kept.Quantities;
using Kept.Statements;

namespace Kept.Cli.Tests.Scenarios;

/// <summary>Runs every scenario of the repository through all arrows.</summary>
public sealed class ScenarioTests
{
    public static TheoryData<Scenario> Figures => [.. Scenario.WithFigures];

    public static TheoryData<Scenario> Diagnostics => [.. Scenario.WithDiagnostics];

    public static TheoryData<Scenario> Explained => [.. Scenario.WithExplanation];

    [Theory]
    [MemberData(nameof(Figures), DisableDiscoveryEnumeration = true)]
    public void A_scenario_comes_out_exactly(Scenario scenario)
    {
        Assert.NotEmpty(scenario.ReadFigures());
        foreach (var sheet in scenario.ReadFigures()) ActualFigures.AssertEqual(sheet, Evaluate(scenario, sheet));
    }

    [Theory]
    [MemberData(nameof(Figures), DisableDiscoveryEnumeration = true)]
    public void A_scenario_reads_as_expected(Scenario scenario)
    {
        if (!scenario.Name.StartsWith("tests", StringComparison.Ordinal)) return;   // examples are read in their documents
        var text = string.Join("\n", scenario.ReadFigures().SelectMany(sheet => Evaluate(scenario, sheet)).Select(StatementText.Write));
        scenario.Expect("expected.statement.txt", WithoutHashes(text));
    }

    [Theory]
    [MemberData(nameof(Explained), DisableDiscoveryEnumeration = true)]
    public void Agreements_hold_as_expected(Scenario scenario)
    {
        var folder = Cli.Files.WorkspaceFolder.Load(scenario.Folder);
        Assert.False(folder.Checked.HasErrors, $"{scenario.Name} has errors.");
        scenario.Expect("expected.explain.txt", string.Join("\n", folder.Effective.Find(null).Select(EffectiveTextPrinter.Print)));
    }

    [Theory]
    [MemberData(nameof(Diagnostics), DisableDiscoveryEnumeration = true)]
    public void Mistakes_are_shown_in_place(Scenario scenario)
    {
        var folder = Cli.Files.WorkspaceFolder.Load(scenario.Folder);
        var diagnostics = folder.Checked.Diagnostics;
        if (!folder.Checked.HasErrors)
        {
            var sources = Kept.Agreements.SourceUse.Sources(folder.Checked.Value!.Agreements[0]).ToList();
            diagnostics = diagnostics.Concat(Cli.Files.MeasurementFiles.Read(sources, scenario.Folder, (_, _) => { }).Diagnostics).ToSequence();
        }
        var shown = DiagnosticPrinter.Print(diagnostics, folder.Find);
        scenario.Expect("expected.diagnostics.txt", shown.Replace(scenario.Folder, scenario.Name, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_scenario_says_what_must_come_out() =>
        Assert.Empty(Scenario.WithoutExpectation.Select(s => s.Name));

    private static IReadOnlyList<Statement> Evaluate(Scenario scenario, FigureSheet sheet)
    {
        var request = new EvaluationRequest(
            scenario.Workspace, sheet.Settings.GetValueOrDefault("agreement"), sheet.Period, scenario.Folder,
            sheet.Settings.GetValueOrDefault("as of"), sheet.Settings.GetValueOrDefault("at"), TracesDays: true,
            sheet.ListsEverything);
        var statements = Session.Evaluate(request, out var errors);
        Assert.True(statements is not null, $"{scenario.Name} has errors:\n{errors}");
        return statements;
    }

    /// <summary>Hashes change with the time-zone database; they are tested elsewhere.</summary>
    private static string WithoutHashes(string text) => string.Join("\n", text.Split('\n')
        .Where(line => !line.StartsWith("Terms sha256:", StringComparison.Ordinal) && !line.StartsWith("Statement sha256:", StringComparison.Ordinal)));
}
