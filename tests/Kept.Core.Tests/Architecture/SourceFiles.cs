namespace Kept.Core.Tests.Architecture;

/// <summary>The repository's own files, as text.</summary>
internal static class SourceFiles
{
    public static string Root { get; } = FindRoot();

    /// <summary>All C# files below a folder of the repository, with their paths from its root.</summary>
    public static IEnumerable<(string Path, string Text)> Below(string folder) => Directory
        .EnumerateFiles(System.IO.Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
        .Select(file => (System.IO.Path.GetRelativePath(Root, file).Replace('\\', '/'), File.ReadAllText(file)));

    /// <summary>The outermost folder with texts that a text lies in.</summary>
    public static string WorkspaceOf(string file)
    {
        var folder = System.IO.Path.GetDirectoryName(file)!;
        while (System.IO.Path.GetDirectoryName(folder) is { } outer && Directory.EnumerateFiles(outer, "*.yaml").Any()) folder = outer;
        return folder;
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "Kept.slnx")))
            folder = System.IO.Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Kept.slnx");
        return folder;
    }
}
