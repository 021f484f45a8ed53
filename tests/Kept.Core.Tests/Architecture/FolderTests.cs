using System.Text.RegularExpressions;
using Xunit;

namespace Kept.Core.Tests.Architecture;

/// <summary>Inside Core each folder uses only those before it.</summary>
public sealed partial class FolderTests
{
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Quantities"] = ["Diagnostics"],
        ["Diagnostics"] = ["Quantities"],
        ["Time"] = ["Quantities", "Diagnostics"],
        ["Agreements"] = ["Time", "Quantities", "Diagnostics"],
        ["Language"] = ["Agreements", "Time", "Quantities", "Diagnostics"],
        ["Measurements"] = ["Agreements", "Time", "Quantities", "Diagnostics"],
        ["Evaluation"] = ["Measurements", "Agreements", "Time", "Quantities", "Diagnostics"],
        ["Remedies"] = ["Evaluation", "Measurements", "Agreements", "Time", "Quantities", "Diagnostics"],
        ["Statements"] = ["Remedies", "Evaluation", "Agreements", "Time", "Quantities", "Diagnostics"],
    };

    [Fact]
    public void Each_folder_uses_only_those_before_it()
    {
        var wrong = SourceFiles.Below("src/Kept.Core")
            .SelectMany(file => Uses(file.Text).Select(used => (file.Path, Folder: FolderOf(file.Path), Used: used)))
            .Where(use => use.Used != use.Folder && !MayUse[use.Folder].Contains(use.Used))
            .Select(use => $"{use.Path} uses {use.Used}");
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_file_lies_in_a_folder_with_a_place() =>
        Assert.Empty(SourceFiles.Below("src/Kept.Core").Select(f => FolderOf(f.Path)).Distinct().Except(MayUse.Keys));

    private static string FolderOf(string path) => path.Split('/')[2];

    /// <summary>The folders of Core that a file names in its usings or in qualified names.</summary>
    private static IEnumerable<string> Uses(string text) => Qualified().Matches(text).Select(m => m.Groups["folder"].Value).Distinct();

    [GeneratedRegex(@"\bKept\.(?<folder>Quantities|Diagnostics|Time|Agreements|Language|Measurements|Evaluation|Remedies|Statements)\b")]
    private static partial Regex Qualified();
}
