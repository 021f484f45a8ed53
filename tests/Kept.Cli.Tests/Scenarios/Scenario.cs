namespace Kept.Cli.Tests.Scenarios;

/// <summary>A folder that holds a case: texts, measurements, and what must come out.</summary>
/// <param name="Name">The path from the repository's root.</param>
public sealed record Scenario(string Name)
{
    private const string Figures = "figures.txt";
    private const string Diagnostics = "expected.diagnostics.txt";
    public const string Warnings = "expected.warnings.txt";

    private static readonly string[] Roots = ["tests/scenarios", "examples"];

    public string Folder => Path.Combine(Repository.Root, Name);

    /// <summary>The folder with the texts: the scenario's own, or the one above where several share an agreement.</summary>
    public string Workspace => HasTexts(Folder) ? Folder : Path.GetDirectoryName(Folder)!;

    public static IEnumerable<Scenario> WithFigures => Containing(Figures);

    public static IEnumerable<Scenario> WithDiagnostics => Containing(Diagnostics);

    /// <summary>Scenarios that say what the agreements are as they hold.</summary>
    public static IEnumerable<Scenario> WithExplanation => Containing("expected.explain.txt");

    /// <summary>Folders that hold texts but do not say what must come out.</summary>
    public static IEnumerable<Scenario> WithoutExpectation =>
        Directory.EnumerateDirectories(Path.Combine(Repository.Root, Roots[0]), "*", SearchOption.AllDirectories)
            .Where(folder => HasTexts(folder) && !Directory.EnumerateFiles(folder, Figures, SearchOption.AllDirectories).Any()
                && !File.Exists(Path.Combine(folder, Diagnostics)) && !File.Exists(Path.Combine(folder, "expected.redline.txt")) && !File.Exists(Path.Combine(folder, Warnings)) && !File.Exists(Path.Combine(folder, "README.md")))
            .Select(Of);

    public IReadOnlyList<FigureSheet> ReadFigures() => FigureSheet.ParseAll(File.ReadAllText(Path.Combine(Folder, Figures)));

    /// <summary>Compares a text with the expected one; with KEPT_ACCEPT=1 writes it instead.</summary>
    public void Expect(string file, string actual)
    {
        var path = Path.Combine(Folder, file);
        if (Environment.GetEnvironmentVariable("KEPT_ACCEPT") == "1") File.WriteAllText(path, actual);
        Assert.True(File.Exists(path), $"{Name}/{file} is missing; look at what comes out, then accept it with KEPT_ACCEPT=1.");
        Assert.Equal(File.ReadAllText(path), actual);
    }

    public override string ToString() => Name;

    private static bool HasTexts(string folder) => Directory.EnumerateFiles(folder, "*.yaml").Any();

    private static IEnumerable<Scenario> Containing(string file) => Roots
        .Select(root => Path.Combine(Repository.Root, root))
        .SelectMany(root => Directory.EnumerateFiles(root, file, SearchOption.AllDirectories))
        .Select(path => Of(Path.GetDirectoryName(path)!))
        .OrderBy(s => s.Name, StringComparer.Ordinal);

    private static Scenario Of(string folder) => new(Path.GetRelativePath(Repository.Root, folder));
}
