using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Language.Binding.Levels;
using Kept.Language.Binding.Shapes;
using Kept.Language.Syntax;
using Kept.Quantities;
using Kept.Time;
using NodaTime;
using NodaTime.Text;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding;

/// <summary>The kind <c>Agreement</c>. The keys are read in this order, so what is declared first can be named later.</summary>
internal static class AgreementShapes
{
    private static readonly Field<Boxed<Relation>> RelationOf = Required("relation", new WordShape<Boxed<Relation>>("a relation", [
        ("sla", new(Relation.Sla), "With a customer, external or internal."),
        ("ola", new(Relation.Ola), "Between units of one organisation."),
        ("underpinning", new(Relation.Underpinning), "With a supplier.")]), "Between whom it holds.");

    private static readonly Field<Boxed<Structure>> StructureOf = Required("structure", new WordShape<Boxed<Structure>>("a structure", [
        ("service-based", new(Structure.ServiceBased), "One service for all who use it."),
        ("customer-based", new(Structure.CustomerBased), "All services of one customer."),
        ("multi-level", new(Structure.MultiLevel), "Corporate, customer and service levels.")]), "How it is cut.");

    private static readonly Field<Sequence<Participant>> Parties = Required(
        "parties", PartyShapes.Roles, "The parties by their roles.");

    /// <summary>Under which the zone is known to what is read after it.</summary>
    public const string ZoneName = "timeZone";
    private static readonly Field<string> Reporter = Optional(
        "reporter", Scalars.Text("a person or function", "service-level-manager"), "Who reports on objectives that name nobody else.");

    private static readonly Field<DateTimeZone> Zone = Required(
        ZoneName, new DeclaredShape<DateTimeZone>(ZoneName, Scalars.Zone), "The zone of its days, months and other periods.");

    /// <summary>The name under which formulas of remedies find the currency.</summary>
    public const string CurrencyKey = "currency";

    private static readonly Field<Currency> CurrencyOf = Optional(
        CurrencyKey, new DeclaredShape<Currency>(CurrencyKey, Scalars.Currency), "The currency that it settles in.");

    private static readonly Field<Sequence<Calendar>> Calendars = Optional(
        "calendars", new NamedShape<Calendar>(
            "the name of a calendar", new SharedShape<Calendar>(CalendarShapes.Spec), declares: true),
        "Calendars of this agreement only.");

    private static readonly Field<Sequence<PlanValue>> Plan = Optional(
        "plan", PlanShapes.Plan, "Values of the plan: given, computed from those above them, or measured over the months before.");

    private static readonly Field<Sequence<ServicePromise>> Services = Optional(
        "services", ServiceShapes.Services, "The services that it is about.");

    private static readonly Field<Sequence<ServiceDependency>> Dependencies = Optional(
        "dependencies", DependencyShapes.Dependencies, "What its services need of other agreements.");

    private static readonly Field<Sequence<Capacity>> Capacities = Optional(
        "capacity", CapacityShapes.Capacities, "What the teams behind the promises can do in a month.");

    private static readonly Field<Sequence<Exclusion>> Exclusions = Optional(
        "exclusions", new NamedShape<Exclusion>(
            "the name of an exclusion", new SharedShape<Exclusion>(ExclusionShapes.Exclusion), declares: true),
        "Time that is not held against the obliged party.");

    private static readonly Field<Sequence<Objective>> Objectives = Required(
        "objectives",
        new NamedShape<OpenSlo.ObjectiveGroup>("the name of an objective", OpenSlo.SloObjectiveShapes.Objectives)
            .Select(groups => groups.SelectMany(g => g.Items).ToSequence()),
        "What is promised.");

    private static readonly Field<SettlementTerms> Settlement = Optional(
        "settlement", SettlementShapes.Settlement, "How credits add up and are rounded; required when there are credits.");

    private static readonly Field<ClaimTerms> Claims = Optional(
        "claims", ClaimShapes.Claims, "How credits are come by: automatic when left out, or by a claim in time.");

    private static readonly Field<Term> TermOf = Optional("term", TermShapes.Term, "From when to when it holds.");

    private static readonly Field<string> Overview = Optional(
        "overview", Scalars.Text("a text", "Northwind hosts the web shop of Acme."), "What it is about, in Markdown, for the first section of the contract.");

    private static readonly Field<Sequence<WrittenClause>> Clauses = Optional(
        "clauses", ClauseShapes.Clauses,
        "Clauses in your own words: the name of a standard section of the contract adds to that section, any other makes a section of its own.");

