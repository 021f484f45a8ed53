using Kept.Diagnostics;
using Kept.Quantities;
using Kept.Time;
using NodaTime;

namespace Kept.Agreements;

/// <summary>An agreement between parties: what is promised, how it is measured, what follows.</summary>
public sealed record Agreement
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    /// <summary>The number of the contract; null when it has none.</summary>
    public string? Number { get; init; }

    public int Version { get; init; } = 1;

    /// <summary>How this version takes the place of the one before it; null for one that holds from the beginning.</summary>
    public Takeover? Effective { get; init; }

    /// <summary>How the next version takes the place of this one; null for the latest.</summary>
    public Takeover? Superseded { get; init; }

    /// <summary>Null for an agreement that is no level of a larger one.</summary>
    public Level? Level { get; init; }

    /// <summary>The agreements whose terms hold here as well, the nearest first.</summary>
    public Sequence<AgreementVersion> Extends { get; init; }

    /// <summary>The agreements whose services and objectives are bundled here.</summary>
    public Sequence<AgreementVersion> Includes { get; init; }

    /// <summary>Whether other agreements extend or include it: then it is settled as a part of those.</summary>
    public bool IsExtended { get; init; }

    /// <summary>What the consumer chose.</summary>
    public Sequence<SubscriptionValue> Subscription { get; init; }

    public required Relation Relation { get; init; }

    public required Structure Structure { get; init; }

    public required Sequence<Participant> Parties { get; init; }

    /// <summary>Null when the agreement does not say from when to when it holds.</summary>
    public Term? Term { get; init; }

    /// <summary>The zone of its days, months and other periods.</summary>
    public required DateTimeZone Zone { get; init; }

    /// <summary>What it settles in; null when it has no credits.</summary>
    public Currency? Currency { get; init; }

    /// <summary>Who reports on objectives that name nobody else.</summary>
    public string? Reporter { get; init; }

    /// <summary>How many months of points its options look at; 0 for none.</summary>
    public int PointsMonths => Objectives.SelectMany(o => o.Remedies)
        .Select(r => r is Remedy.Option { When: OptionTrigger.Points points } ? points.Months : 0).DefaultIfEmpty().Max();

    public Sequence<PlanValue> Plan { get; init; }

    public Sequence<ServicePromise> Services { get; init; }

    /// <summary>What its services need of other agreements.</summary>
    public Sequence<ServiceDependency> Dependencies { get; init; }

    public Sequence<Capacity> Capacities { get; init; }

    public Sequence<Exclusion> Exclusions { get; init; }

    public required Sequence<Objective> Objectives { get; init; }

    public required SettlementTerms Settlement { get; init; }

    public ClaimTerms Claims { get; init; } = new ClaimTerms.Automatic();

    /// <summary>What it is about, in the words of its authors (Markdown); null when they say nothing.</summary>
    public string? Overview { get; init; }

    /// <summary>Clauses in the words of its authors.</summary>
    public Sequence<WrittenClause> Clauses { get; init; }

    /// <summary>The hash of what the parties sign.</summary>
    public string ContentHash { get; init; } = "";

    /// <summary>Where the agreement says so.</summary>
    public required Place Clause { get; init; }

    /// <summary>Whether it is meant by a name, or by a name with a version: <c>acme-shop@3</c>.</summary>
    public bool IsNamed(string name) => name == Name || name == new AgreementVersion(Name, Version).ToString();
}

public enum Relation
{
    /// <summary>With a customer, external or internal.</summary>
    Sla,

    /// <summary>Between units of one organisation (operational level agreement).</summary>
    Ola,

    /// <summary>With a supplier.</summary>
    Underpinning,
}

public enum Structure
{
    ServiceBased,
    CustomerBased,
    MultiLevel,
}

/// <summary>A party in its role.</summary>
/// <param name="Contact">A name or address for this agreement; null takes the party's own.</param>
public sealed record Participant(string Role, Party Party, string? Contact);

/// <summary>An organisation, a unit of one, or a person; it need not use the system.</summary>
public sealed record Party(string Name, string Title, string? Address, Sequence<Contact> Contacts, Place Clause);

/// <param name="Function">What the contact is for, such as service-desk.</param>
public sealed record Contact(string Function, string? Name, string? Email, string? Phone);

/// <summary>From the first to the last day, both included; no last day means until further notice.</summary>
/// <param name="Renewal">Null when it ends with its last day.</param>
public sealed record Term(LocalDate Start, LocalDate? End, Renewal? Renewal = null);

/// <summary>How an agreement goes on after its last day.</summary>
/// <param name="Months">For how long, each time.</param>
/// <param name="NoticeDays">A party that does not want that says so this many calendar days before the last day.</param>
public sealed record Renewal(int Months, int NoticeDays);

/// <summary>A service of the catalogue, described once for all agreements.</summary>
public sealed record Service(string Name, string Title, string? Description, Place Clause);

/// <summary>A service as this agreement promises it.</summary>
/// <param name="Hours">The service hours; null is round the clock.</param>
/// <param name="Charge">What it costs; null when the agreement does not say.</param>
/// <param name="IsCritical">A critical service is measured by somebody else than its provider.</param>
public sealed record ServicePromise(
    string Name, string Title, Service? Catalogue, Calendar? Hours, Charge? Charge, bool IsCritical, Place Clause);

/// <summary>What a service costs. Exactly one of the cases below.</summary>
public abstract record Charge
{
    private protected Charge() { }

    /// <summary>A fixed amount for every month, quarter or year.</summary>
    /// <param name="FullWhenCut">A period that the term cuts costs the whole; else its part by days.</param>
    public sealed record PerMonths(Money Amount, int Months, bool FullWhenCut) : Charge
    {
        /// <summary>As people write it: <c>12000.00 EUR per month</c>.</summary>
        public override string ToString() => $"{Amount} per {Months switch
        {
            1 => "month",
            3 => "quarter",
            12 => "year",
            _ => $"{Months} months",
        }}";
    }

    /// <summary>What the source says was charged in the period.</summary>
    public sealed record Measured(Selection Amounts) : Charge;
}
