using Kept.Language.Binding.Shapes;
using Kept.Language.Syntax;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding.OpenSlo;

/// <summary>The kinds of documents of OpenSLO, each as a whole document.</summary>
internal static class OpenSloKinds
{
    public const string Version = "openslo/v1";

    private static readonly Field<string> SystemType = Required("type", Scalars.Text("the type of a system", "Prometheus"), "The type of system.");

    private static readonly Field<SyntaxNode> Connection = Required(
        "connectionDetails", new AnythingShape("keys that the system understands", "…"), "How it is reached; nothing here is.");

    private static readonly OpenSloRecord<DataSource> DataSourceSpec = new(
        "A data source", [MetadataShapes.Description, SystemType, Connection], r => MetadataShapes.DescriptionIsGood(r) ? new(r.Get(SystemType)) : null);

    private static readonly OpenSloRecord<ServiceGroup> ServiceSpec = new(
        "A service of OpenSLO", [MetadataShapes.Description], r => MetadataShapes.DescriptionIsGood(r) ? new() : null);

    public static OpenSloKind<Slo> Slo { get; } = new("SLO", SloShapes.Spec, "Which share has to be good.");

    public static OpenSloKind<Sli> Sli { get; } = new("SLI", SliShapes.Spec, "What is measured.");

    public static OpenSloKind<ServiceGroup> Service { get; } = new("Service", ServiceSpec, "What SLOs are about.", needsSpec: false);

    public static OpenSloKind<DataSource> DataSource { get; } = new("DataSource", DataSourceSpec, "A system that measures.");

    public static OpenSloKind<AlertUse> AlertPolicy { get; } = new("AlertPolicy", AlertShapes.PolicySpec, "Who is alerted when.");

    public static OpenSloKind<AlertUse> AlertCondition { get; } = new("AlertCondition", AlertShapes.ConditionSpec, "When an alert is due.");

    public static OpenSloKind<AlertUse> AlertTarget { get; } = new("AlertNotificationTarget", AlertShapes.TargetSpec, "How people are reached.");

    /// <summary>What each kind of document looks like.</summary>
    public static IReadOnlyList<Form> Forms { get; } =
        [Slo.Form, Sli.Form, Service.Form, DataSource.Form, AlertPolicy.Form, AlertCondition.Form, AlertTarget.Form];
}

/// <summary>A kind of document of OpenSLO.</summary>
internal sealed class OpenSloKind<T>
    where T : class
{
    private readonly OpenSloRecord<OpenSloDocument<T>> _shape;

    public OpenSloKind(string name, Shape<T> spec, string doc, bool needsSpec = true)
    {
        Name = name;
        var version = Required("apiVersion", new WordShape<string>("the version of OpenSLO", [
            (OpenSloKinds.Version, OpenSloKinds.Version, "The version of OpenSLO that is read.")]), "The version of OpenSLO.");
        var kind = Required("kind", new WordShape<string>("a kind of document", [(name, name, doc)]), "What the document is.");
        var body = needsSpec ? Required("spec", spec, "What it says.") : Optional("spec", spec, "What it says.");
        _shape = new($"An OpenSLO document of the kind {name}", [version, kind, MetadataShapes.Metadata, body],
            r => new(r.Get(MetadataShapes.Metadata), r.Find(body)));
    }

    public string Name { get; }

    public Form Form => _shape.Form;

    public OpenSloDocument<T>? Read(SyntaxNode node, BindingContext context) =>
        _shape.TryRead(node, context, out var document) ? document : null;
}

/// <param name="Spec">Null of a document that says nothing but its name.</param>
internal sealed record OpenSloDocument<T>(Metadata Metadata, T? Spec)
    where T : class;

internal sealed record DataSource(string Type);

/// <summary>What a document of the kind Service of OpenSLO groups SLOs by.</summary>
internal sealed record ServiceGroup;
