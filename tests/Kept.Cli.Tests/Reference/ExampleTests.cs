using Kept.Cli.Files;
using Kept.Cli.Tests.Scenarios;
using Kept.Diagnostics;

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
            var said = WorkspaceFolder.Load(folder.FullName).Checked.Diagnostics.ToList();
            if (said.All(d => d.Severity is not Severity.Error))
                foreach (var sheet in example.Figures) said.AddRange(Evaluate(example, sheet, folder.FullName));
            Assert.Equal(example.Diagnostics, said.Where(d => d.Severity is not Severity.Note).Select(d => $"{d.Code} {d.Message}").Distinct());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<Diagnostic> Evaluate(Example example, FigureSheet sheet, string folder)
    {
        using var remarks = new StringWriter();
        var statements = Evaluating.Run(
            new EvaluationRequest(
                folder, sheet.Settings.GetValueOrDefault("agreement"), sheet.Period, folder, sheet.Settings.GetValueOrDefault("as of"),
                sheet.Settings.GetValueOrDefault("at"), TracesDays: false, ListsEverything: false), remarks);
        Assert.True(statements is not null, $"{example}\n{remarks}");
        ActualFigures.AssertEqual(sheet, statements);
        return statements.SelectMany(s => s.Reading);
    }
}