    public static RecordShape<Agreement> Spec { get; } = new(
        "An agreement",
        [
            .. LevelShapes.All, RelationOf, StructureOf, Parties, Reporter, TermOf, Zone, CurrencyOf, Calendars, Plan, Services, Dependencies,
            Capacities, Exclusions, Objectives, Settlement, Claims, Overview, Clauses,
        ],
        Build);

    private static Agreement? Build(RecordReader record)
    {
        var objectives = record.Get(Objectives);
        var currency = record.Find(CurrencyOf);
        return PartiesDiffer(record) & PlanShapes.Check(record.Get(Plan, []), record.Find(TermOf), record.Context) & SettlesCredits(record, objectives, currency)
            & ClauseOrder.Check(record, record.Get(Clauses, []))
            ? new Agreement
            {
                Name = record.Name,
                Title = record.Name,
                Level = record.Find(LevelShapes.LevelOf)?.Value,
                Subscription = record.Get(LevelShapes.Subscription, []),
                Relation = record.Get(RelationOf).Value,
                Structure = record.Get(StructureOf).Value,
                Parties = record.Get(Parties),
                Reporter = record.Find(Reporter),
                Term = record.Find(TermOf),
                Zone = record.Get(Zone),
                Currency = currency,
                Plan = record.Get(Plan, []),
                Services = record.Get(Services, []),
                Dependencies = record.Get(Dependencies, []),
                Capacities = record.Get(Capacities, []),
                Exclusions = record.Get(Exclusions, []),
                Objectives = objectives,
                Settlement = record.Find(Settlement) ?? SettlementShapes.None,
                Claims = record.Find(Claims) ?? new ClaimTerms.Automatic(),
                Overview = record.Find(Overview),
                Clauses = record.Get(Clauses, []),
                Clause = record.Place,
            }
            : null;
    }

    private static bool PartiesDiffer(RecordReader record)
    {
        var parties = record.Get(Parties);
        if (parties.Count < 2) return record.Report(PartyDiagnostics.TooFew(record.PlaceOfKey(Parties), parties));
        return parties.Select(p => p.Party.Name).Distinct().Count() > 1
            || record.Report(PartyDiagnostics.WithItself(record.PlaceOfKey(Parties), parties[0].Party));
    }

    private static bool SettlesCredits(RecordReader record, Sequence<Objective> objectives, Currency? currency)
    {
        var credits = objectives.SelectMany(o => o.Remedies).Where(r => r is Remedy.Credit or Remedy.Bonus).ToList();
        var terms = record.Find(Settlement) ?? SettlementShapes.None;
        if (credits.Any(r => !r.Terms!.GivesTime) || terms.Points is not null)
        {
            if (currency is null) return record.Report(RemedyDiagnostics.NoCurrency(credits.Count > 0 ? credits[0].Clause : terms.Points!.Clause));
            if (!record.Has(Settlement))
                return record.Report(BindingDiagnostics.MissingKey(record.Map, "An agreement with credits", Settlement));
            if (!Combines(record, objectives)) return false;
        }
        return SettlementChecks.Check(terms, objectives, record.Get(Services, []), record.Find(TermOf), record.PlaceOf(Settlement), record.Context)
            & (currency is null || MoneyChecks.Check(objectives, terms, record.PlaceOf(Settlement), currency, record.Context));
    }

    /// <summary>Several credits of one period, of several objectives or scopes, need a word on how they combine.</summary>
    private static bool Combines(RecordReader record, Sequence<Objective> objectives)
    {
        var withCredits = objectives.Where(o => o.Remedies.Any(r => r is Remedy.Credit)).ToList();
        var canBeSeveral = withCredits.Sum(o => o.Remedies.Count(r => r is Remedy.Credit)) > 1 || withCredits.Any(o => o.Per.Count > 0);
        return !canBeSeveral || record.NodeOf(Settlement) is not MapSyntax settlement || settlement.Find(SettlementShapes.Combine.Name) is not null
            || record.Report(BindingDiagnostics.MissingKey(settlement, "A settlement of several credits", SettlementShapes.Combine));
    }
}

internal static class AgreementDiagnostics
{
    public static Diagnostic TermEndsBeforeItStarts(Place place, LocalDate start, LocalDate end) => new(
        "KPT253", Severity.Error, place,
        $"A term is expected to end on or after its first day, but this one starts on {LocalDatePattern.Iso.Format(start)} "
        + $"and ends on {LocalDatePattern.Iso.Format(end)}.",
        "Exchange the two days, or correct one of them; the end is the last day, included.");
}
