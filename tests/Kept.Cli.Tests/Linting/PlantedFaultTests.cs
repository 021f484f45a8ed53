using System.Text.RegularExpressions;
using Kept.Cli.Files;
using Kept.Cli.Tests.Scenarios;
using Kept.Diagnostics;
using Kept.Language.Linting;
using Kept.Language.Text;

namespace Kept.Cli.Tests.Linting;

/// <summary>One workspace breaks every rule once; the examples break none.</summary>
public sealed partial class PlantedFaultTests
{
    private static readonly Scenario Planted = new("tests/scenarios/planted-faults");

    public static TheoryData<string> Examples =>
    [
        .. Directory.EnumerateDirectories(Path.Combine(Repository.Root, "examples"), "*", SearchOption.AllDirectories)
            .Where(folder => HasTexts(folder) && !HasTexts(Path.GetDirectoryName(folder)!))
            .Select(folder => Path.GetRelativePath(Repository.Root, folder)).Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void Every_rule_reports_its_fault_once_and_at_its_place()
    {
        var folder = WorkspaceFolder.Load(Planted.Folder);
        var warnings = Linter.Check(folder.Checked.ValueUnlessErrors!);

        Assert.Equal(CodesOfRules().Order(), warnings.Select(w => w.Code).Order());
        Planted.Expect(Scenario.Warnings, DiagnosticPrinter.Print(warnings, folder.Find));
    }

    [Theory]
    [MemberData(nameof(Examples), DisableDiscoveryEnumeration = true)]
    public void No_example_is_warned_about(string folder)
    {
        var loaded = WorkspaceFolder.Load(Path.Combine(Repository.Root, folder)).Checked;
        Assert.Empty(loaded.Diagnostics.Where(d => d.Severity is not Severity.Note).Select(d => d.ToString()));
        Assert.Empty(Linter.Check(loaded.Value!).Select(d => d.ToString()));
    }

    private static bool HasTexts(string folder) => Directory.EnumerateFiles(folder, "*.yaml").Any();

    private static IEnumerable<string> CodesOfRules() => Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "src", "Kept.Core", "Language", "Linting"), "*.cs")
        .SelectMany(file => Code().Matches(File.ReadAllText(file)).Select(m => m.Value)).Distinct();

    [GeneratedRegex("KPT5[0-9]{2}")]
    private static partial Regex Code();
}
