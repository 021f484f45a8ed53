using Kept.Language.Syntax;

namespace Kept.Language.Binding.OpenSlo;

/// <summary>What an objective of an SLO needs for the SLO's budgeting method and indicator.</summary>
internal static class SloChecks
{
    public static bool Check(Slo slo, SloObjective objective, MapSyntax node, BindingContext context) =>
        HasSlices(slo, objective, node, context) & FitsMetric(slo, objective, node, context) & IsPartOfComposite(slo, objective, node, context);

    private static bool HasSlices(Slo slo, SloObjective objective, MapSyntax node, BindingContext context)
    {
        var good = true;
        if (slo.Method is not BudgetingMethod.Occurrences && objective.SliceWindow is null)
            good = context.Report(OpenSloDiagnostics.Needs(
                node.Head, "An objective", "timeSliceWindow", $"{slo.Method} divides the time into slices"));
        if (slo.Method is BudgetingMethod.Timeslices && objective.SliceTarget is null)
            good = context.Report(OpenSloDiagnostics.Needs(
                node.Head, "An objective", "timeSliceTarget", "Timeslices counts the slices that are good enough"));
        if (slo.Method is not BudgetingMethod.Timeslices && node.Find("timeSliceTarget") is { } target)
            context.Report(OpenSloDiagnostics.WithoutEffect(target.Key.Place, "timeSliceTarget", $"{slo.Method} does not ask whether a slice is good"));
        if (slo.Method is BudgetingMethod.Occurrences && node.Find("timeSliceWindow") is { } window)
            context.Report(OpenSloDiagnostics.WithoutEffect(window.Key.Place, "timeSliceWindow", "Occurrences has no slices"));
        return good;
    }

    /// <summary>What is asked when the indicator stands in the document; one that is only named is looked at when an agreement uses it.</summary>
    private static bool FitsMetric(Slo slo, SloObjective objective, MapSyntax node, BindingContext context)
    {
        var metric = (objective.Indicator ?? slo.Indicator)?.Inline?.Metric;
        if (metric is SliMetric.Values && objective.Threshold is null)
        {
            var missing = node.Find("value") is null ? "value" : "op";
            return context.Report(OpenSloDiagnostics.Needs(node.Head, "An objective", missing, "the values of a thresholdMetric are compared with it"));
        }
        if (metric is not (SliMetric.Fraction or SliMetric.Raw)) return true;
        if (node.Find("value") is { } value)
            return context.Report(OpenSloDiagnostics.Forbidden(value.Key.Place, "value", "a ratio is compared with the target only"));
        if (node.Find("op") is { } op)
            context.Report(OpenSloDiagnostics.WithoutEffect(op.Key.Place, "op", "a ratio is compared with the target, and meets it when it is at least that"));
        return true;
    }

    private static bool IsPartOfComposite(Slo slo, SloObjective objective, MapSyntax node, BindingContext context)
    {
        if (slo.IsComposite && objective.Indicator is null)
            return context.Report(OpenSloDiagnostics.OneOf(node.Head, "An objective of a composite SLO", "indicator, indicatorRef", 0));
        if (!slo.IsComposite && node.Find("compositeWeight") is { } weight)
            context.Report(OpenSloDiagnostics.WithoutEffect(weight.Key.Place, "compositeWeight", "only the objectives of a composite weigh"));
        return true;
    }
}
