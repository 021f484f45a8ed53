using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Language.Binding;
using Kept.Language.Linting;
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

    private const string Others = """
        apiVersion: kept/v1
        kind: Agreement
        metadata: {name: uplink}
        spec:
          relation: underpinning
          structure: service-based
          parties: {provider: {title: Telco}, consumer: {title: Northwind Hosting GmbH}}
          timeZone: Europe/Berlin
          objectives:
            line: {indicator: {availability: {source: probes}}, target: at least 99.95%, every: month, remedies: none}
            repair:
              indicator:
                timeliness: {source: tickets, clock: {from: opened, to: answered, hours: always}, within: 4 hours}
              target: at least 95%
              every: month
              remedies: none
        ---
        apiVersion: kept/v1
        kind: Agreement
        metadata: {name: desk-by-day}
        spec:
          relation: underpinning
          structure: service-based
          parties: {provider: {title: Desk Ltd}, consumer: {title: Northwind Hosting GmbH}}
          timeZone: Europe/Berlin
          calendars: {days: {zone: Europe/Berlin, open: {mon-fri: 08:00-18:00}}}
          services: {desk: {title: Service desk, hours: days}}
          objectives:
            desk: {service: desk, indicator: {availability: {source: probes}}, target: at least 99.95%, every: month, remedies: none}
        ---
        apiVersion: kept/v1
        kind: Party
        metadata: {name: auditor, title: Independent measurements}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: audited}
        spec: {files: audited.csv, by: auditor, states: {at: at, state: state}}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: survey}
        spec: {files: survey.csv, entry: manual, samples: {at: at, value: score, unit: number}}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: invoices}
        spec: {files: invoices.csv, amounts: {at: at, value: amount, unit: EUR, dimensions: [channel]}}
        ---
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
        spec: {files: tickets.csv, cases: {id: ticket, events: {opened: opened, answered: answered}, fields: [priority, location]}}
        """;

    /// <summary>The file that an example stands in.</summary>
    public const string Page = "page.yaml";

    private static readonly string[] KeysOfObjectives = ["title", "service", "obliged", "to", "per", "indicator", "target", "warn", "rounding", "every", "remedies"];

    /// <summary>What an example is warned of. Where it is a part of an agreement, the workspace declares things that only other
    /// examples use, so unused ones are not looked at.</summary>
    public static IEnumerable<Diagnostic> Check(string example)
    {
        var bound = Bind(example);
        var isWhole = example.StartsWith("apiVersion", StringComparison.Ordinal);
        return bound.HasErrors ? bound.Diagnostics : Linter.Check(bound.Value!).Where(d => isWhole || d.Code != "KPT521");
    }

    /// <summary>Binds an example: documents by themselves; keys of an objective, or else of an agreement, in the place of
    /// those of the workspace.</summary>
    public static Checked<Workspace> Bind(string example)
    {
        var parsed = YamlParser.Parse(new SourceText(Page, example));
        var first = parsed.Value!.Documents.Select(d => d.Root).OfType<MapSyntax>().FirstOrDefault();
        var isFragment = first is not null && first.Find("apiVersion") is null;
        var bound = WorkspaceBinder.Bind(isFragment ? [Fitted(first!), Parse(Others)] : [parsed.Value]);
        return bound with { Diagnostics = parsed.Diagnostics.Concat(bound.Diagnostics).ToSequence() };
    }

    /// <summary>Binds the documents of an example beside the sources of the workspace.</summary>
    public static Checked<Workspace> BindBeside(string example)
    {
        var parsed = YamlParser.Parse(new SourceText(Page, example));
        var bound = WorkspaceBinder.Bind([parsed.Value!, Parse(Others)]);
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
