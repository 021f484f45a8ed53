using Kept.Evaluation;
using Kept.Quantities;
using Kept.Remedies;
using Kept.Statements;

namespace Kept.Cli.Tests.Scenarios;

/// <summary>Runs every scenario of the repository through all arrows.</summary>
public sealed class ScenarioTests
{
    public static TheoryData<Scenario> Figures => [.. Scenario.WithFigures];

    public static TheoryData<Scenario> Diagnostics => [.. Scenario.WithDiagnostics];

    [Theory]
    [MemberData(nameof(Figures), DisableDiscoveryEnumeration = true)]
    public void A_scenario_comes_out_exactly(Scenario scenario)
    {
        var sheet = scenario.ReadFigures();
        var statements = Evaluate(scenario, sheet, out var problems);
        Assert.True(statements is not null, problems);

        var actual = statements.SelectMany(s => s.Evaluation.Findings.Select(f => LineOf(f, s.Settlement))).ToList();
        Assert.Equal(sheet.Lines.Select(Text), actual.Select((line, i) => Text(Asked(line, i < sheet.Lines.Count ? sheet.Lines[i] : line))));
        if (sheet.Total is { } total) Assert.Equal(total, statements.Single().Settlement.Total?.ToString() ?? "not known");
    }

    [Theory]
    [MemberData(nameof(Figures), DisableDiscoveryEnumeration = true)]
    public void A_scenario_reads_as_expected(Scenario scenario)
    {
        if (!scenario.Name.StartsWith("tests", StringComparison.Ordinal)) return;   // examples are read in their documents
        var statements = Evaluate(scenario, scenario.ReadFigures(), out var problems);
        Assert.True(statements is not null, problems);
        var text = string.Join("\n", statements.Select(StatementText.Write));
        scenario.Expect("expected.statement.txt", WithoutHashes(text));
    }

    [Theory]
    [MemberData(nameof(Diagnostics), DisableDiscoveryEnumeration = true)]
    public void Mistakes_are_shown_in_place(Scenario scenario)
    {
        using var output = new StringWriter();
        var folder = Cli.Files.WorkspaceFolder.Load(scenario.Folder);
        var diagnostics = folder.Checked.Diagnostics;
        if (!folder.Checked.HasErrors)
        {
            var sources = Kept.Agreements.SourceUse.Sources(folder.Checked.Value!.Agreements[0]).ToList();
            diagnostics = diagnostics.Concat(Cli.Files.MeasurementFiles.Read(sources, scenario.Folder, (_, _) => { }).Diagnostics).ToSequence();
        }
        Terminal.Show(diagnostics, folder, output);
        scenario.Expect("expected.diagnostics.txt", output.ToString());
    }

    [Fact]
    public void Every_scenario_says_what_must_come_out() =>
        Assert.Empty(Scenario.WithoutExpectation.Select(s => s.Name));

    private static IReadOnlyList<Statement>? Evaluate(Scenario scenario, FigureSheet sheet, out string problems)
    {
        using var errors = new StringWriter();
        var request = new EvaluationRequest(
            scenario.Workspace, sheet.Settings.GetValueOrDefault("agreement"), sheet.Period, scenario.Folder,
            sheet.Settings.GetValueOrDefault("as of"), sheet.Settings.GetValueOrDefault("at"), TracesDays: true, ListsEverything: false);
        var statements = Evaluating.Run(request, errors);
        problems = $"{scenario.Name} has errors:\n{errors}";
        return statements;
    }

    private static FigureLine LineOf(Finding finding, Settlement settlement)
    {
        var unit = Shown.UnitOf(finding.Objective.Indicator.Unit, finding.Target);
        var (worst, best) = finding.Target is { Comparator.PrefersMore: false }
            ? (finding.Measured.High, finding.Measured.Low)
            : (finding.Measured.Low, finding.Measured.High);
        return new FigureLine(
            StatementText.Name(finding), TextOf(finding.Measured.Value, unit, withUnit: true), TextOf(worst, unit, false), TextOf(best, unit, false),
            finding.Verdict is { } verdict ? StatementJson.Word(verdict) : "reported",
            string.Join(" + ", settlement.Lines.Where(l => ReferenceEquals(l.Finding, finding)).Select(Text)) is { Length: > 0 } credit ? credit : null);
    }

    private static string TextOf(Figure? figure, Unit unit, bool withUnit)
    {
        if (figure is null) return "no data";
        if (Shown.Fraction(figure, unit) is not { } fraction) return "long";
        return withUnit && unit is not (Unit.Share or Unit.Number) ? $"{fraction} {unit.Symbol}" : fraction;
    }

    private static string Text(CreditLine line)
    {
        var percent = line.Percent is { } share ? $"{(share * 100).ToShortDecimal(6)}% = " : "";
        if (line.Paid is not { } paid) return percent + "not known";
        return percent + (paid.IsCertain ? paid.Least.ToString() : $"{paid.Least.Digits} to {paid.Most}");
    }

    private static string Text(FigureLine line) =>
        $"{line.Name}: {line.Figure}{(line.Worst is null ? "" : $" between {line.Worst} and {line.Best}")}, {line.Verdict}"
        + (line.Credit is null ? "" : $", credit {line.Credit}");

    /// <summary>Bounds are compared where the sheet gives them.</summary>
    private static FigureLine Asked(FigureLine actual, FigureLine expected) =>
        expected.Worst is null ? actual with { Worst = null, Best = null } : actual;

    /// <summary>Hashes change with the time-zone database; they are tested elsewhere.</summary>
    private static string WithoutHashes(string text) => string.Join("\n", text.Split('\n')
        .Where(line => !line.StartsWith("Terms sha256:", StringComparison.Ordinal) && !line.StartsWith("Statement sha256:", StringComparison.Ordinal)));
}
