using System.Text.RegularExpressions;
using Kept.Cli.Tests.Reference;
using Kept.Diagnostics;

namespace Kept.Cli.Tests.OpenSlo;

/// <summary>Every diagnostic about OpenSLO has a page with what causes it and how to mend it, put into a workspace without
/// mistakes.</summary>
public sealed partial class OpenSloPageTests
{
    private static readonly string[] Catalogues = ["OpenSloDiagnostics.cs", "MappingDiagnostics.cs"];

    public static TheoryData<string> Codes =>
    [
        .. Catalogues.SelectMany(file => Code().Matches(Read("src", "Kept.Core", "Language", "Binding", "OpenSlo", file)).Select(m => m.Value)).Distinct(),
    ];

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_page_shows_the_cause_and_the_remedy(string code)
    {
        var page = Read("docs", "diagnostics", code + ".md");
        Assert.StartsWith($"# {code} — ", page, StringComparison.Ordinal);
        Assert.Contains("## How to mend it", page, StringComparison.Ordinal);
        var examples = Example().Matches(page).Select(m => Shop.Check(Shop.Text.With(WorkspaceText.Parse(m.Groups[1].Value)).ToString())).ToList();
        Assert.Equal(2, examples.Count);
        Assert.Contains(code, examples[0].Select(d => d.Code));
        Assert.DoesNotContain(examples[1], d => d.Severity is Severity.Error || d.Code == code);
    }

    private static string Read(params string[] path) => File.ReadAllText(Path.Combine([Repository.Root, .. path]));

    [GeneratedRegex("KPT6[0-9]{2}(?=\")")]
    private static partial Regex Code();

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
