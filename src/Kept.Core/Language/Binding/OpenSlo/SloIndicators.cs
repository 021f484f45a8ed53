using System.Diagnostics;
using Kept.Agreements;
using Kept.Language.Syntax;
using Kept.Quantities;

namespace Kept.Language.Binding.OpenSlo;

/// <summary>The indicator of this language that measures what an SLO measures.</summary>
internal static class SloIndicators
{
    private const int ExactPlaces = 60;   // a target is a decimal of a text, and has an end

    /// <param name="empty">What the agreement says that an empty slice counts as.</param>
    /// <param name="place">The agreement's objective.</param>
    public static MapSyntax? Find(Slo slo, SloObjective objective, SyntaxNode? empty, SyntaxNode place, BindingContext context)
    {
        if (IndicatorOf(objective.Indicator ?? slo.Indicator!, place, context) is not { } sli) return null;
        if (slo.Method is BudgetingMethod.Occurrences != empty is null)
        {
            context.Report(empty is null ? MappingDiagnostics.EmptyNotSaid(place.Place, slo.Method) : MappingDiagnostics.NothingEmpty(empty.Place));
            return null;
        }
        var slices = new Slices(slo.Method, objective, empty);
        return sli.Metric switch
        {
            SliMetric.Fraction fraction => OfFraction(fraction, slices, sli.Node, context),
            SliMetric.Values values => OfValues(values, objective, slices, sli.Node, context),
            SliMetric.Raw raw => OfRaw(raw, slices, sli.Node, context),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>A share as a percentage, exactly.</summary>
    public static string Percent(Rational share) => (share * 100).ToShortDecimal(ExactPlaces) + "%";

    private static Sli? IndicatorOf(SliUse use, SyntaxNode place, BindingContext context)
    {
        if (use.Inline is { } inline) return inline;
        var isKnown = context.TryFind<Sli>(use.Reference!.Value, out var sli);
        if (context.TryFind<Twin<Sli>>(use.Reference.Value, out var twin))
            context.Report(OpenSloDiagnostics.Ambiguous(use.Reference, OpenSloKinds.Sli.Name, twin!.Again));
        else if (isKnown) return sli;
        else context.Report(MappingDiagnostics.NoIndicator(use.Reference, place.Place));
        return null;
    }

    private static MapSyntax? OfFraction(SliMetric.Fraction fraction, Slices slices, SyntaxNode at, BindingContext context)
    {
        var (part, total) = (MetricMapping.Find(fraction.Part, context), MetricMapping.Find(fraction.Total, context));
        if (part is null || total is null) return null;
        if (part.Source.Name != total.Source.Name || part.Where?.Value != total.Where?.Value)
        {
            context.Report(MappingDiagnostics.TwoSources(part, total));
            return null;
        }
        if (part.Source.Content is not SourceContent.Counts counts)
        {
            context.Report(IndicatorDiagnostics.WrongSource(part.Node.Place, part.Source, "counters"));
            return null;
        }
        if (!CountsAlike(fraction, part.Source, counts, at, context)) return null;
        var good = fraction.IsBad ? $"{total.Operand} - {part.Operand}" : part.Value;
        return slices.Method switch
        {
            BudgetingMethod.Occurrences => Draft.Map(at, ("ratio", Draft.Map(at, [.. Selected(total, at), .. GoodOf(good, total.Value, at)]))),
            BudgetingMethod.Timeslices => slices.Share(at, total, $"({good}) / {total.Operand}"),
            BudgetingMethod.RatioTimeslices => slices.Mean(at, total, good, total.Value),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>Whether both say the same of what a row counts: running totals, or what happened in its time.</summary>
    private static bool CountsAlike(SliMetric.Fraction fraction, Source source, SourceContent.Counts counts, SyntaxNode at, BindingContext context)
    {
        var place = ((at as MapSyntax)?.Find("ratioMetric")?.Value as MapSyntax)?.Find("counter")?.Value.Place ?? at.Place;
        if (fraction.Counter && counts.Counting is Counting.NotSaid) return context.Report(MappingDiagnostics.CountingNotSaid(source, place));
        return fraction.Counter || counts.Counting is Counting.NotSaid or Counting.ByRow || context.Report(MappingDiagnostics.CountsRun(source, place));
    }

    private static MapSyntax? OfValues(SliMetric.Values values, SloObjective objective, Slices slices, SyntaxNode at, BindingContext context)
    {
        if (objective.Threshold is not { } threshold)
        {
            context.Report(MappingDiagnostics.NotOfMetric(
                objective.Target.Node.Place, "The values of a thresholdMetric are compared, but this objective has no 'op' and 'value'.", "Add both."));
            return null;
        }
        if (Samples(values.Metric, at, context) is not { } metric) return null;
        var unit = ((SourceContent.Samples)metric.Source.Content).Unit;
        var condition = $"value {threshold.Sign} {((ScalarSyntax)threshold.Value.Node).Value} {unit.Symbol}".TrimEnd();
        var good = $"count(value where {condition})";
        return slices.Method switch
        {
            BudgetingMethod.Occurrences => Draft.Map(
                at, ("shareOfSamples", Draft.Map(at, [.. Selected(metric, at), ("good", Draft.Text(threshold.Value.Node, condition))]))),
            BudgetingMethod.Timeslices => slices.Share(at, metric, $"{good} / count(value)"),
            BudgetingMethod.RatioTimeslices => slices.Mean(at, metric, good, "count(value)"),
            _ => throw new UnreachableException(),
        };
    }

    private static MapSyntax? OfRaw(SliMetric.Raw raw, Slices slices, SyntaxNode at, BindingContext context)
    {
        if (slices.Objective.Threshold is { } threshold)
        {
            context.Report(OpenSloDiagnostics.Forbidden(threshold.Value.Node.Place, "value", "a ratio is compared with the target only"));
            return null;
        }
        if (Samples(raw.Metric, at, context) is not { } metric) return null;
        if (((SourceContent.Samples)metric.Source.Content).Unit is not (Unit.Share or Unit.Number))
        {
            context.Report(IndicatorDiagnostics.WrongSource(metric.Node.Place, metric.Source, "ratios, in % or as numbers from 0 to 1"));
            return null;
        }
        return slices.Method switch
        {
            BudgetingMethod.Occurrences => Draft.Map(at, ("formula", Draft.Map(at,
                ("measures", Draft.Map(at, ("raw", Draft.Map(at, ("mean", Draft.Map(at, Selected(metric, at))))))),
                ("value", Draft.Text(at, raw.IsFailure ? "100% - raw" : "raw"))))),
            BudgetingMethod.Timeslices => slices.Share(at, metric, raw.IsFailure ? "100% - mean(value)" : "mean(value)"),
            BudgetingMethod.RatioTimeslices => slices.Mean(at, metric, raw.IsFailure ? "count(value) - sum(value)" : "sum(value)", "count(value)"),
            _ => throw new UnreachableException(),
        };
    }

    private static MappedMetric? Samples(Metric metric, SyntaxNode at, BindingContext context)
    {
        if (MetricMapping.Find(metric, context) is not { } found) return null;
        if (found.Source.Content is SourceContent.Samples && found.Value == "value") return found;
        context.Report(found.Source.Content is SourceContent.Samples
            ? MappingDiagnostics.NotOfMetric(found.Node.Place, $"Samples are named 'value', but this is '{found.Value}'.", "Write 'value: value'.")
            : IndicatorDiagnostics.WrongSource(found.Node.Place, found.Source, "samples"));
        return null;
    }

    private static IEnumerable<(string, SyntaxNode?)> Selected(MappedMetric metric, SyntaxNode at) =>
        [("source", Draft.Text(at, metric.Source.Name)), ("where", metric.Where)];

    private static IEnumerable<(string, SyntaxNode?)> GoodOf(string good, string total, SyntaxNode at) =>
        [("good", Draft.Text(at, good)), ("total", Draft.Text(at, total))];

    /// <summary>How an objective divides the time.</summary>
    private sealed record Slices(BudgetingMethod Method, SloObjective Objective, SyntaxNode? Empty)
    {
        /// <summary>The share of slices with a ratio of at least the slice's target.</summary>
        public MapSyntax Share(SyntaxNode at, MappedMetric metric, string ratio) => Draft.Map(at, ("shareOfIntervals", Draft.Map(at,
            [.. Selected(metric, at), ("every", Every()), ("met", Draft.Text(at, $"{ratio} >= {Percent(Objective.SliceTarget!.Value)}")), ("empty", Empty)])));

        /// <summary>The mean of the slices' ratios.</summary>
        public MapSyntax Mean(SyntaxNode at, MappedMetric metric, string good, string total) => Draft.Map(at, ("meanOfRatios", Draft.Map(at,
            [.. Selected(metric, at), ("every", Every()), .. GoodOf(good, total, at), ("empty", Empty)])));

        private ScalarSyntax Every()
        {
            var length = Objective.SliceWindow!;
            return Draft.Text(length.Node, length.Unit switch
            {
                'm' => $"{length.Count} minutes",
                'h' => $"{length.Count} hours",
                'd' => $"{24L * length.Count} hours",
                _ => $"{length.Count}{length.Unit}",   // no length of time that a day can be divided by
            });
        }
    }
}
