using System.Text;
using Kept.Evaluation;
using Kept.Language.Binding;
using Kept.Language.Parsing;
using Kept.Language.Text;
using Kept.Measurements;
using Kept.Quantities;
using Kept.Time;
using NodaTime.Text;
using Xunit;

namespace Kept.Core.Tests.Evaluation;

/// <summary>A workspace as it is written, with the files that its sources read.</summary>
internal sealed record Written(string Text, params (string Name, string Content)[] Files)
{
    /// <summary>An agreement of which only the objectives, or what else stands under <c>spec</c>, are told, and its sources.</summary>
    public static Written Of(string spec, string sources, params (string Name, string Content)[] files) => new(
        $"""
        apiVersion: kept/v1
        kind: Agreement
        metadata: {"{"}name: written{"}"}
        spec:
          relation: sla
          structure: service-based
          parties: {"{"}provider: {"{"}title: One{"}"}, consumer: {"{"}title: Other{"}}"}
          timeZone: UTC
        {string.Join("\n", spec.Split('\n').Select(line => "  " + line))}
        ---
        {sources}
        """, files);

    /// <summary>Evaluates the first agreement through all arrows.</summary>
    /// <param name="asOf">An instant such as <c>2026-06-02T00:00:00Z</c>; the evaluation is also read then.</param>
    public Kept.Evaluation.Evaluation Evaluate(string period, string asOf, bool listsEverything = false)
    {
        var parsed = YamlParser.Parse(new SourceText("written.yaml", Text));
        var bound = WorkspaceBinder.Bind([parsed.Value!]);
        Assert.Empty(parsed.Diagnostics.Concat(bound.Diagnostics).Select(d => $"{d}\n{Text}"));
        var logs = bound.Value!.Sources.Select(source =>
        {
            var files = Files.Where(f => source.Files.Contains(f.Name))
                .Select(f => new SourceFile(f.Name, [Encoding.UTF8.GetBytes(f.Content)]));
            var read = MeasurementReader.Read(source, files);
            Assert.False(read.HasErrors, string.Join("\n", read.Diagnostics));
            return read.Value!;
        });
        var agreement = bound.Value.Agreements[0];
        Assert.True(ServicePeriodText.TryParse(period, agreement.Zone, out var asked, out var problem), problem);
        var tick = InstantPattern.ExtendedIso.Parse(asOf).Value.ToUnixTimeTicks();
        return Evaluator.Evaluate(agreement, new MeasurementLog(logs.ToSequence()).AsOf(tick), asked, new EvaluationOptions(tick, ListsEverything: listsEverything));
    }
}
