using Kept.Cli.Files;
using Kept.Cli.Tests.Reference;
using Kept.Language.Binding.OpenSlo;

namespace Kept.Cli.Tests.OpenSlo;

/// <summary>What is written as OpenSLO and read back promises the same and comes to the same.</summary>
public sealed class ExportTests
{
    private const string Objectives =
        """
        services: {checkout: {title: Checkout}}
        objectives:
          sums: {service: checkout, indicator: {ratio: {source: traffic, good: requests - errors, total: requests, where: region != us}},
            target: at least 99.95%, every: day, remedies: none}
          failed-slices: {indicator: {shareOfIntervals: {source: traffic, every: 1 hour, met: errors / requests <= 5%, empty: met}},
            target: at least 90%, every: rolling 2 days, remedies: none}
          good-slices: {indicator: {shareOfIntervals: {source: traffic, every: 2 hours, met: (requests - errors) / requests >= 97.5%, empty: not-met}},
            target: at least 90%, every: week from sunday, remedies: none}
          mean-of-slices: {indicator: {meanOfRatios: {source: traffic, every: 1 hour, good: requests - errors, total: requests, empty: leaves-both-sides}},
            target: at least 0%, every: 2 days from 2026-05-31, remedies: none}
          running: {indicator: {ratio: {source: totals, good: good, total: all}}, target: at least 99%, every: day, remedies: none}
          samples: {indicator: {shareOfSamples: {source: latency, good: value < 0.4 s}}, target: at least 75%, every: rolling 1 month, remedies: none}
          sample-slices: {indicator: {shareOfIntervals: {source: latency, every: 6 hours,
            met: count(value where value <= 400 ms) / count(value) >= 50%, empty: leaves-both-sides}}, target: at least 50%, every: day, remedies: none}
          sample-mean: {indicator: {meanOfRatios: {source: latency, every: 6 hours,
            good: count(value where value >= 300.5 ms), total: count(value), empty: 100%}}, target: at least 50%, every: day, remedies: none}
          ratios: {indicator: {formula: {measures: {raw: {mean: {source: ratios}}}, value: 100% - raw}}, target: at least 80%, every: day, remedies: none}
          ratio-slices: {indicator: {shareOfIntervals: {source: ratios, every: 12 hours, met: 100% - mean(value) >= 90%, empty: met}},
            target: at least 80%, every: day, remedies: none}
          ratio-mean: {indicator: {meanOfRatios: {source: ratios, every: 12 hours, good: sum(value), total: count(value), empty: 0%}},
            target: at least 80%, every: day, remedies: none}
        """;

    private const string Sources =
        """
        apiVersion: kept/v1
        kind: Source
        metadata: {name: traffic}
        spec:
          files: traffic.csv
          counts: {at: at, bucket: 1 hour, counters: {requests: requests, errors: errors}, gaps: nothing-happened, dimensions: [region]}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: totals}
        spec:
          files: totals.csv
          counts: {at: at, bucket: 1 hour, counters: {good: good, all: all}, counting: running-from-zero, gaps: nothing-happened}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: latency}
        spec: {files: latency.csv, samples: {at: at, value: ms, unit: ms}}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: ratios}
        spec: {files: ratios.csv, samples: {at: at, value: share, unit: number}}
        """;

    private static readonly (string Name, string Text)[] Files =
    [
        ("traffic.csv", "at,region,requests,errors\n2026-06-01T08:00Z,eu,100,0\n2026-06-01T09:00Z,eu,50,20\n2026-06-01T10:00Z,us,200,2\n"),
        ("totals.csv", "at,good,all\n2026-06-01T08:00Z,1000,1010\n2026-06-01T09:00Z,1095,1110\n2026-06-01T10:00Z,40,50\n2026-06-01T11:00Z,90,100\n"),
        ("latency.csv", "at,ms\n2026-06-01T03:00Z,200\n2026-06-01T08:00Z,900\n2026-06-01T09:00Z,400\n2026-06-01T10:00Z,300\n"),
        ("ratios.csv", "at,share\n2026-06-01T03:00Z,0.01\n2026-06-01T08:00Z,0.03\n2026-06-01T13:00Z,0.5\n"),
    ];

