using FsCheck;
using FsCheck.Fluent;
using Kept.Core.Tests.Architecture;
using Kept.Diagnostics;
using Kept.Language.Binding;
using Kept.Language.Parsing;
using Kept.Language.Text;
using Xunit;

namespace Kept.Core.Tests.Language;

/// <summary>Whatever people do to the texts of the examples, it is answered with diagnostics at places that are there.</summary>
public class WorkspaceSlipTests
{
    private static readonly IReadOnlyList<string[]> Examples = [.. new[] { "examples", "tests/scenarios" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(SourceFiles.Root, folder), "*.yaml", SearchOption.AllDirectories))
        .GroupBy(SourceFiles.WorkspaceOf)
        .Where(workspace => !File.Exists(Path.Combine(workspace.Key, "expected.diagnostics.txt")) && !workspace.Key.Contains("redline", StringComparison.Ordinal))
        .OrderBy(workspace => workspace.Key, StringComparer.Ordinal)
        .Select(workspace => workspace.Order(StringComparer.Ordinal).Select(File.ReadAllText).ToArray())];

    /// <summary>Clauses that stand in files of their own are not read here.</summary>
    private const string ClauseInAFile = "KPT331";

    private static readonly int Trials = Environment.GetEnvironmentVariable("KEPT_SOAK") == "1" ? 30_000 : 600;

    [Fact]
    public void The_examples_have_no_mistakes() =>
        Assert.All(Examples, texts => Assert.DoesNotContain(DiagnosticsOf(texts), d => d.Code != ClauseInAFile && d.Severity is not Severity.Note));

    [Fact]
    public void Slips_in_examples_never_throw_and_are_shown_in_their_file() =>
        Prop.ForAll(WorkspaceSlips.Of(Examples), texts => Assert.All(DiagnosticsOf(texts), found => AssertInside(found, texts)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Trials));

    private static IEnumerable<Diagnostic> DiagnosticsOf(string[] texts)
    {
        var parsed = texts.Select((text, i) => YamlParser.Parse(new SourceText($"{i}.yaml", text))).ToList();
        return parsed.SelectMany(p => p.Diagnostics).Concat(WorkspaceBinder.Bind(parsed.Select(p => p.Value!)).Diagnostics);
    }

    private static void AssertInside(Diagnostic diagnostic, string[] texts)
    {
        var place = diagnostic.Place;
        var text = new SourceText(place.File, texts[int.Parse(Path.GetFileNameWithoutExtension(place.File))]);
        Assert.InRange(place.Line, 1, text.LineCount);
        Assert.InRange(place.Column, 1, text.Line(place.Line).Length + 1);
        Assert.InRange(place.Length, 1, Math.Max(1, text.Line(place.Line).Length - place.Column + 1));
        Assert.NotEmpty(diagnostic.Message);
        Assert.NotEmpty(diagnostic.Help);
    }
}
