using System.Text.RegularExpressions;

namespace Kept.Cli.Tests.Architecture;

/// <summary>The repository's own C# files.</summary>
internal static partial class SourceFiles
{
    /// <summary>All files below a folder of the repository, with their paths from its root.</summary>
    public static IEnumerable<(string Path, string Text)> Below(string folder) => Directory
        .EnumerateFiles(Session.Path(folder), "*.cs", SearchOption.AllDirectories)
        .Select(file => (Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'), File.ReadAllText(file)));

    /// <summary>The places below a folder whose code, without comments and texts, has a pattern.</summary>
    public static IEnumerable<string> Uses(string folder, Regex pattern) => Below(folder)
        .SelectMany(file => file.Text.Split('\n').Select((line, i) => (file.Path, Line: i + 1, Code: Code(line))))
        .Where(line => pattern.IsMatch(line.Code))
        .Select(line => $"{line.Path}:{line.Line}: {line.Code.Trim()}");

    private static string Code(string line)
    {
        var code = Texts().Replace(line, "\"\"");
        return code.IndexOf("//", StringComparison.Ordinal) is >= 0 and var comment ? code[..comment] : code;
    }

    [GeneratedRegex("\"(\\\\.|[^\"\\\\])*\"")]
    private static partial Regex Texts();
}
