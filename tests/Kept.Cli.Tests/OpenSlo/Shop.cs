using System.Text;
using Kept.Cli.Tests.Reference;
using Kept.Diagnostics;
using Kept.Language.Binding;
using Kept.Language.Parsing;
using Kept.Language.Text;

namespace Kept.Cli.Tests.OpenSlo;

/// <summary>A workspace without mistakes, in which a test replaces what it is about.</summary>
internal static class Shop
{
    public static WorkspaceText Text { get; } = WorkspaceText.Parse(
        """
        apiVersion: kept/v1
        kind: Agreement
        metadata: {name: shop}
        spec:
          relation: sla
          structure: service-based
          parties: {provider: northwind, consumer: acme}
          timeZone: UTC
          objectives:
            requests: {slo: checkout-requests, remedies: none}
        ---
        apiVersion: kept/v1
        kind: Party
        metadata: {name: northwind}
        ---
        apiVersion: kept/v1
        kind: Party
        metadata: {name: acme}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: traffic}
        spec:
          files: traffic.csv
          counts: {at: at, bucket: 1 hour, counters: {requests: requests, errors: errors}, gaps: nothing-happened}
          metrics: {requests: sum(http_requests), errors: 'sum(http_requests{code=~"5.."})'}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: latency}
        spec:
          files: latency.csv
          samples: {at: at, value: ms, unit: ms}
          metrics: {value: checkout_latency}
        ---
        apiVersion: openslo/v1
        kind: SLI
        metadata: {name: successful}
        spec:
          ratioMetric:
            bad: {metricSource: {type: Prometheus, spec: {query: 'sum(http_requests{code=~"5.."})'}}}
            total: {metricSource: {type: Prometheus, spec: {query: sum(http_requests)}}}
        ---
        apiVersion: openslo/v1
        kind: SLI
        metadata: {name: fast}
        spec:
          thresholdMetric: {metricSource: {type: Prometheus, spec: {query: checkout_latency}}}
        ---
        apiVersion: openslo/v1
        kind: SLO
        metadata: {name: checkout-requests}
        spec:
          service: checkout
          indicatorRef: successful
          timeWindow: [{duration: 1d, isRolling: true}]
          budgetingMethod: Occurrences
          objectives: [{target: 0.99}]
        """);

    /// <summary>What is said of a workspace.</summary>
    public static IReadOnlyList<Diagnostic> Check(string text) => Check(new SourceText("workspace.yaml", text));

    public static IReadOnlyList<Diagnostic> Check(SourceText source)
    {
        var decoded = SourceText.Decode(source.Path, Encoding.UTF8.GetBytes(source.Text)).Value!;
        var parsed = YamlParser.Parse(decoded);
        return [.. parsed.Diagnostics, .. WorkspaceBinder.Bind([parsed.Value!]).Diagnostics];
    }
}
