using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Language.Syntax;

namespace Kept.Language.Binding.OpenSlo;

/// <summary>Reads the documents of OpenSLO that lie in a workspace beside its own.</summary>
internal sealed class OpenSloReader(BindingContext context)
{
    private static readonly string[] Kinds =
        ["SLO", "SLI", "Service", "DataSource", "AlertPolicy", "AlertCondition", "AlertNotificationTarget"];

    private readonly Dictionary<(string Kind, string Name), Metadata> _names = [];
    private readonly List<Slo> _slos = [];
    private readonly List<Sli> _slis = [];
    private readonly List<AlertUse> _alerts = [];

    /// <summary>Whether a document is one of OpenSLO, or a list of such.</summary>
    public static bool IsOpenSlo(DocumentSyntax document) => In(document.Root).Any();

    /// <summary>Reads and declares them, so that agreements can name SLOs. What cannot be read may declare any name.</summary>
    public static void Read(IReadOnlyList<DocumentSyntax> documents, BindingContext context)
    {
        if (context.HasLost<Source>() || documents.Any(d => !d.IsWhole))
        {
            context.Lose<Slo>();
            context.Lose<Sli>();
            context.Lose<DataSource>();
            context.Lose<AlertUse>();
        }
        var reader = new OpenSloReader(context);
        foreach (var map in documents.Where(d => d.IsWhole).SelectMany(d => In(d.Root))) reader.Read(map);
        reader.ReportMissing();
    }

    private static IEnumerable<MapSyntax> In(SyntaxNode root) => root switch
    {
        MapSyntax map when IsOpenSlo(map) => [map],
        ListSyntax list when list.Items.Count > 0 && list.Items.All(i => i is MapSyntax map && IsOpenSlo(map)) => list.Items.Cast<MapSyntax>(),
        _ => [],
    };

    private static bool IsOpenSlo(MapSyntax map) =>
        map.Find("apiVersion")?.Value is ScalarSyntax version && version.Value.StartsWith("openslo", StringComparison.OrdinalIgnoreCase);

    private void Read(MapSyntax map)
    {
        var version = (ScalarSyntax)map.Find("apiVersion")!.Value;
        if (version.Value != OpenSloKinds.Version)
        {
            context.Report(OpenSloDiagnostics.OtherVersion(version));
            return;
        }
        switch ((map.Find("kind")?.Value as ScalarSyntax)?.Value)
        {
            case "SLO":
                if (Take(OpenSloKinds.Slo, map) is { } slo) Keep(slo.Spec! with { Metadata = slo.Metadata });
                break;
            case "SLI":
                if (Take(OpenSloKinds.Sli, map) is { } sli) Keep(sli);
                break;
            case "Service":
                Take(OpenSloKinds.Service, map);
                break;
            case "DataSource":
                Take(OpenSloKinds.DataSource, map);
                break;
            case "AlertPolicy":
                if (Take(OpenSloKinds.AlertPolicy, map) is { } policy) _alerts.Add(policy.Spec!);
                break;
            case "AlertCondition":
                Take(OpenSloKinds.AlertCondition, map);
                break;
            case "AlertNotificationTarget":
                Take(OpenSloKinds.AlertTarget, map);
                break;
            default:
                context.Report(map.Find("kind")?.Value is ScalarSyntax { IsNull: false } kind
                    ? BindingDiagnostics.UnknownWord(kind, "a kind of OpenSLO", Kinds)
                    : OpenSloDiagnostics.Needs(map.Place, "A document of OpenSLO", "kind", $"it is one of {string.Join(", ", Kinds)}"));
                break;
        }
    }

    private OpenSloDocument<T>? Take<T>(OpenSloKind<T> kind, MapSyntax map)
        where T : class
    {
        var document = kind.Read(map, context);
        var name = document?.Metadata.Name ?? ((map.Find("metadata")?.Value as MapSyntax)?.Find("name")?.Value as ScalarSyntax)?.Value;
        if (document is null)
        {
            if (name is not null) context.Declare<T>(name, null);
            return null;
        }
        if (_names.TryAdd((kind.Name, name!), document.Metadata)) return document;
        context.Report(OpenSloDiagnostics.Duplicate(document.Metadata, _names[(kind.Name, name!)], kind.Name));
        context.Declare(name!, new Twin<T>(document.Metadata));
        return null;
    }

    private void Keep(Slo slo)
    {
        context.Declare(slo.Metadata.Name, slo);
        _slos.Add(slo);
        _alerts.AddRange(slo.Alerts);
    }

    private void Keep(OpenSloDocument<Sli> sli)
    {
        context.Declare(sli.Metadata.Name, sli.Spec);
        _slis.Add(sli.Spec!);
    }

    /// <summary>What is named may lie in another system; an agreement that needs it says so again.</summary>
    private void ReportMissing()
    {
        foreach (var slo in _slos)
            foreach (var use in slo.Objectives.Select(o => o.Indicator).Append(slo.Indicator).OfType<SliUse>())
                if (use.Reference is { } name) ReportMissing("SLI", name);
        foreach (var alert in _alerts.SelectMany(a => a.Named())) ReportMissing(alert.Kind!, alert.Name!);

        var indicators = _slos.SelectMany(s => s.Objectives.Select(o => o.Indicator).Append(s.Indicator)).Select(u => u?.Inline).OfType<Sli>();
        foreach (var metric in _slis.Concat(indicators).SelectMany(i => i.Metric.Metrics()))
            if (metric.DataSource is not null && metric.Type != Metric.OwnType && metric.DataSourceNode is { } name)
                ReportMissing("DataSource", name);
    }

    private void ReportMissing(string kind, ScalarSyntax name)
    {
        if (_names.ContainsKey((kind, name.Value)) || IsBroken(kind, name.Value)) return;
        context.Report(OpenSloDiagnostics.NotHere(
            name, kind, Spelling.FindNearest(name.Value, _names.Keys.Where(k => k.Kind == kind).Select(k => k.Name))));
    }

    /// <summary>Whether the document is there, but its own mistakes have been reported.</summary>
    private bool IsBroken(string kind, string name) => kind switch
    {
        "SLI" => context.TryFind<Sli>(name, out _),
        "DataSource" => context.TryFind<DataSource>(name, out _),
        _ => context.TryFind<AlertUse>(name, out _),
    };
}
