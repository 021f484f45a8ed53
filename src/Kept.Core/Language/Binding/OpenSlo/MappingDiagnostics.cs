using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Language.Syntax;
using NodaTime;

namespace Kept.Language.Binding.OpenSlo;

/// <summary>What can stand in the way of using an SLO as an objective of an agreement.</summary>
internal static class MappingDiagnostics
{
    public static Diagnostic ComesFromSlo(ScalarSyntax key) => new(
        "KPT620", Severity.Error, key.Place,
        $"The key '{key.Value}' comes from the SLO, but stands here too.",
        $"Remove '{key.Value}' here, or write the objective without 'slo'.");

    public static Diagnostic NoIndicator(ScalarSyntax name, Place used) => new(
        "KPT621", Severity.Error, name.Place,
        $"The SLO is used by an agreement ({used}), but the workspace has no SLI named '{name.Value}'.",
        "Add the SLI, or write it into the SLO as 'indicator'.");

    public static Diagnostic NotMeasured(Metric metric) => new(
        "KPT622", Severity.Error, metric.Spec.Place,
        "An agreement measures with this metric, but no source of the workspace says that it holds its values.",
        $"Add to the source 'metrics: {{NAME: {Description(metric)}}}', where NAME is a counter, or value of samples.");

    public static Diagnostic MeasuredTwice(Metric metric, IReadOnlyList<MappedMetric> found) => new(
        "KPT622", Severity.Error, metric.Spec.Place,
        $"One source holds the values of a metric, but {string.Join(" and ", found.Select(f => $"'{f.Source.Name}' ({f.Value})"))} say that they do.",
        "Keep it in one 'metrics', or tell them apart by 'metricSourceRef' or further keys of the spec.");

    public static Diagnostic NotSamples(SourceMetric metric, Source source) => new(
        "KPT623", Severity.Error, metric.Clause,
        $"Samples are named 'value', but the metrics of '{source.Name}' name '{metric.Value}'.",
        "Write 'metrics: {value: …}'.");

    public static Diagnostic TwoSources(MappedMetric part, MappedMetric total) => new(
        "KPT624", Severity.Error, part.Node.Place,
        part.Source.Name == total.Source.Name
            ? "A ratio selects its two metrics alike, but these have different conditions."
            : $"A ratio has its two metrics from one source, but these come from '{part.Source.Name}' and '{total.Source.Name}'.",
        part.Source.Name == total.Source.Name
            ? "Write the same 'where' in both, and what differs into 'value': requests where code == 200."
            : "Read both columns with one source.");

    public static Diagnostic CountingNotSaid(Source source, Place counter) => new(
        "KPT625", Severity.Error, counter,
        $"The metrics of this indicator only grow ('counter: true'), but '{source.Name}' does not say whether its columns hold running totals.",
        "Add to 'counts' of the source 'counting: running-from-zero' or 'running-or-unknown', or 'by-row' when the file holds what was added.");

    public static Diagnostic CountsRun(Source source, Place counter) => new(
        "KPT625", Severity.Error, counter,
        $"The metrics of this indicator go up and down ('counter: false'), but '{source.Name}' holds running totals.",
        "Write 'counter: true', or correct 'counting' of the source.");

    public static Diagnostic EmptyNotSaid(Place place, BudgetingMethod method) => new(
        "KPT626", Severity.Error, place,
        $"OpenSLO does not say what a slice in which nothing happened counts as, so the agreement needs the key 'empty' beside 'slo'.",
        method is BudgetingMethod.Timeslices
            ? "Add 'empty: met', 'not-met', 'leaves-both-sides' or 'not-determined'."
            : "Add 'empty: leaves-both-sides', or a percentage such as 'empty: 100%'.");

    public static Diagnostic NothingEmpty(Place place) => new(
        "KPT626", Severity.Error, place, "Occurrences has no slices that could be empty.", "Remove 'empty'.");

    public static Diagnostic NoPeriod(Place place, string why) => new(
        "KPT627", Severity.Error, place,
        $"The agreement needs the key 'every' beside 'slo': {why}.",
        "Add for example 'every: month'; it says what the parties agree on.");

    public static Diagnostic PeriodIsSaid(Place place, string every) => new(
        "KPT627", Severity.Error, place,
        $"The SLO says over which time it is assessed ({every}), but the agreement does too.",
        "Remove 'every' here, or 'timeWindow' there.");

    public static Diagnostic OtherZone(Place place, DateTimeZone agreement, DateTimeZone window) => new(
        "KPT627", Severity.Error, place,
        $"The periods of an agreement lie in its zone ({agreement.Id}), but the window of the SLO lies in {window.Id}.",
        $"Write 'timeZone: {window.Id}' in the agreement, or remove 'timeWindow' there and say 'every' here.");

    public static Diagnostic Composite(Place place, Metadata slo) => new(
        "KPT628", Severity.Error, place,
        $"'{slo.Name}' is a composite: it says how budgets of several indicators burn together, and promises no share of its own.",
        "Name one of its objectives: 'objective: 1', or its displayName.");

    public static Diagnostic NoSuchObjective(Place place, string name, Metadata slo, IReadOnlyList<string> known) => new(
        "KPT629", Severity.Error, place,
        $"'{slo.Name}' has no objective '{name}'.",
        $"There are {string.Join(", ", known)}.");

    public static Diagnostic NotOfMetric(Place place, string message, string help) => new("KPT630", Severity.Error, place, message, help);

    private static string Description(Metric metric) =>
        metric.Spec.Find("query")?.Value is ScalarSyntax query
            ? $"'{(query.Value.Length <= 80 ? query.Value.Trim() : "the text of its query")}'"
            : $"{{{metric.Spec.Entries[0].Key.Value}: …}}";
}
