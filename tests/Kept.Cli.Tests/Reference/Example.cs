using Kept.Cli.Tests.Scenarios;

namespace Kept.Cli.Tests.Reference;

/// <summary>An example of the reference: a workspace, its files, and what must come out.</summary>
/// <param name="Place">The page and the line of its first block.</param>
/// <param name="Diagnostics">Lines of a code and a message; empty for an example without mistakes.</param>
/// <param name="Warnings">What the linter says among other things, where the page shows it.</param>
/// <param name="Explained">Agreements as they hold, by name, where the page shows them.</param>
/// <param name="Notes">The notes of its statements, where the page shows them.</param>
public sealed record Example(
    string Place, string Text, IReadOnlyDictionary<string, string> Files, IReadOnlyList<FigureSheet> Figures, IReadOnlyList<string> Diagnostics,
    IReadOnlyList<string> Notes, IReadOnlyList<string> Warnings, IReadOnlyDictionary<string, string> Explained)
{
    /// <summary>All examples of <c>docs/language</c>.</summary>
    public static IReadOnlyList<Example> All { get; } = Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "docs", "language"), "*.md").Order(StringComparer.Ordinal)
        .SelectMany(page => ExamplePage.Read(Path.GetFileName(page), File.ReadAllLines(page))).ToList();

    /// <summary>Writes workspace and files into a folder.</summary>
    public void WriteTo(string folder)
    {
        File.WriteAllText(Path.Combine(folder, "workspace.yaml"), Text);
        foreach (var (name, content) in Files)
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, content);
        }
    }

    public override string ToString() => Place;
}
