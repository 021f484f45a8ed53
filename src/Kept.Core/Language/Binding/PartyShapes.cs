using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Language.Binding.Shapes;
using Kept.Quantities;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding;

/// <summary>Parties, their roles in an agreement, and services of the catalogue.</summary>
internal static class PartyShapes
{
    private static readonly Field<string> Address = Optional(
        "address", Scalars.Text("an address", "Am Hafen 1, 20457 Hamburg"), "Where notices are sent.");

    private static readonly Field<Sequence<Contact>> Contacts = Optional(
        "contacts", new NamedShape<Contact>("the name of a function", ContactShape()), "Whom to reach, by function.");

    /// <summary>The body of the kind <c>Party</c>.</summary>
    public static RecordShape<Party> Party { get; } = new(
        "A party", [Address, Contacts],
        r => new Party(r.Name, r.Name, r.Find(Address), r.Get(Contacts, []), r.Place));

    private static readonly Field<Party> Who = Optional(
        "party", new ReferenceShape<Party>("a party", "northwind"), "The party that has the role.");

    private static readonly Field<string> Title = Optional(
        "title", Scalars.Text("a name for people", "Northwind GmbH"), "Instead of 'party': the full name of one that is not declared elsewhere.");

    private static readonly Field<string> Contact = Optional(
        "contact", Scalars.Text("a function or a name", "service-desk"), "Whom to reach about this agreement.");

    /// <summary>The parties of an agreement by their roles.</summary>
    public static Shape<Sequence<Participant>> Roles { get; } = new NamedShape<Participant>(
        "a role such as provider or consumer",
        new EitherShape<Participant>(new ParticipantByName(), new RecordShape<Participant>(
            "A participant", [Who, Title, Contact], BuildParticipant)),
        declares: true);

    private static readonly Field<string> Description = Optional(
        "description", Scalars.Text("a description", "The shop that customers buy in."), "What it is.");

    /// <summary>The body of the kind <c>Service</c>.</summary>
    public static RecordShape<Service> Service { get; } = new(
        "A service of the catalogue", [Description], r => new Service(r.Name, r.Name, r.Find(Description), r.Place));

    private static Participant? BuildParticipant(RecordReader record)
    {
        if (record.Has(Who) == record.Has(Title))
        {
            record.Report(BindingDiagnostics.ExactlyOneOf(record, "A participant", [Who, Title]));
            return null;
        }
        var party = record.Find(Who) ?? new Party(record.Name, record.Get(Title), null, [], record.Place);
        return new Participant(record.Name, party, record.Find(Contact));
    }

    private static RecordShape<Contact> ContactShape()
    {
        var person = Optional("name", Scalars.Text("a name", "Ada Lindqvist"), "Who it is.");
        var email = Optional("email", Scalars.Text("an e-mail address", "desk@example.com"), "E-mail.");
        var phone = Optional("phone", Scalars.Text("a telephone number", "+49 40 123"), "Telephone.");
        return new("A contact", [person, email, phone],
            r => new Contact(r.Name, r.Find(person), r.Find(email), r.Find(phone)));
    }

    private sealed class ParticipantByName : Shape<Participant>
    {
        private static readonly ReferenceShape<Party> Reference = new("a party", "northwind");

        protected override Form Describe() => Reference.Form;

        public override bool TryRead(Syntax.SyntaxNode node, BindingContext context, out Participant value)
        {
            var read = Reference.TryRead(node, context, out var party);
            value = new Participant(context.Name, party!, null);
            return read;
        }
    }
}

internal static class PartyDiagnostics
{
    public static Diagnostic TooFew(Place place, Sequence<Participant> parties) => new(
        "KPT251", Severity.Error, place,
        $"An agreement has at least two parties, but this has {(parties.Count == 0 ? "none" : $"only the {parties[0].Role}")}.",
        "Add the other party with its role, for example 'consumer: acme'.")
    {
        CanBeSupplied = true,
    };

    public static Diagnostic WithItself(Place place, Party party) => new(
        "KPT252", Severity.Error, place,
        $"'{party.Name}' has every role: a unit makes no agreement with itself.",
        "Name the other party.");
}
