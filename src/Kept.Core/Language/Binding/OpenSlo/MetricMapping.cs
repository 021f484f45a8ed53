using Kept.Agreements;
using Kept.Language.Syntax;

namespace Kept.Language.Binding.OpenSlo;

/// <summary>A metric of an indicator in the words of a source of this workspace.</summary>
/// <param name="Value">A formula over counters, or <c>value</c> of samples.</param>
/// <param name="Where">A condition as it is written; null takes all.</param>
internal sealed record MappedMetric(Source Source, string Value, ScalarSyntax? Where, SyntaxNode Node)
{
    /// <summary>The formula as a part of a larger one.</summary>
    public string Operand => Names.IsName(Value) ? Value : $"({Value})";
}

/// <summary>Finds the source that measures a metric.</summary>
internal static class MetricMapping
{
    private const string Value = "value";
    private const string Where = "where";

    /// <summary>The metric here; null (and reported) when no source of the workspace, or more than one, measures it.</summary>
    public static MappedMetric? Find(Metric metric, BindingContext context) =>
        metric.Type == Metric.OwnType ? OfOwnType(metric, context) : Mapped(metric, context);

    private static MappedMetric? OfOwnType(Metric metric, BindingContext context)
    {
        if (metric.DataSourceNode is not { } name)
        {
            context.Report(OpenSloDiagnostics.Needs(metric.Node.Place, "A source of a metric of the type Kept", "metricSourceRef", "it names the Source"));
            return null;
        }
        if (!context.TryFind<Source>(name.Value, out var source))
        {
            context.Report(BindingDiagnostics.UnknownName(name, "a source", context.NamesOf<Source>()));
            return null;
        }
        if (metric.Spec.Find(Value)?.Value is not ScalarSyntax value)
        {
            context.Report(OpenSloDiagnostics.Needs(metric.Spec.Place, "The spec of a metric of the type Kept", Value, "it says what of the source is meant"));
            return null;
        }
        if (metric.Spec.Entries.FirstOrDefault(e => e.Key.Value is not (Value or Where)) is { } other)
        {
            context.Report(BindingDiagnostics.UnknownKey(other.Key, "The spec of a metric of the type Kept", [Value, Where], [Value, Where]));
            return null;
        }
        return source is null ? null : new MappedMetric(source, value.Value, metric.Spec.Find(Where)?.Value as ScalarSyntax, value);
    }

    private static MappedMetric? Mapped(Metric metric, BindingContext context)
    {
        var found = new List<MappedMetric>();
        foreach (var name in context.NamesOf<Source>().Distinct().Order(StringComparer.Ordinal))
            if (context.TryFind<Source>(name, out var source) && source is not null)
                found.AddRange(source.Metrics.Where(m => MetricShapes.Means(m, metric)).Select(m => new MappedMetric(source, m.Value, null, metric.Spec)));
        if (found is [var only]) return only;
        if (found.Count > 0 || !context.HasLost<Source>()) context.Report(found.Count == 0 ? MappingDiagnostics.NotMeasured(metric) : MappingDiagnostics.MeasuredTwice(metric, found));
        return null;
    }
}
