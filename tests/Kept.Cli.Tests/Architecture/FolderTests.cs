using System.Text.RegularExpressions;
using Kept.Core.Tests.Architecture;

namespace Kept.Cli.Tests.Architecture;

/// <summary>Inside a host each folder uses only those before it.</summary>
public sealed partial class FolderTests
{
    private static readonly string[] Projects = ["Kept.Documents", "Kept.Cli"];

    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Kept.Documents.Scenes"] = [],
        ["Kept.Documents.Findings"] = [],
        ["Kept.Documents.Charts"] = ["Scenes", "Findings"],
        ["Kept.Documents.Pages"] = ["Charts", "Scenes", "Findings"],
        ["Kept.Documents.Contracts"] = ["Pages", "Charts", "Scenes", "Findings"],
        ["Kept.Cli.Files"] = [],
        ["Kept.Cli.Printing"] = [],
        ["Kept.Cli.Commands"] = ["Files", "Printing"],
    };

    [Fact]
    public void Each_folder_uses_only_those_before_it()
    {
        var wrong = from file in Files()
                    where file.Folder.Length > 0
                    from used in Uses(file.Text, file.Project)
                    where used != file.Folder && !MayUse[$"{file.Project}.{file.Folder}"].Contains(used)
                    select $"{file.Path} uses {used}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_folder_has_a_place() => Assert.Empty(
        Files().Where(f => f.Folder.Length > 0).Select(f => $"{f.Project}.{f.Folder}").Distinct().Except(MayUse.Keys));

    [Fact]
    public void Only_the_command_line_names_commands() => Assert.Equal(
        ["src/Kept.Cli/CommandLine.cs"],
        Files().Where(f => f is { Project: "Kept.Cli", Folder: "" } && Uses(f.Text, f.Project).Contains("Commands")).Select(f => f.Path));

    [Fact]
    public void Documents_know_nothing_of_other_hosts_and_of_the_language() => Assert.Empty(
        SourceFiles.Uses("src/Kept.Documents", ForeignToDocuments()));

    private static IEnumerable<(string Project, string Folder, string Path, string Text)> Files() =>
        from project in Projects
        from file in SourceFiles.Below($"src/{project}")
        let parts = file.Path.Split('/')
        select (project, parts.Length > 3 ? parts[2] : "", file.Path, file.Text);

    /// <summary>The folders of its own project that a file names.</summary>
    private static IEnumerable<string> Uses(string text, string project) =>
        Qualified().Matches(text).Where(m => m.Groups["project"].Value == project).Select(m => m.Groups["folder"].Value).Distinct();

    [GeneratedRegex(@"\b(?<project>Kept\.(Documents|Cli))\.(?<folder>Scenes|Findings|Charts|Pages|Contracts|Files|Printing|Commands)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Qualified();

    [GeneratedRegex(@"\bKept\.(Cli|Server|Storage|Language|Measurements)\b")]
    private static partial Regex ForeignToDocuments();
}
