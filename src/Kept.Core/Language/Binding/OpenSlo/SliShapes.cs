using Kept.Language.Binding.Shapes;
using Kept.Language.Syntax;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding.OpenSlo;

/// <summary>The kind <c>SLI</c>: what is measured, and by which questions to which system.</summary>
internal static class SliShapes
{
    private static readonly Field<ScalarSyntax> DataSource = Optional(
        "metricSourceRef", OpenSloScalars.Reference("a data source", "metrics-db"),
        "The DataSource that is asked; with the type Kept, the Source of this workspace.");

    private static readonly Field<string> Type = Optional(
        "type", Scalars.Text("the type of a system", "Prometheus"), "The type of system that is asked; Kept for the sources of this workspace.");

    private static readonly Field<SyntaxNode> Question = Required(
        "spec", new AnythingShape("keys that the system understands", "…"),
        "What is asked, in the words of that system; of the type Kept 'value', a formula over counters or 'value' of samples, and a condition 'where'.");

    private static readonly Field<Metric> MetricSource = Required(
        "metricSource", new OpenSloRecord<Metric>("A source of a metric", [DataSource, Type, Question], BuildMetric), "Where the metric comes from.");

    private static readonly Shape<Metric> AMetric = new OpenSloRecord<Metric>("A metric", [MetricSource], r => r.Get(MetricSource));

    private static readonly Field<Boxed<bool>> Counter = Optional(
        "counter", OpenSloScalars.Truth, "Whether the metrics only grow, as running totals do; they do not when left out.");

    private static readonly Field<Metric> Good = Optional("good", AMetric, "The good events.");

    private static readonly Field<Metric> Bad = Optional("bad", AMetric, "Instead, the bad events.");

    private static readonly Field<Metric> Total = Optional("total", AMetric, "All events.");

    private static readonly Field<Boxed<bool>> RawType = Optional("rawType", new WordShape<Boxed<bool>>("what a ratio is of", [
        ("success", new(false), "Good ÷ total."), ("failure", new(true), "Bad ÷ total.")]), "What ratios that were computed before are of.");

    private static readonly Field<Metric> Raw = Optional("raw", AMetric, "Instead of all these, ratios that were computed before.");

    private static readonly Field<SliMetric> Ratio = Optional(
        "ratioMetric", new OpenSloRecord<SliMetric>("A ratio metric", [Counter, Good, Bad, Total, RawType, Raw], BuildRatio), "Good or bad events of all.");

    private static readonly Field<Metric> Values = Optional(
        "thresholdMetric", AMetric, "Values that an objective compares with its value.");

    public static OpenSloRecord<Sli> Spec { get; } = new("An SLI", [MetadataShapes.Description, Values, Ratio], r =>
    {
        if (!MetadataShapes.DescriptionIsGood(r)) return null;
        if (r.Has(Values) == r.Has(Ratio))
        {
            r.Report(OpenSloDiagnostics.OneOf(r.Head, "An SLI", "thresholdMetric, ratioMetric", r.Has(Values) ? 2 : 0));
            return null;
        }
        return new Sli(r.Has(Values) ? new SliMetric.Values(r.Get(Values)) : r.Get(Ratio), r.Map);
    });

    private static Metric? BuildMetric(RecordReader record)
    {
        var reference = record.Find(DataSource)?.Value;
        if (record.Get(Question) is not MapSyntax { Entries.Count: > 0 } question)
        {
            record.Report(OpenSloDiagnostics.Needs(record.PlaceOf(Question), "A source of a metric", "spec", "it is a mapping that says what is asked"));
            return null;
        }
        if (reference is not null || record.Has(Type)) return new Metric(reference, record.Find(Type), question, record.Map) { DataSourceNode = record.Find(DataSource) };
        record.Report(OpenSloDiagnostics.Needs(record.Head, "A source of a metric", "type", "no metricSourceRef names a DataSource that has one"));
        return null;
    }

    private static SliMetric? BuildRatio(RecordReader record)
    {
        if (record.Has(Raw) || record.Has(RawType)) return BuildRaw(record);
        if (!record.Has(Total))
            record.Report(OpenSloDiagnostics.OneOf(record.Head, "A ratio metric", "total, raw", 0));
        else if (record.Has(Good) == record.Has(Bad))
            record.Report(OpenSloDiagnostics.OneOf(record.Head, "A ratio metric with a total", "good, bad", record.Has(Good) ? 2 : 0));
        else
            return new SliMetric.Fraction(
                record.Find(Bad) ?? record.Get(Good), record.Has(Bad), record.Get(Total), record.Get(Counter, new(false)).Value);
        return null;
    }

    private static SliMetric.Raw? BuildRaw(RecordReader record)
    {
        if (!record.Has(Raw))
            record.Report(OpenSloDiagnostics.Needs(record.Head, "A ratio metric with a rawType", "raw", "the rawType says what its ratios are of"));
        else if (new Field[] { Total, Good, Bad }.FirstOrDefault(record.Has) is { } other)
            record.Report(OpenSloDiagnostics.OneOf(record.Map.Find(other.Name)!.Key.Place, "A ratio metric", $"raw, {other.Name}", 2));
        else if (!record.Has(RawType))
            record.Report(OpenSloDiagnostics.Needs(record.Head, "A ratio metric with raw ratios", "rawType", "it says whether they are of successes or failures"));
        else
            return new SliMetric.Raw(record.Get(Raw), record.Get(RawType).Value);
        return null;
    }
}
