using System.Diagnostics;
using static Kept.Agreements.Provision;

namespace Kept.Agreements;

/// <summary>Section 1: what the agreement is about, and how to read it.</summary>
internal static class OverviewWording
{
    public static IEnumerable<Provision> Of(Agreement agreement) =>
    [
        .. agreement.Overview is { } overview ? [new Written("overview", overview)] : Array.Empty<Provision>(),
        new Paragraph("1.1", "This agreement", [
            new Sentence("metadata.title", $"The title of this agreement is {Cite.Word(agreement.Title)}."),
            .. agreement.Number is { } number ? [new Sentence("metadata.number", $"Its number is {number}.")] : Array.Empty<Provision>(),
            new Sentence("", $"This is its version {QuantityWords.Number(agreement.Version)}."),
            new Sentence("relation", $"It is {Relation(agreement.Relation)}."),
            new Sentence("structure", $"It is {Structure(agreement.Structure)}."),
            .. LevelWording.Place(agreement),
        ]),
        new Paragraph("1.2", "How clauses are cited", [
            new Sentence("", "Sections have the same number in every version."),
            new Sentence("", "A clause about one thing is cited by the number of its section and the name of the thing, and its paragraphs by a further number."),
            new Sentence("", "A section that the parties add is cited by the number of the section before it, a hyphen and its name."),
            new Sentence("", "So no number changes when something is added or left out."),
        ]),
    ];

    private static string Relation(Relation relation) => relation switch
    {
        Agreements.Relation.Sla => "a service level agreement with a customer, who may be external or internal",
        Agreements.Relation.Ola => "an operational level agreement between units of one organisation",
        Agreements.Relation.Underpinning => "an underpinning contract with a supplier",
        _ => throw new UnreachableException(),
    };

    private static string Structure(Structure structure) => structure switch
    {
        Agreements.Structure.ServiceBased => "service-based: it is about one service or one kind of service for all who use it",
        Agreements.Structure.CustomerBased => "customer-based: it bundles all services of one customer",
        Agreements.Structure.MultiLevel => "part of an agreement on several levels: corporate, customer and service",
        _ => throw new UnreachableException(),
    };
}
