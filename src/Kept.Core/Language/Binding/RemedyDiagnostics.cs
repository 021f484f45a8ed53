using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Language.Binding.Shapes;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Language.Binding;

/// <summary>What can be wrong with remedies.</summary>
internal static class RemedyDiagnostics
{
    public static Diagnostic NoCharge(Place place, ServicePromise? service) => new(
        "KPT231", Severity.Error, place,
        service is null
            ? "The credit is of the charge, but the objective names no service."
            : $"The credit is of the charge, but the service '{service.Name}' has none.",
        "Give the service a 'charge', name an amount of money, or amounts of a source.")
    {
        CanBeSupplied = true,
    };

    public static Diagnostic WrongUnit(Place place, string part, Unit expected, string found) => new(
        "KPT232", Severity.Error, place,
        $"{part} is {expected.Describe()} here, but this is {found}.",
        "Write it in the unit of what is measured, or measure something else.");

    /// <param name="apart">The band without what it shares with the other; null when nothing is left of it.</param>
    public static Diagnostic Overlap(Band band, Band other, QuantityInterval? apart) => new(
        "KPT233", Severity.Error, band.Clause,
        $"The band {band.When} overlaps the band {other.When}.",
        apart is null ? "Remove one of them, or let one end where the other begins."
            : $"Begin it where the other ends: \"{apart}\"; '[' and ']' include their end, '(' and ')' do not.");

    public static Diagnostic Gap(Band below, string gap) => new(
        "KPT234", Severity.Error, below.Clause,
        $"Nothing says what an attainment in {gap} gives.",
        $"Extend a band, or add '\"{gap}\": none'.");

    public static Diagnostic OtherCurrency(Place place, Currency found, Currency expected) => new(
        "KPT235", Severity.Error, place,
        $"The agreement settles in {expected.Code}, but this is in {found.Code}.",
        $"Write the amount in {expected.Code}.");

    public static Diagnostic NoCurrency(Place place) => new(
        "KPT236", Severity.Error, place,
        "The agreement has credits, but no currency.",
        "Add 'currency: EUR' (or another code of ISO 4217) to the agreement.")
    {
        CanBeSupplied = true,
    };

    public static Diagnostic ClassNotInScope(Place place, string field) => new(
        "KPT237", Severity.Error, place,
        $"The table goes by '{field}', but the objective is not held per '{field}'.",
        $"Add 'per: {field}' to the objective, or make the table one value for all.")
    {
        CanBeSupplied = true,
    };

    public static Diagnostic NoBase(Place place) => new(
        "KPT260", Severity.Error, place,
        "A percentage is given, or 'base' is used, but nothing says of what.",
        "Add 'of: charge', or another base.");

    public static Diagnostic TimeBesideMoney(Place place) => new(
        "KPT261", Severity.Error, place,
        "Time of service and money stand in one scale, but nothing says what the time is worth.",
        "Add 'worth: {day: base / 365}' with each unit of time that is given, or give only time.");

    public static Diagnostic NoWorth(Place place, ServiceTimeUnit unit) => new(
        "KPT261", Severity.Error, place,
        $"A credit is given in {unit.Word}s, but nothing says what a {unit.Word} is worth.",
        $"Add '{unit.Word}' to 'worth'.");

    public static Diagnostic OtherPeriods(Place place, PeriodCount count, Recurrence every) => new(
        "KPT262", Severity.Error, place,
        $"Periods of the objective are counted here, but '{count}' are none: it is assessed every {every}.",
        "Count in the objective's own periods, such as '3 periods'.");

    public static Diagnostic RollingHasNoPast(Place place, Recurrence every) => new(
        "KPT263", Severity.Error, place,
        $"What periods before came to is asked for, but the objective is assessed over '{every}', which has no period before it.",
        "Assess it every month, and count the months where they matter: 'missed 3 of 6 months'.");

    public static Diagnostic NotPerCase(Place place, string what) => new(
        "KPT264", Severity.Error, place,
        $"{what} is that of one case, but the objective is not held per case, or its cases have no clock.",
        "Add 'per: case' to an objective about the time that cases take.");

    public static Diagnostic StepsDoNotRise(Place place, int? within) => new(
        "KPT265", Severity.Error, place,
        "The factors of a repeat rule rise from the 2nd miss on or later, but these do not."
            + (within is null ? "" : $" No more than {within} misses fit into the window."),
        "Write for example 'times: {2: 150%, 3: 200%}'.");

    public static Diagnostic NoWeight(Expression written) => new(
        "KPT266", Severity.Error, written.Place,
        $"A weight is a positive constant, but this is {written}.",
        "Write for example 'weight: 50% * 40%'.");

    public static Diagnostic NoMoney(Expression formula, Unit found, Currency expected) => new(
        "KPT267", Severity.Error, formula.Place,
        $"The formula gives an amount in {expected.Code}, but this is {found.Describe()}.",
        "Multiply a share with 'base': '10 * base * downtime / period'.");

    public static Diagnostic DaysAreCounted(Place place, Field field) => new(
        "KPT268", Severity.Error, place,
        $"Days are counted one by one, so '{field.Name}' has no place here.",
        $"Leave '{field.Name}' out.");
}
