using Kept.Quantities;
using static Kept.Agreements.Provision;

namespace Kept.Agreements;

/// <summary>The parties: section 2, their addresses for notices in section 23, their contacts in section 24, and room for
/// their signatures in section 25.</summary>
internal static class PartyWording
{
    public static IEnumerable<Provision> Parties(Agreement agreement) =>
    [
        new Sentence("", $"This agreement is between {Cite.List(agreement.Parties.Select(p => p.Party.Title))}."),
        .. agreement.Parties.Select(Of),
    ];

    public static IEnumerable<Provision> Notices(Agreement agreement)
    {
        var addressed = agreement.Parties.Where(p => p.Party.Address is not null).ToList();
        if (addressed.Count == 0) return [];
        return
        [
            new Sentence("", "A notice to a party is sent to its address."),
            new Table("Addresses for notices", ["Role", "Address", "Party"], addressed.Select(p => new TableRow(
                $"parties.{p.Role}.address", [Cite.Capital(p.Role), p.Party.Address!, p.Party.Title])).ToSequence(), Repeating: 1),
        ];
    }

    public static IEnumerable<Provision> Contacts(Agreement agreement)
    {
        var rows = agreement.Parties.SelectMany(p => p.Party.Contacts.Select(c => (Participant: p, Contact: c))).ToList();
        if (rows.Count == 0) return [];
        return
        [
            new Table("Whom to reach", ["Function", "Name", "E-mail", "Telephone", "Party"], rows.Select(r => new TableRow(
                $"parties.{r.Participant.Role}.contacts.{r.Contact.Function}",
                [r.Contact.Function, r.Contact.Name ?? "–", r.Contact.Email ?? "–", r.Contact.Phone ?? "–", r.Participant.Party.Title])).ToSequence(), Repeating: 1),
        ];
    }

    public static IEnumerable<Provision> Signatures(Agreement agreement) =>
    [
        new Sentence("", $"The parties sign version {QuantityWords.Number(agreement.Version)} of this agreement{(agreement.Number is { } number ? $", number {number}" : "")}."),
        new Sentence("", $"What they sign, with everything that gives it its meaning, has the content hash {agreement.ContentHash}."),
        .. agreement.Parties.Select(p => new Signature(p.Party.Title, p.Role)),
    ];

    private static Clause Of(Participant participant)
    {
        var (path, party) = ($"parties.{participant.Role}", participant.Party);
        return new Clause(Cite.Clause("parties", participant.Role), path, party.Title, [
            new Sentence($"{path}.party", Cite.IsWord(participant.Role)
                ? $"Where this agreement says “the {participant.Role}”, it means {party.Title}."
                : $"{party.Title} takes part as “{participant.Role}”."),
            .. party.Address is { } address ? [new Sentence("", $"Its address is {address}.")] : Array.Empty<Provision>(),
            .. participant.Contact is { } contact
                ? [new Sentence($"{path}.contact", $"For this agreement it is reached through {Name(contact, party)}.")]
                : Array.Empty<Provision>(),
        ]);
    }

    /// <summary>The person or function that a contact names, with what the party says of it.</summary>
    private static string Name(string contact, Party party)
    {
        if (party.Contacts.FirstOrDefault(c => c.Function == contact) is not { } known) return contact;
        return string.Join(", ", new[] { known.Name ?? contact, known.Email, known.Phone }.OfType<string>());
    }
}
