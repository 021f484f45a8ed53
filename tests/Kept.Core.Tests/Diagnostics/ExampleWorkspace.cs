using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Language.Binding;
using Kept.Language.Parsing;
using Kept.Language.Syntax;
using Kept.Language.Text;
using Kept.Quantities;

namespace Kept.Core.Tests.Diagnostics;

/// <summary>A workspace without mistakes, of which an example shows another reading of one part.</summary>
internal static class ExampleWorkspace
{
    private const string Agreement = """
        apiVersion: kept/v1
        kind: Agreement
        metadata: {name: web-shop}
        spec:
          relation: sla
          structure: customer-based
          parties: {provider: {title: Northwind Hosting GmbH}, consumer: {title: Acme Outdoor AG}}
          timeZone: Europe/Berlin
          currency: EUR
          services:
            shop: {title: Web shop, charge: 12000.00 EUR per month}
          exclusions:
            maintenance: {during: always, effect: leaves-both-sides}
          objectives:
            promise:
              indicator: {availability: {source: probes}}
              service: shop
              target: at least 99.9%
              every: month
              remedies: none
          settlement: {rounding: half-up}
        """;

    private const string Sources = """
        apiVersion: kept/v1
        kind: Source
        metadata: {name: probes}
        spec: {files: probes.csv, states: {at: at, state: state}}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: checks}
        spec: {files: checks.csv, states: {at: at, state: {column: state, words: {up: OK, down: CRITICAL}}}}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: locations}
        spec: {files: locations.csv, states: {at: at, state: state, dimensions: [location]}}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: requests}
        spec: {files: requests.csv, counts: {at: at, bucket: 5 minutes, counters: {requests: requests, errors: errors}}}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: latency}
        spec: {files: latency.csv, samples: {at: at, value: ms, unit: ms}}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: tickets}
        spec: {files: tickets.csv, cases: {id: ticket, events: {opened: opened, answered: answered}, fields: [priority]}}
        """;

    private static readonly string[] KeysOfObjectives = ["indicator", "service", "per", "target", "every", "remedies"];

    /// <summary>Binds an example: documents by themselves; keys of an objective, or else of an agreement, in the place of
    /// those of the workspace.</summary>
    public static Checked<Workspace> Bind(string example)
    {
        var parsed = YamlParser.Parse(new SourceText("page.yaml", example));
        var first = parsed.Value!.Documents.Select(d => d.Root).OfType<MapSyntax>().FirstOrDefault();
        var isFragment = first is not null && first.Find("apiVersion") is null;
        var bound = WorkspaceBinder.Bind(isFragment ? [Fitted(first!), Parse(Sources)] : [parsed.Value]);
        return bound with { Diagnostics = parsed.Diagnostics.Concat(bound.Diagnostics).ToSequence() };
    }

    private static FileSyntax Fitted(MapSyntax fragment)
    {
        var file = Parse(Agreement);
        string[] path = fragment.Entries.All(e => KeysOfObjectives.Contains(e.Key.Value)) ? ["spec", "objectives", "promise"] : ["spec"];
        var document = file.Documents[0];
        return file with { Documents = [document with { Root = Replace((MapSyntax)document.Root, path, fragment) }] };
    }

    /// <summary>The mapping in which the entries of the fragment stand in place of those at the path.</summary>
    private static MapSyntax Replace(MapSyntax map, ReadOnlySpan<string> path, MapSyntax fragment)
    {
        var entries = new List<EntrySyntax>();
        if (path is [var key, .. var rest])
            foreach (var entry in map.Entries)
                entries.Add(entry.Key.Value == key ? entry with { Value = Replace((MapSyntax)entry.Value, rest, fragment) } : entry);
        else
            entries.AddRange([.. map.Entries.Where(e => fragment.Find(e.Key.Value) is null), .. fragment.Entries]);
        return new MapSyntax(map.Source, map.Span, entries.ToSequence());
    }

    private static FileSyntax Parse(string text) => YamlParser.Parse(new SourceText("base.yaml", text)).ValueUnlessErrors!;
}
