using Kept.Diagnostics;
using Kept.Quantities;
using static Kept.Agreements.Provision;

namespace Kept.Agreements;

/// <summary>An agreement as the document that the parties sign, in words and before it is laid out.</summary>
public sealed record Contract(Agreement Agreement, Sequence<ContractSection> Sections)
{
    private static readonly Sentence Nothing = new("", "This agreement makes no provision under this heading.");

    /// <summary>The arrow from an agreement to its contract; an agreement without a start date has none.</summary>
    public static Checked<Contract> Draw(Agreement agreement) => agreement.Term is null
        ? new(null, [ContractDiagnostics.NoStart(agreement)])
        : new(Of(agreement), []);

    /// <summary>All that an agreement says, whether it can be signed or not.</summary>
    public static Contract Of(Agreement agreement) => new(agreement, StandardSection.All
        .Where(standard => standard.IsAlways || Generated(standard, agreement).Any() || Written(standard.Name, agreement) is not null)
        .SelectMany(standard => Own(standard.Name, standard.Number, agreement).Prepend(Of(standard, agreement)))
        .ToSequence());

    private static ContractSection Of(StandardSection standard, Agreement agreement)
    {
        var clause = Written(standard.Name, agreement);
        var parts = Generated(standard, agreement).ToList();
        if (clause is not null) parts.Add(new Written($"clauses.{clause.Name}", clause.Text));
        return new ContractSection(
            standard.Number, standard.Name, clause?.Title ?? standard.Title, parts.Count == 0 ? [Nothing] : parts.ToSequence());
    }

    private static WrittenClause? Written(string name, Agreement agreement) => agreement.Clauses.FirstOrDefault(c => c.Name == name);

    /// <summary>The authors' own sections behind one: they are cited by the number of the standard section before them and
    /// their name, so that they can come and go without another number changing.</summary>
    private static IEnumerable<ContractSection> Own(string after, string number, Agreement agreement) => agreement.Clauses
        .Where(c => StandardSection.Find(c.Name) is null && (c.After ?? StandardSection.LastBeforeSignatures) == after)
        .SelectMany(c => Own(c.Name, number, agreement).Prepend(
            new ContractSection($"{number}-{c.Name}", c.Name, c.Title ?? c.Name, [new Written($"clauses.{c.Name}", c.Text)])));

    private static IEnumerable<Provision> Generated(StandardSection section, Agreement agreement) => section.Name switch
    {
        "overview" => OverviewWording.Of(agreement),
        "parties" => PartyWording.Parties(agreement),
        "term" => TermWording.Of(agreement),
        "services" => ServiceWording.Of(agreement),
        "hours" => CalendarWording.Of(agreement),
        "objectives" => ObjectiveWording.Of(agreement),
        "exclusions" => ExclusionWording.Of(agreement),
        "remedies" => RemedyWording.Of(agreement),
        "reporting" => ObjectiveWording.Reporting(agreement),
        "extension" => TermWording.Extension(agreement),
        "notices" => PartyWording.Notices(agreement),
        "contacts" => PartyWording.Contacts(agreement),
        "signatures" => PartyWording.Signatures(agreement),
        "definitions" => DefinitionWording.Of(agreement),
        "sources" => SourceWording.Of(agreement),
        "plan" => PlanWording.Of(agreement),
        _ => [],
    };
}

/// <summary>A numbered section of a contract.</summary>
/// <param name="Label">Its number; of one of the authors' own the number of the section before it and its name.</param>
public sealed record ContractSection(string Label, string Name, string Title, Sequence<Provision> Parts);

internal static class ContractDiagnostics
{
    public static Diagnostic NoStart(Agreement agreement) => new(
        "KPT330", Severity.Error, agreement.Clause,
        "A contract says from when it holds, but the agreement has no start date.",
        "Add 'term: {start: 2026-01-01}' with the first day.");
}
