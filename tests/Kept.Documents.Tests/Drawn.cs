using System.Text;
using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Evaluation;
using Kept.Language.Binding;
using Kept.Language.Parsing;
using Kept.Language.Text;
using Kept.Measurements;
using Kept.Quantities;
using Kept.Remedies;
using Kept.Statements;
using Kept.Time;
using NodaTime.Text;
using Xunit;

namespace Kept.Documents.Tests;

/// <summary>Statements made the way hosts make them, from texts and rows.</summary>
internal static class Drawn
{
    public const string Month = "2026-06";
    public const string AfterMonth = "2026-07-01T12:00:00Z";

    private static readonly string[] MeasuredFiles =
        ["probes.csv", "heartbeats.csv", "changes.csv", "tickets.csv", "latency.csv", "traffic.csv", "ratings.csv", "leads.csv"];

    /// <summary>The bundled sample: one objective of every kind that a statement draws.</summary>
    public static Statement Hosting(string asOf = AfterMonth, string period = Month) => HostingBy(Sample("agreement.yaml"), asOf, period);

    /// <summary>The measurements of the sample under another text of its agreement.</summary>
    public static Statement HostingBy(string text, string asOf = AfterMonth, string period = Month) =>
        From(text, MeasuredFiles.ToDictionary(f => f, Sample), period, asOf);

    /// <param name="files">The rows of each file that the sources name.</param>
    public static Statement From(
        string text, IReadOnlyDictionary<string, string> files, string period = Month, string asOf = AfterMonth)
    {
        var parsed = YamlParser.Parse(new SourceText("agreement.yaml", text));
        var bound = WorkspaceBinder.Bind([parsed.Value!]);
        var problems = parsed.Diagnostics.Concat(bound.Diagnostics).Where(d => d.Severity is Severity.Error).ToList();
        Assert.True(problems.Count == 0, string.Join("\n", problems));

        var agreement = bound.Value!.Agreements.Single();
        var logs = agreement.Sources().DistinctBy(s => s.Name)
            .Select(source => MeasurementReader.Read(source, source.Files.Select(file => new SourceFile(file, [Encoding.UTF8.GetBytes(files[file])])))).ToList();
        var timeline = new MeasurementLog(logs.Select(l => l.Value).OfType<SourceLog>().ToSequence()).AsOf(Tick(asOf));
        Assert.True(ServicePeriodText.TryParse(period, agreement.Zone, out var asked, out var problem), problem);
        var options = new EvaluationOptions(Tick(asOf), TracesDays: true);
        var evaluation = Evaluator.Evaluate(agreement, timeline, asked, options);
        var carry = Memory.Before(agreement, [], timeline, asked, options);
        return Statement.Draw(
            evaluation, Settlement.Settle(agreement, evaluation, timeline, carry), logs.SelectMany(l => l.Diagnostics).ToSequence());
    }

    /// <summary>An agreement about the availability of so many systems, each with an outage a week.</summary>
    public static Statement OfSystems(int count) => From(
        Availability(Enumerable.Range(1, count).Select(i => ($"system-{i}", $"Availability of system {i}"))),
        new Dictionary<string, string> { ["probes.csv"] = "at,system,state\n" + string.Concat(Enumerable.Range(1, count).Select(Probes)) });

    /// <summary>An agreement about the availability of some systems.</summary>
    public static string Availability(IEnumerable<(string Name, string Title)> systems, string title = "\"Many systems\"") => $$"""
        apiVersion: kept/v1
        kind: Agreement
        metadata: {name: many, title: {{title}}}
        spec:
          relation: sla
          structure: service-based
          parties: {provider: north, consumer: south}
          timeZone: UTC
          objectives:
        {{string.Join("\n", systems.Select(Objective))}}
        ---
        {apiVersion: kept/v1, kind: Party, metadata: {name: north, title: North}, spec: {} }
        ---
        {apiVersion: kept/v1, kind: Party, metadata: {name: south, title: South}, spec: {} }
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: probes}
        spec: {files: probes.csv, states: {at: at, state: state, dimensions: [system]} }
        """;

    private static string Objective((string Name, string Title) system) =>
        $$"""    {{system.Name}}: {title: {{system.Title}}, indicator: {availability: {source: probes, where: system == {{system.Name}} } },"""
        + " target: at least 99.9%, every: month, remedies: none}";

    public static long Tick(string instant) => InstantPattern.ExtendedIso.Parse(instant).Value.ToUnixTimeTicks();

    public static Finding Find(this Statement statement, string objective) =>
        statement.Evaluation.Findings.Single(f => f.Objective.Name == objective);

    private static string Probes(int system)
    {
        var rows = new StringBuilder($"2026-05-31T00:00:00Z,system-{system},up\n");
        foreach (var day in new[] { 3, 10, 17, 24 })
            rows.Append($"2026-06-{day:00}T08:00:00Z,system-{system},down\n2026-06-{day:00}T08:{system % 50 + 5:00}:00Z,system-{system},up\n");
        return rows.Append($"2026-07-01T00:00:00Z,system-{system},up\n").ToString();
    }

    public static string Sample(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", "hosting", file));
}
