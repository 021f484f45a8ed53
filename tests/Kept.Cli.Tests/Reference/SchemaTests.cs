using System.Text;
using Kept.Language.Parsing;
using Kept.Language.Syntax;
using Kept.Language.Text;

namespace Kept.Cli.Tests.Reference;

public sealed class SchemaTests
{
    private static readonly SchemaCheck Schema = new();

    private static readonly string[] Folders = ["examples", "tests/scenarios", "tests/real", "bench/workspaces"];

    /// <summary>Every text of the repository that has no mistakes.</summary>
    public static TheoryData<string> Texts => [.. Folders
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.yaml", SearchOption.AllDirectories))
        .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
        .Where(file => !file.StartsWith("tests/scenarios/broken/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public static TheoryData<Example> Examples => [.. Example.All.Where(e => e.Diagnostics.Count == 0)];

    [Theory]
    [MemberData(nameof(Texts))]
    public void The_schema_accepts_every_text_of_the_repository(string file) =>
        Assert.All(Documents(File.ReadAllText(Path.Combine(Repository.Root, file))), d => Assert.NotNull(Schema.UsedBy(d)));

    [Theory]
    [MemberData(nameof(Examples), DisableDiscoveryEnumeration = true)]
    public void The_schema_accepts_every_example(Example example) =>
        Assert.All(Documents(example.Text), d => Assert.NotNull(Schema.UsedBy(d)));

    [Theory]
    [InlineData("timeZone:", "timezone:")]
    [InlineData("every:", "evry:")]
    [InlineData("source:", "sources:")]
    [InlineData("effect:", "efect:")]
    [InlineData("bands:", "band:")]
    [InlineData("counts-as-up", "counts-as-good")]
    [InlineData("relation: sla", "relation: ")]
    [InlineData("  timeZone: Europe/Berlin\n", "")]
    public void The_schema_refuses_what_the_language_does_not_have(string good, string bad)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "examples", "web-shop", "agreement.yaml"));
        Assert.Contains(good, text, StringComparison.Ordinal);
        Assert.Null(Schema.UsedBy(Assert.Single(Documents(text.Replace(good, bad, StringComparison.Ordinal)))));
    }

    [Fact]
    public void Every_key_and_every_word_occurs_in_an_example_of_the_reference()
    {
        var used = Example.All.SelectMany(e => Documents(e.Text)).SelectMany(d => Schema.UsedBy(d) ?? []).ToHashSet();
        var missing = string.Join("\n", Schema.All().Where(name => !used.Contains(name)).Order(StringComparer.Ordinal));
        Assert.True(missing.Length == 0, $"No example shows\n{missing}");
    }

    private static IEnumerable<SyntaxNode> Documents(string text)
    {
        var source = SourceText.Decode("workspace.yaml", Encoding.UTF8.GetBytes(text)).Value!;
        return YamlParser.Parse(source).Value!.Documents.Select(d => d.Root);
    }
}
