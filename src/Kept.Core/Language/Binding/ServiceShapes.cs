using System.Globalization;
using Kept.Agreements;
using Kept.Language.Binding.Shapes;
using Kept.Quantities;
using static Kept.Language.Binding.Shapes.Keys;
using Calendar = Kept.Time.Calendar;

namespace Kept.Language.Binding;

/// <summary>Services as an agreement promises them: hours and charges.</summary>
internal static class ServiceShapes
{
    private static readonly Field<string> Title = Optional("title", Scalars.Text("a title", "Web shop"), "What people call it.");

    private static readonly Field<Service> Catalogue = Optional(
        "service", new ReferenceShape<Service>("a service of the catalogue", "web-shop"), "The service of the catalogue, when its name differs.");

    private static readonly Field<Calendar> Hours = Optional(
        "hours", CalendarShapes.Reference, "The hours in which it is promised; round the clock when left out.");

    /// <summary>A fixed amount for each month, quarter or year.</summary>
    public static Shape<Charge.PerMonths> Regular { get; } = new ScalarShape<Charge.PerMonths>(
        "a charge for each month, quarter, half-year or year", "12000.00 EUR per month", TryParseCharge);

    public static Field<Boxed<bool>> PartialPeriods { get; } = Optional(
        "partialPeriods", new WordShape<Boxed<bool>>("what a period costs that the term cuts", [
            ("by-days", new(false), "Its part by days."),
            ("full", new(true), "As much as a whole period.")]),
        "What a period costs in which the term begins or ends; by-days when left out.");

    private static readonly Field<Charge> ChargeOf = Optional(
        "charge", new EitherShape<Charge>(Regular.Select(charge => (Charge)charge), new KeyedShape<Charge>([("source", Measured()), ("amount", Fixed())])),
        "What it costs: so much a month, quarter or year, or the amounts of a source.");

    private static readonly Field<Boxed<bool>> Critical = Optional(
        "critical", new WordShape<Boxed<bool>>("true or false", [
            ("true", new(true), "It has to be measured by somebody else than its provider."),
            ("false", new(false), "Anybody may measure it.")]), "Whether the consumer depends on it so much that the provider cannot be the one who measures; false when left out.");

    /// <summary>The services of an agreement by their names.</summary>
    public static Shape<Sequence<ServicePromise>> Services { get; } = new NamedShape<ServicePromise>(
        "the name of a service",
        new RecordShape<ServicePromise>("A service", [Title, Catalogue, Hours, ChargeOf, Critical], Build),
        declares: true);

    private static ServicePromise Build(RecordReader record)
    {
        var catalogue = record.Find(Catalogue);
        if (catalogue is null) record.Context.TryFind(record.Name, out catalogue);
        return new ServicePromise(
            record.Name, record.Find(Title) ?? catalogue?.Title ?? record.Name, catalogue, record.Find(Hours),
            record.Find(ChargeOf), record.Get(Critical, new(false)).Value, record.Place);
    }

    public static bool TryParseCharge(string text, out Charge.PerMonths value, out ScalarProblem problem)
    {
        problem = default;
        value = null!;
        if (text.Split(" per ", 2) is not [var amount, var period]) return false;
        if (!Scalars.TryParseMoney(amount, out var money, out problem)) return false;
        int? months = period switch
        {
            "month" => 1,
            "quarter" => 3,
            "half-year" => 6,
            "year" => 12,
            _ => period.EndsWith(" months", StringComparison.Ordinal)
                && int.TryParse(period[..^" months".Length], NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is > 0 and < 1200 ? n : null,
        };
        if (months is null) return false;
        value = new Charge.PerMonths(money, months.Value, FullWhenCut: false);
        return true;
    }

    private static RecordShape<Charge> Measured() => new(
        "A measured charge", [SelectionFields.Source, SelectionFields.Where], r =>
            SelectionFields.Money(r) is { } selection ? new Charge.Measured(selection) : null);

    private static RecordShape<Charge> Fixed()
    {
        var amount = Required("amount", Regular, "The amount for each month, quarter or year.");
        return new("A fixed charge", [amount, PartialPeriods], r => r.Get(amount) with { FullWhenCut = r.Get(PartialPeriods, new(false)).Value });
    }
}
