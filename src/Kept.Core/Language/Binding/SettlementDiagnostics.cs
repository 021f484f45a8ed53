using Kept.Diagnostics;

namespace Kept.Language.Binding;

/// <summary>What can be wrong with the settlement of credits.</summary>
internal static class SettlementDiagnostics
{
    public static Diagnostic GroupsCross(Place place, string wide, string narrow) => new(
        "KPT270", Severity.Error, place,
        $"Credits are put together by {narrow} and then limited by {wide}, but what has been put together belongs to several of these.",
        "Let each step go by some of the names of the step before: combine per [service, incident], then cap on service.");

    public static Diagnostic UnknownGroup(Place place, string name, IEnumerable<string> known) => new(
        "KPT271", Severity.Error, place,
        $"No objective with credits is held per '{name}'.",
        $"Credits can be grouped by {string.Join(", ", known)}.");

    public static Diagnostic NothingCharged(Place place, string what) => new(
        "KPT272", Severity.Error, place,
        $"{what} is a share of the charges, but no service has a charge.",
        "Give the services a 'charge', or write an amount of money.");

    public static Diagnostic NothingAtRisk(Place place) => new(
        "KPT273", Severity.Error, place,
        "This is a share of the amount at risk, but the settlement does not say how much is at risk.",
        "Add 'atRisk: 12%' of the period's charges, or an amount of money, to 'settlement'.");

    public static Diagnostic DeferredEach(Place place) => new(
        "KPT274", Severity.Error, place,
        "Only a total can be deferred, but this minimum is asked of each credit.",
        "Write 'minimum: {total: …, otherwise: deferred}'.");

    public static Diagnostic NoBeginning(Place place, string what) => new(
        "KPT275", Severity.Error, place,
        $"{what} goes back to the beginning of the agreement, but it has none.",
        "Add 'term: {start: 2026-01-01}' to the agreement, with 'end' where a share of all charges is meant.");

    /// <param name="what">What asks for points, as a sentence.</param>
    public static Diagnostic NoPoints(Place place, string what) => new(
        "KPT276", Severity.Error, place,
        $"{what}, but no objective gives points.",
        "Add 'points: {missed: 2}' to the remedies of an objective, or leave this out.");

    public static Diagnostic NoBusinessDays(Place place, Time.Calendar? calendar) => new(
        "KPT277", Severity.Error, place,
        calendar is null
            ? "The deadline is in business days, but nothing says whose."
            : $"The deadline is in business days, but the calendar '{calendar.Name}' does not say what a business day is.",
        calendar is null ? "Add 'calendar: office-hours'." : "Add 'businessDay: closing' (or end-of-day, same-time) to the calendar.");

    public static Diagnostic OrderIsIncomplete(Place place) => new(
        "KPT278", Severity.Error, place,
        "The order names combine, cap and minimum once each, and the minimum of the total comes after combine.",
        "Write 'order: [combine, cap, minimum]' or 'order: [combine, minimum, cap]'.");

    public static Diagnostic AtRiskHasNoSpan(Place place) => new(
        "KPT279", Severity.Error, place,
        "What is at risk is an amount for each period, so it does not say how much a longer span can come to.",
        "Write the limit of the span as an amount of money, or what is at risk as a share of the charges.");
}