    private static readonly Dictionary<string, string> Empty = new()
    {
        ["failed-slices"] = "met", ["good-slices"] = "not-met", ["mean-of-slices"] = "leaves-both-sides", ["sample-slices"] = "leaves-both-sides",
        ["sample-mean"] = "100%", ["ratio-slices"] = "met", ["ratio-mean"] = "0%",
    };

    [Theory]
    [InlineData("2026-06-01")]
    [InlineData("2026-06")]
    public void Reading_back_what_was_written_changes_no_target_and_no_figure(string period)
    {
        var text = new WorkspaceText(Shop.Text.Documents.Where(d => !d.Contains("openslo", StringComparison.Ordinal)).ToList())
            .With(WorkspaceText.Parse(Objectives)).With(WorkspaceText.Parse(Sources));
        using var own = new TemporaryFolder(text.ToString(), Files);
        var agreement = Assert.Single(own.Load().Checked.ValueUnlessErrors!.Agreements);
        var written = OpenSloWriter.Write(agreement);

        var objectives = agreement.Objectives.Select(o => $"  {o.Name}: {{slo: shop-{o.Name}, {(Empty.TryGetValue(o.Name, out var empty) ? $"empty: {empty}, " : "")}remedies: none}}");
        var again = text.With(WorkspaceText.Parse("objectives:\n" + string.Join("\n", objectives)));
        using var back = new TemporaryFolder(again + written.Text, Files);
        var read = Assert.Single(back.Load().Checked.ValueUnlessErrors!.Agreements);

        Assert.Equal(agreement.Objectives.Select(Promise), read.Objectives.Select(Promise));
        Assert.Equal(Figures(own, period), Figures(back, period));
        Assert.Contains(Figures(back, period), figure => figure.Contains(" 37/40 ", StringComparison.Ordinal));   // of running
        Assert.Equal(7, written.LeftOut.Count(line => line.EndsWith(": what an empty slice counts as", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_OpenSLO_cannot_say_is_listed()
    {
        var workspace = WorkspaceFolder.Load(Path.Combine(Repository.Root, "examples", "web-shop")).Checked.ValueUnlessErrors!;
        var written = OpenSloWriter.Write(Assert.Single(workspace.Agreements));
        string[] expected =
        [
            "who promises to whom", "from when to when the agreement holds", "how credits add up and are paid", "availability: the whole objective",
            "successful-requests: its remedies", "successful-requests: its exclusions (maintenance)", "fast-pages: what an empty slice counts as",
            "first-answer: the whole objective", "satisfaction: the whole objective",
        ];
        Assert.All(expected, part => Assert.Contains(written.LeftOut, line => line.StartsWith(part, StringComparison.Ordinal)));
        Assert.All(written.LeftOut, line => Assert.Contains($"# - {line}", written.Text, StringComparison.Ordinal));
        Assert.Empty(Shop.Check(written.Text));
    }

    [Fact]
    public void The_command_writes_documents_and_lists_what_is_left_out_apart()
    {
        var folder = Path.Combine(Repository.Root, "examples", "web-shop");
        var outcome = Session.Run("export", folder, "--agreement", "web-shop", "--format", "openslo");
        Assert.Equal(ExitCode.Fine, outcome.Code);
        Assert.Contains("kind: SLO\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("kept: web-shop: left out: successful-requests: its remedies\n", outcome.Errors, StringComparison.Ordinal);

        using var target = new TemporaryFolder("", []);
        Assert.Equal(ExitCode.Fine, Session.Run("export", folder, "--output", target.Path).Code);
        Assert.Equal(outcome.Output, File.ReadAllText(Path.Combine(target.Path, "web-shop.openslo.yaml")));
    }

    private static string Promise(Agreements.Objective objective) =>
        $"{objective.Name}: {objective.Target!.Otherwise!.Value.Comparator} {objective.Target.Otherwise.Value.Limit} each {objective.Every}";

    private static IReadOnlyList<string> Figures(TemporaryFolder folder, string period)
    {
        var statements = Session.Evaluate(new EvaluationRequest(folder.Path, null, period, folder.Path, "2026-07-01", null), out var errors);
        Assert.True(statements is not null, errors);
        return Assert.Single(statements).Evaluation.Findings
            .Select(f => $"{f.Objective.Name} {f.Period} {f.Measured.Low?.Exact} {f.Measured.Value?.Exact} {f.Measured.High?.Exact} {f.Verdict?.GetType().Name}").ToList();
    }
}
