using System.Text.RegularExpressions;
using Kept.Core.Tests.Architecture;
using Xunit;

namespace Kept.Core.Tests.Diagnostics;

/// <summary>Every diagnostic code of the source has a page that shows what causes it and how to mend it.</summary>
public sealed partial class DiagnosticPageTests
{
    /// <summary>Their causes are too large, not text, or not in one file.</summary>
    private static readonly string[] WithoutExample =
    [
        "KPT100", "KPT101", "KPT103", "KPT104", "KPT116", "KPT117", "KPT118", "KPT119", "KPT121", "KPT333", "KPT304",
        "KPT401", "KPT404", "KPT405", "KPT406", "KPT407", "KPT410", "KPT411", "KPT413", "KPT417", "KPT435", "KPT436",
        "KPT437", "KPT438", "KPT451", "KPT452", "KPT453", "KPT454", "KPT455", "KPT456", "KPT515",
    ];

    private static readonly ILookup<string, string> FilesByCode = SourceFiles.Below("src")
        .SelectMany(file => Code().Matches(file.Text).Select(match => (Code: match.Groups["code"].Value, file.Path)))
        .Distinct().ToLookup(use => use.Code, use => use.Path);

    /// <summary>All but those about documents of OpenSLO, whose examples are parts of a workspace that a test of the command line holds.</summary>
    public static TheoryData<string> Codes =>
        [.. FilesByCode.Select(uses => uses.Key).Where(code => !code.StartsWith("KPT6", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Fact]
    public void A_code_belongs_to_one_stage() =>
        Assert.Empty(FilesByCode.Where(uses => uses.Count() > 1).Select(uses => $"{uses.Key}: {string.Join(", ", uses)}"));

    [Fact]
    public void There_is_no_page_without_a_code()
    {
        var pages = Directory.EnumerateFiles(Path.Combine(SourceFiles.Root, "docs/diagnostics"), "KPT*.md")
            .Select(Path.GetFileNameWithoutExtension);
        Assert.Empty(pages.Except(FilesByCode.Select(uses => uses.Key)));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_page_shows_what_causes_the_diagnostic_and_how_to_mend_it(string code)
    {
        var page = File.ReadAllText(Path.Combine(SourceFiles.Root, $"docs/diagnostics/{code}.md"));
        Assert.StartsWith($"# {code} — ", page, StringComparison.Ordinal);
        Assert.Contains("\n## How to mend it\n", page, StringComparison.Ordinal);

        var examples = Example().Matches(page)
            .Select(match => PageExample.Of(code, match.Groups["language"].Value, match.Groups["text"].Value)).ToList();
        Assert.Equal(WithoutExample.Contains(code) ? 0 : 2, examples.Count);
        if (examples is not [var broken, var mended]) return;
        Assert.Equal([code], broken.Codes());
        Assert.Empty(mended.Codes());
    }

    [GeneratedRegex("\"(?<code>KPT[0-9]{3})\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Code();

    [GeneratedRegex("```(?<language>yaml|csv|json)\n(?<text>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Example();
}
