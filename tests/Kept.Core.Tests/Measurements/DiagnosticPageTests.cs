using System.Text.RegularExpressions;
using Kept.Agreements;
using Xunit;

namespace Kept.Core.Tests.Measurements;

public partial class DiagnosticPageTests
{
    private static readonly string Root = FindRoot();

    /// <summary>Their causes are too large, not text, or not in the file.</summary>
    private static readonly string[] WithoutExample =
    [
        "KPT401", "KPT404", "KPT405", "KPT406", "KPT407", "KPT410", "KPT411", "KPT413", "KPT417", "KPT435", "KPT436",
        "KPT437", "KPT438",
    ];

    public static TheoryData<string> Codes =>
    [
        .. Code().Matches(Read("src/Kept.Core/Measurements/MeasurementDiagnostics.cs")).Select(m => m.Value).Distinct(),
    ];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_page_shows_what_causes_the_diagnostic_and_how_to_mend_it(string code)
    {
        var page = Read($"docs/diagnostics/{code}.md");
        var examples = Example().Matches(page);

        Assert.StartsWith($"# {code} — ", page, StringComparison.Ordinal);
        Assert.Contains("## How to mend it", page, StringComparison.Ordinal);
        Assert.Equal(WithoutExample.Contains(code) ? 0 : 2, examples.Count);
        if (examples.Count == 0) return;
        Assert.Contains(code, CodesOf(code, examples[0]));
        Assert.Empty(CodesOf(code, examples[1]));
    }

    private static IEnumerable<string> CodesOf(string code, Match example)
    {
        var format = example.Groups["format"].Value == "csv" ? FileFormat.Csv : FileFormat.Ndjson;
        return (SourceFor(code) with { Format = format }).Read(example.Groups["text"].Value)
            .Diagnostics.Select(d => d.Code);
    }

    private static Source SourceFor(string code) => code switch
    {
        "KPT423" => Given.Counts(0, "n"),
        "KPT424" or "KPT425" => Given.Samples(),
        "KPT426" => Given.States(words: Given.Words(otherwise: null, ("up", "up"), ("down", "down"))),
        "KPT427" or "KPT433" => Given.TicketEvents(),
        "KPT428" or "KPT429" => Given.Source(new SourceContent.Cases("id", new CaseRows.OneRowACase(
            [new("opened", Given.Iso("opened"))], [new("waiting", Given.Iso("from"), Given.Iso("to"))]), [], [])),
        "KPT431" or "KPT432" => Given.Source(new SourceContent.States(
            Given.Iso("at", "Europe/Berlin"), Given.Column("state"), null, [Given.Column("service")])),
        "KPT434" => Given.Source(new SourceContent.Cases(
            "id", new CaseRows.OneRowACase([], []), [], [Given.Column("priority")])),
        _ => Given.States(),
    };

    private static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "global.json"))) folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex("KPT4[0-9][0-9](?=\")")]
    private static partial Regex Code();

    [GeneratedRegex("```(?<format>csv|json)\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
