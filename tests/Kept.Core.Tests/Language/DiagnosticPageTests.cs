using System.Text.RegularExpressions;
using Kept.Language.Parsing;
using Kept.Language.Syntax;
using Xunit;

namespace Kept.Core.Tests.Language;

public partial class DiagnosticPageTests
{
    private static readonly string Root = FindRoot();

    /// <summary>Their causes are too large, or not text, to be shown.</summary>
    private static readonly string[] WithoutExample =
    [
        "KPT101", "KPT103", "KPT104", "KPT116", "KPT117", "KPT118", "KPT119", "KPT121",
    ];

    public static TheoryData<string> Codes =>
    [
        .. Code().Matches(Read("src/Kept.Core/Language/Parsing/ParsingDiagnostics.cs")).Select(m => m.Value).Distinct(),
    ];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_page_shows_what_causes_the_diagnostic_and_how_to_mend_it(string code)
    {
        var page = Read($"docs/diagnostics/{code}.md");
        var examples = Example().Matches(page).Select(m => m.Groups[1].Value).ToList();

        Assert.StartsWith($"# {code} — ", page);
        Assert.Contains("## How to mend it", page);
        Assert.Equal(WithoutExample.Contains(code) ? 0 : 2, examples.Count);
        if (examples.Count == 0) return;
        Assert.Equal([code], CodesOf(examples[0]));
        Assert.Empty(CodesOf(examples[1]));
    }

    private static List<string> CodesOf(string example)
    {
        var parsed = Trees.Parse(example);
        var conditions = parsed.Value!.Documents.Select(d => d.Root).OfType<MapSyntax>()
            .Select(map => map.Find("where")?.Value).OfType<ScalarSyntax>()
            .SelectMany(scalar => ExpressionParser.Parse(scalar).Diagnostics);
        return [.. parsed.Diagnostics.Concat(conditions).Select(d => d.Code).Distinct()];
    }

    private static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "global.json"))) folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex("KPT1[0-3][0-9](?=\")")]
    private static partial Regex Code();

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
