using System.Text.RegularExpressions;
using Kept.Agreements;
using Kept.Language.Binding.Expressions;
using Kept.Language.Binding.Shapes;
using Kept.Language.Parsing;
using Kept.Language.Syntax;
using Kept.Quantities;

namespace Kept.Language.Binding.OpenSlo;

/// <summary>Which metrics of other systems the files of a source hold.</summary>
internal static partial class MetricShapes
{
    public const string DataSourceKey = "metricSourceRef";
    private const string Query = "query";
    private const string Sample = "value";

    private static readonly Shape<Sequence<MetricKey>> Keys = new EitherShape<Sequence<MetricKey>>(
        Scalars.Text("the query of a metric", "sum(http_requests)").Select(query => Sequence.Of([new MetricKey(Query, query)])),
        new PairsShape<string, string>("a key of a metric's spec, or metricSourceRef", Scalars.Text("a key", Query), Scalars.Text("its value", "sum(http_requests)"))
            .Select(pairs => pairs.Select(p => new MetricKey(p.Key, p.Value)).ToSequence()));

    /// <summary>The key <c>metrics</c> of a source.</summary>
    public static Shape<Sequence<SourceMetric>> OfSource { get; } = new PairsShape<string, Sequence<MetricKey>>(
        "a formula over counters, or value of samples", Scalars.Text("a formula over counters", "requests"), Keys)
        .Select(pairs => pairs.Select(p => new SourceMetric(p.Key, p.Value, p.Entry.Key.Place)).ToSequence());

    /// <summary>Whether the metrics are formulas over what the source counts or samples.</summary>
    public static bool Check(Source source, BindingContext context) => source.Metrics.Aggregate(true, (good, metric) => good & IsOf(source, metric, context));

    /// <summary>Whether a metric of an indicator is one that a source says it holds; blanks do not matter.</summary>
    public static bool Means(SourceMetric mapped, Metric metric) => mapped.Keys.Count > 0 && mapped.Keys.All(key =>
        (key.Key == DataSourceKey ? metric.DataSource : (metric.Spec.Find(key.Key)?.Value as ScalarSyntax)?.Value) is { } text
        && Even(text) == Even(key.Text));

    private static bool IsOf(Source source, SourceMetric metric, BindingContext context)
    {
        if (source.Content is SourceContent.Samples)
            return metric.Value == Sample || context.Report(MappingDiagnostics.NotSamples(metric, source));
        if (source.Content is not SourceContent.Counts)
            return context.Report(IndicatorDiagnostics.WrongSource(metric.Clause, source, "counters or samples"));
        var parsed = ExpressionParser.Parse(metric.Value, (_, _) => metric.Clause);
        foreach (var diagnostic in parsed.Diagnostics) context.Report(diagnostic);
        return parsed.ValueUnlessErrors is { } formula && new ExpressionBinder(SourceNames.OfInterval(source), context).BindValue(formula) is not null;
    }

    private static string Even(string text) => Blanks().Replace(text.Trim(), " ");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
