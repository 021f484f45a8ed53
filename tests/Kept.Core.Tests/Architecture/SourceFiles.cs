using System.Text.RegularExpressions;

namespace Kept.Core.Tests.Architecture;

/// <summary>The repository's own files, as text.</summary>
internal static partial class SourceFiles
{
    public static string Root { get; } = FindRoot();

    /// <summary>All C# files below a folder of the repository, with their paths from its root.</summary>
    public static IEnumerable<(string Path, string Text)> Below(string folder) => Directory
        .EnumerateFiles(System.IO.Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
        .Select(file => (System.IO.Path.GetRelativePath(Root, file).Replace('\\', '/'), File.ReadAllText(file)));

    /// <summary>The places below a folder whose code, without comments and texts, has a pattern.</summary>
    public static IEnumerable<string> Uses(string folder, Regex pattern) => Below(folder)
        .SelectMany(file => file.Text.Split('\n').Select((line, i) => (file.Path, Line: i + 1, Code: Code(line))))
        .Where(line => pattern.IsMatch(line.Code))
        .Select(line => $"{line.Path}:{line.Line}: {line.Code.Trim()}");

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

    /// <summary>The line without its comment and the texts in it.</summary>
    private static string Code(string line)
    {
        var code = Texts().Replace(line, "\"\"");
        return code.IndexOf("//", StringComparison.Ordinal) is >= 0 and var comment ? code[..comment] : code;
    }

    [GeneratedRegex("\"(\\\\.|[^\"\\\\])*\"")]
    private static partial Regex Texts();
}
