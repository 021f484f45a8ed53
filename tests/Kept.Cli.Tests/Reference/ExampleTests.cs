using Kept.Cli.Files;
using Kept.Cli.Tests.Scenarios;
using Kept.Diagnostics;
using Kept.Language.Explaining;
using Kept.Language.Linting;
using Kept.Statements;

namespace Kept.Cli.Tests.Reference;

/// <summary>Runs every example of the language reference.</summary>
public sealed class ExampleTests
{
    public static TheoryData<Example> Examples => [.. Example.All];

    [Theory]
    [MemberData(nameof(Examples), DisableDiscoveryEnumeration = true)]
    public void An_example_comes_out_as_the_page_says(Example example)
    {
        var folder = Directory.CreateTempSubdirectory("kept-example-");
        try
        {
            example.WriteTo(folder.FullName);
            var loaded = WorkspaceFolder.Load(folder.FullName);
            var workspace = loaded.Checked;
            foreach (var (name, text) in example.Explained)
                Assert.Equal(text, string.Join("\n", loaded.Effective.Find(name).Select(EffectiveTextPrinter.Print)));
            var said = workspace.Diagnostics.ToList();
            var statements = said.Any(d => d.Severity is Severity.Error)
                ? [] : example.Figures.SelectMany(sheet => Evaluate(example, sheet, folder.FullName)).ToList();
            said.AddRange(statements.SelectMany(s => s.Reading));
            if (example.Notes.Count > 0) Assert.Equal(example.Notes, statements.SelectMany(s => s.Notes).Distinct());
            if (example.Warnings.Count > 0)
                Assert.Subset(Linter.Check(workspace.Value!).Select(d => $"{d.Code} {d.Message}").ToHashSet(), example.Warnings.ToHashSet());
            Assert.Equal(example.Diagnostics, said.Where(d => d.Severity is not Severity.Note).Select(d => $"{d.Code} {d.Message}").Distinct());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IReadOnlyList<Statement> Evaluate(Example example, FigureSheet sheet, string folder)
    {
        var request = new EvaluationRequest(
            folder, sheet.Settings.GetValueOrDefault("agreement"), sheet.Period, folder, sheet.Settings.GetValueOrDefault("as of"),
            sheet.Settings.GetValueOrDefault("at"), ListsEverything: sheet.ListsEverything);
        var statements = Session.Evaluate(request, out var errors);
        Assert.True(statements is not null, $"{example}\n{errors}");
        ActualFigures.AssertEqual(sheet, statements);
        return statements;
    }
}
