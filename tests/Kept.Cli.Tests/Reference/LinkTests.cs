using System.Text.RegularExpressions;

namespace Kept.Cli.Tests.Reference;

/// <summary>What the documents point at is there.</summary>
public sealed partial class LinkTests
{
    private static readonly IReadOnlyList<string> Pages =
    [
        Path.Combine(Repository.Root, "README.md"), Path.Combine(Repository.Root, "CONTRIBUTING.md"),
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories),
    ];

    [Fact]
    public void Every_link_leads_somewhere() => AssertNone(
        from page in Pages
        from target in Links().Matches(Prose(page)).Select(m => m.Groups["target"].Value)
        where !target.Contains("://", StringComparison.Ordinal) && !Leads(page, target)
        select $"{Name(page)}: {target}");

    [Fact]
    public void Every_path_that_is_named_exists() => AssertNone(
        from page in Pages
        from path in Paths().Matches(Prose(page)).Select(m => m.Groups["path"].Value)
        where !Path.Exists(Path.Combine(Repository.Root, path))
        select $"{Name(page)}: {path}");

    private static void AssertNone(IEnumerable<string> missing)
    {
        var listed = string.Join("\n", missing);
        Assert.True(listed.Length == 0, $"Not there:\n{listed}");
    }

    private static bool Leads(string page, string target)
    {
        var (file, heading) = target.Split('#') is [var before, var anchor] ? (before, anchor) : (target, null);
        var path = file.Length == 0 ? page : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, file));
        return heading is null ? Path.Exists(path) : File.Exists(path) && Headings(path).Contains(heading);
    }

    private static IEnumerable<string> Headings(string page) => Heading().Matches(File.ReadAllText(page))
        .Select(m => NotInAnchors().Replace(m.Groups["text"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    /// <summary>The text of a page without its code blocks.</summary>
    private static string Prose(string page) => CodeBlocks().Replace(File.ReadAllText(page), "");

    private static string Name(string page) => Path.GetRelativePath(Repository.Root, page);

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Links();

    [GeneratedRegex(@"`(?<path>(src|tests|docs|examples|bench)(/[\w.-]+)*/?)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Paths();

    [GeneratedRegex("^#+ (?<text>.+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchors();

    [GeneratedRegex("^```.*?^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex CodeBlocks();
}
