using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Language.Binding.Shapes;
using Kept.Quantities;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding;

/// <summary>What follows from a result: credits by bands or by units.</summary>
internal static class RemedyShapes
{
    /// <summary>A percentage of some base, or money.</summary>
    public static Shape<Compensation> ShareOrMoney { get; } = new ScalarShape<Compensation>(
        "a percentage or an amount of money", "10%", TryParseCompensation);

    private static readonly Shape<Compensation> Gives = new WordOrScalarShape<Compensation>(
        [("none", new Compensation.Nothing(), "Nothing is given.")],
        "a percentage or an amount of money", "10%", TryParseCompensation);

    private static readonly Field<CreditBaseDraft> Of = Required(
        "of", new EitherShape<CreditBaseDraft>(
            new WordOrScalarShape<CreditBaseDraft>(
                [("charge", new CreditBaseDraft(null), "The charge of the objective's service for the period.")],
                "an amount of money", "500.00 EUR", TryParseBase),
            MeasuredBase()),
        "What percentages are percentages of: the service's charge, an amount, or amounts of a source.");

    private static readonly Shape<CreditScale> Bands = new PairsShape<QuantityInterval, Compensation>(
        "a range of the attainment such as [99.0%, 99.9%)", Scalars.Interval, Gives)
        .Select(pairs => (CreditScale)new CreditScale.Bands(
            pairs.Select(p => new Band(p.Key, p.Value, p.Entry.Key.Place)).ToSequence()));

    private static readonly Field<ByClass<CreditScale>> BandTable = Optional(
        "bands", new ByClassShape<CreditScale>(Bands), "What is given for an attainment in each range.");

    private static readonly Field<ByClass<CreditScale>> PerUnit = Optional(
        "perUnit", new ByClassShape<CreditScale>(Ladder()), "What is given for each unit of down time, shortfall or duration.");

    private static readonly Field<Compensation> AtMost = Optional(
        "atMost", ShareOrMoney, "The most that one result gives: a percentage of the base, or money.");

    private static readonly Shape<CreditDraft> Credit = new RecordShape<CreditDraft>(
        "A credit", [Of, BandTable, PerUnit, AtMost], BuildCredit);

    /// <summary>The remedies of an objective: <c>none</c>, or a list.</summary>
    public static Shape<Sequence<CreditDraft>> Remedies { get; } = new WordOrShape<Sequence<CreditDraft>>(
        "none", [], "Nothing follows from a miss.",
        new ListShape<CreditDraft>(new ChoiceShape<CreditDraft>("A remedy", [
            Optional("credit", Credit, "Money that the obliged party owes, as a credit note."),
        ])));

    /// <summary>The remedy for an objective about a service.</summary>
    public static Remedy? For(this CreditDraft draft, ServicePromise? service)
    {
        var record = draft.Record;
        CreditBase? creditBase = record.Get(Of) switch
        {
            { Base: { } known } => known,
            _ when service?.Charge is not null => new CreditBase.Charge(service),
            _ => null,
        };
        if (creditBase is not null)
            return new Remedy.Credit(creditBase, draft.Scale, record.Find(AtMost), record.Place);
        record.Report(RemedyDiagnostics.NoCharge(record.PlaceOf(Of), service));
        return null;
    }

    private static CreditDraft? BuildCredit(RecordReader record)
    {
        if (record.Has(BandTable) == record.Has(PerUnit))
        {
            record.Report(BindingDiagnostics.ExactlyOneOf(record, "A credit", [BandTable, PerUnit]));
            return null;
        }
        return new CreditDraft(record, record.Has(BandTable) ? record.Get(BandTable) : record.Get(PerUnit));
    }

    private static RecordShape<CreditScale> Ladder()
    {
        var unit = Required("unit", Scalars.Quantity, "The length of one unit: 30 minutes, 1%.");
        var of = Required("of", new WordShape<Boxed<LadderMeasure>>("what units are counted in", [
            ("downtime", new(LadderMeasure.Downtime), "The counted down time of the period."),
            ("shortfall", new(LadderMeasure.Shortfall), "How far the attainment is from the target."),
            ("attainment", new(LadderMeasure.Attainment), "The attainment itself.")]), "What the units are counted in.");
        var beyond = Optional("beyond", Scalars.Quantity, "Only what lies beyond it is counted.");
        var counted = Required("counted", new WordShape<Boxed<UnitCounting>>("how a part of a unit counts", [
            ("completed", new(UnitCounting.Completed), "Only whole units count."),
            ("started", new(UnitCounting.Started), "A started unit counts as a whole."),
            ("proportional", new(UnitCounting.Proportional), "A part of a unit counts in proportion.")]), "How a part of a unit counts.");
        var gives = Required("gives", ShareOrMoney, "What each unit gives.");
        return new("A credit by units", [unit, of, beyond, counted, gives], r => new CreditScale.PerUnit(
            r.Get(unit), r.Get(of).Value, r.Find(beyond), r.Get(counted).Value, r.Get(gives)));
    }

    private static RecordShape<CreditBaseDraft> MeasuredBase() => new(
        "A measured base", [SelectionFields.Source, SelectionFields.Where],
        r => SelectionFields.Money(r) is { } selection
            ? new CreditBaseDraft(new CreditBase.Measured(selection))
            : null);

    private static bool TryParseBase(string text, out CreditBaseDraft value, out ScalarProblem problem)
    {
        var parsed = Scalars.TryParseMoney(text, out var money, out problem);
        value = new CreditBaseDraft(parsed ? new CreditBase.Fixed(money!) : null);
        return parsed;
    }

    private static bool TryParseCompensation(string text, out Compensation value, out ScalarProblem problem)
    {
        problem = default;
        value = new Compensation.Nothing();
        if (!Scalars.TryParseQuantity(text, out var quantity, out problem)) return false;
        if (quantity.Unit is Unit.Share)
        {
            value = new Compensation.ShareOfBase(quantity.Value);
            return quantity.Value.Sign >= 0;
        }
        if (!Scalars.TryParseMoney(text, out var money, out problem)) return false;
        value = new Compensation.Amount(money.Amount, money.Currency);
        return true;
    }
}

/// <summary>What a credit is of; null is the charge of the objective's service.</summary>
internal sealed record CreditBaseDraft(CreditBase? Base);

/// <summary>A credit before it is known which service its objective is about.</summary>
internal sealed record CreditDraft(RecordReader Record, ByClass<CreditScale> Scale);

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
}
