using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Language.Binding;
using Kept.Language.Explaining;
using Kept.Language.Parsing;
using Kept.Language.Text;

namespace Kept.Core.Tests.Levels;

/// <summary>Agreements that extend one another, each in a file of its own.</summary>
internal static class LevelTrial
{
    /// <summary>What is measured, in a file of its own.</summary>
    private const string Sources =
        """
        apiVersion: kept/v1
        kind: Source
        metadata: {name: probes}
        spec: {files: probes.csv, states: {at: at, state: state}}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: requests}
        spec: {files: requests.csv, counts: {at: at, bucket: 1 minute, counters: {good: good, all: all}}}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: latency}
        spec: {files: latency.csv, samples: {at: at, value: value, unit: ms}}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: tickets}
        spec:
          files: tickets.csv
          cases: {id: id, events: {opened: opened, closed: closed, told: told, began: began}, fields: [priority, evidence]}
        ---
        apiVersion: kept/v1
        kind: Service
        metadata: {name: catalogued}
        """;

    /// <summary>What every agreement of the tests begins with.</summary>
    public static KeyMap Common { get; } = new(
        ("relation", "sla"),
        ("structure", "multi-level"),
        ("parties.provider", "{title: One}"),
        ("parties.consumer", "{title: Other}"),
        ("timeZone", "UTC"),
        ("currency", "EUR"),
        ("calendars.office", "{zone: UTC, open: {mon-fri: 08:00-16:00}, businessDay: closing}"),
        ("calendars.shop", "{zone: UTC, open: {mon-sat: 08:00-20:00}, businessDay: closing}"),
        ("calendars.nights", "{zone: UTC, open: {mon-sun: 00:00-06:00}, businessDay: closing}"),
        ("services.shop.charge", "100.00 EUR per month"),
        ("exclusions.window.during", "nights"),
        ("exclusions.window.effect", "counts-as-up"),
        ("exclusions.caused.windows.source", "tickets"),
        ("exclusions.caused.windows.from", "opened"),
        ("exclusions.caused.windows.to", "closed"),
        ("exclusions.caused.effect", "leaves-both-sides"),
        ("objectives.uptime.service", "shop"),
        ("objectives.uptime.obliged", "provider"),
        ("objectives.uptime.indicator.availability.source", "probes"),
        ("objectives.uptime.target", "at least 99%"),
        ("objectives.uptime.every", "month"),
        ("objectives.uptime.remedies", "none"),
        ("settlement.rounding", "half-even"));

    public static Checked<Workspace> Bind(IEnumerable<string> documents, out EffectiveTexts texts) => WorkspaceBinder.Bind(
        documents.Select((text, i) => new SourceText($"{i}.yaml", text)).Append(new SourceText("sources.yaml", Sources))
            .Select(text => YamlParser.Parse(text).Value!),
        [], out texts);

    /// <summary>The line of the text that a diagnostic is about, without its indentation.</summary>
    public static string LineOf(this Diagnostic diagnostic, IReadOnlyList<string> documents) =>
        documents[int.Parse(diagnostic.Place.File[..^".yaml".Length])].Split('\n')[diagnostic.Place.Line - 1].Trim();
}
