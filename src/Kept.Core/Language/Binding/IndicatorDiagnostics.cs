using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Quantities;

namespace Kept.Language.Binding;

/// <summary>What can be wrong with the meaning of an indicator.</summary>
internal static class IndicatorDiagnostics
{
    public static Diagnostic WrongSource(Place place, Source source, string needs) => new(
        "KPT221", Severity.Error, place,
        $"This needs a source of {needs}, but '{source.Name}' has {Describe(source.Content)}.",
        "Name another source or use an indicator that fits this one.");

    public static Diagnostic IntervalDoesNotDivideTheDay(Place place, Quantity interval) => new(
        "KPT222", Severity.Error, place,
        $"Intervals divide a day of 24 hours without a rest, but this is {interval}.",
        "Write for example 1 minute, 5 minutes, 15 minutes, 1 hour or 24 hours.");

    public static Diagnostic IntervalIsTooShort(Place place, Quantity interval) => new(
        "KPT222", Severity.Error, place,
        $"An interval is a second long at least, but this is {interval}.",
        "Write for example 1 minute, 5 minutes, 15 minutes, 1 hour or 24 hours.");

    public static Diagnostic IntervalCutsBuckets(Place place, Quantity interval, Source source, long bucketTicks) => new(
        "KPT222", Severity.Error, place,
        $"Intervals hold whole buckets of '{source.Name}', which are {Wording.Length(bucketTicks)} long, but this is {interval}.",
        "Make the intervals as long as a bucket, or several times as long.");

    public static Diagnostic UnknownEvent(Place place, string name, Source source, IEnumerable<string> known) => new(
        "KPT223", Severity.Error, place,
        $"The cases of '{source.Name}' have no event or date '{name}'.",
        Spelling.Suggest(name, known, "Declare it under 'events' or 'dates' of the source."));

    public static Diagnostic UnknownPause(Place place, string name, Source source, IReadOnlyCollection<string> known) => new(
        "KPT223", Severity.Error, place,
        $"The cases of '{source.Name}' have no pause '{name}'.",
        Spelling.Suggest(name, known, "Declare it under 'pauses' of the source."));

    public static Diagnostic UnknownField(Place place, string name, Source source, IReadOnlyCollection<string> known) => new(
        "KPT224", Severity.Error, place,
        $"'{source.Name}' has no dimension or field '{name}'.",
        Spelling.Suggest(name, known, "Declare it under 'dimensions' or 'fields' of the source."));

    public static Diagnostic BusinessDaysUndefined(Place place, Time.Calendar? calendar) => new(
        "KPT225", Severity.Error, place,
        calendar is null || ReferenceEquals(calendar, Time.Calendar.Always)
            ? "Business days need hours, but this clock runs round the clock."
            : $"The calendar '{calendar.Name}' does not say what a business day is.",
        calendar is null || ReferenceEquals(calendar, Time.Calendar.Always)
            ? "Give the clock a calendar of your own under 'hours'."
            : "Add to it 'businessDay: closing', 'same-time', 'end-of-day', or a number of hours.");

    public static Diagnostic DimensionsNotCombined(Place place, Source source, IReadOnlyList<string> dimensions) => new(
        "KPT226", Severity.Error, place,
        $"'{source.Name}' tells things apart by {string.Join(" and ", dimensions)}, but nothing says how their states combine.",
        $"Say 'across: {{{dimensions[0]}: all}}' or at least how many, hold the objective 'per: {dimensions[0]}', or pick one with "
        + $"'where: {dimensions[0]} == …'.")
    {
        CanBeSupplied = true,
    };

    public static Diagnostic Missing(Place place, string key, string why) => new(
        "KPT227", Severity.Error, place, $"This needs the key '{key}': {why}.", $"Add '{key}'.")
    {
        CanBeSupplied = true,
    };

    public static Diagnostic DoesNotApply(Place place, string key, string why) => new(
        "KPT227", Severity.Error, place, $"The key '{key}' does not apply here: {why}.", $"Remove '{key}'.");

    private static string Describe(SourceContent content) => content switch
    {
        SourceContent.States => "states",
        SourceContent.Counts => "counters",
        SourceContent.Samples samples => $"samples, of which each is {samples.Unit.Describe()}",
        SourceContent.Cases => "cases",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
