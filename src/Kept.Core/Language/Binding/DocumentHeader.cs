using Kept.Diagnostics;
using Kept.Language.Binding.Shapes;
using Kept.Language.Syntax;
using Kept.Quantities;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding;

internal enum DocumentKind
{
    Agreement,
    Calendar,
    Party,
    Service,
    Source,
    Template,
}

/// <summary>What every document begins with: its kind, its name, and where its body is.</summary>
internal sealed record DocumentHeader(
    DocumentKind Kind, string Name, string? Title, string? Number, int Version, SyntaxNode NameNode, SyntaxNode Spec, DocumentSyntax Document)
{
    private const string ThisVersion = "kept/v1";

    private readonly Lazy<string> _fingerprint = new(() => DocumentFingerprint.Of(Document.Root));

    /// <summary>Changes when the document says something else.</summary>
    public string Fingerprint => _fingerprint.Value;

    private static readonly Field<string> ApiVersion = Required(
        "apiVersion", new WordShape<string>("the version of the language", [(ThisVersion, ThisVersion, "This version of the language.")]),
        "The version of the language.");

    private static readonly Field<Boxed<DocumentKind>> KindOf = Required("kind", new WordShape<Boxed<DocumentKind>>("a kind of document", [
        ("Agreement", new(DocumentKind.Agreement), "What parties promise each other."),
        ("Calendar", new(DocumentKind.Calendar), "Service hours or business hours."),
        ("Party", new(DocumentKind.Party), "An organisation or a unit of one."),
        ("Service", new(DocumentKind.Service), "A service of the catalogue."),
        ("Source", new(DocumentKind.Source), "How files become measurements."),
        ("Template", new(DocumentKind.Template), "A workspace to start from.")]), "What the document is.");

    private static readonly Field<string> NameOf = Required("name", Scalars.Name("a name", "acme-shop"), "The name by which others refer to it.");

    private static readonly Field<string> TitleOf = Optional("title", Scalars.Text("a title", "Shop hosting for Acme"), "What people call it.");

    private static readonly Field<string> NumberOf = Optional("number", Scalars.Text("a number", "SLA-2026-0042"), "The number of the contract.");

    private static readonly Field<Boxed<int>> VersionOf = Optional("version", Scalars.Count("a version number", "3"), "Its version; 1 when left out.");

    private static readonly Field<Sequence<Pair<string, string>>> Labels = Optional(
        "labels", new PairsShape<string, string>("a label", Scalars.Text("a label", "team"), Scalars.Text("its value", "payments")),
        "Labels to search and filter by.");

    private static readonly Field<HeaderNames> Metadata = Required(
        "metadata",
        new RecordShape<HeaderNames>("The metadata", [NameOf, TitleOf, NumberOf, VersionOf, Labels],
            r => new HeaderNames(r.Get(NameOf), r.Find(TitleOf), r.Find(NumberOf), r.Get(VersionOf, new(1)).Value, r.NodeOf(NameOf))),
        "Its name and title.");

    private static readonly Field<SyntaxNode> SpecOf = Optional("spec", new AnyNode(), "What the document says; a party or service that is only named needs none.");

    /// <summary>What every document looks like.</summary>
    public static Form Form => Shape(null!).Form;

    private static RecordShape<DocumentHeader> Shape(DocumentSyntax document) => new(
        "A document", [ApiVersion, KindOf, Metadata, SpecOf], r => Build(r, document));

    /// <summary>The header of a document; null when it has none, and then the reason is reported.</summary>
    public static DocumentHeader? Read(DocumentSyntax document, BindingContext context) =>
        IsOfThisLanguage(document, context) && Shape(document).TryRead(document.Root, context, out var header) ? header : null;

    private static DocumentHeader? Build(RecordReader record, DocumentSyntax document)
    {
        var kind = record.Get(KindOf).Value;
        if (!record.Has(SpecOf) && kind is not (DocumentKind.Party or DocumentKind.Service))
        {
            record.Report(BindingDiagnostics.MissingKey(record.Map, $"A document of the kind {kind}", SpecOf));
            return null;
        }
        var names = record.Get(Metadata);
        var spec = record.Find(SpecOf) ?? new MapSyntax(document.Source, record.Map.Span, []);
        return new DocumentHeader(kind, names.Name, names.Title, names.Number, names.Version, names.NameNode, spec, document);
    }

    /// <summary>Of a text that is something else, only that is reported.</summary>
    private static bool IsOfThisLanguage(DocumentSyntax document, BindingContext context)
    {
        if (document.Root is not MapSyntax map || (map.Find(ApiVersion.Name) ?? map.Find(KindOf.Name)) is not { } first)
            return context.Report(DocumentDiagnostics.NotADocument(document));
        return first.Value is not ScalarSyntax { IsNull: false } || first.Key.Value != ApiVersion.Name || ApiVersion.Read(first.Value, context) is not null;
    }

    private sealed record HeaderNames(string Name, string? Title, string? Number, int Version, SyntaxNode NameNode);

    private sealed class AnyNode : Shape<SyntaxNode>
    {
        protected override Form Describe() => new Form.Either(DocumentForms.OfKinds.Select(kind => kind.Spec).ToSequence());

        public override bool TryRead(SyntaxNode node, BindingContext context, out SyntaxNode value)
        {
            value = node;
            return true;
        }
    }
}

internal static class DocumentDiagnostics
{
    private const string Expected = "A document with apiVersion, kind, metadata and spec is expected, but";
    private const string Begin = "Begin with 'apiVersion: kept/v1' and 'kind: Agreement', or another kind.";

    public static Diagnostic EmptyFile(FileSyntax file) => new(
        "KPT210", Severity.Error, new Place(file.Source.Path, 1, 1, 1),
        $"{Expected} the file holds none.", $"{Begin} If the file is not needed, delete it.");

    public static Diagnostic NotADocument(DocumentSyntax document) => new(
        "KPT210", Severity.Error, document.Root.Place,
        $"{Expected} {(document.Root switch
        {
            ScalarSyntax { IsNull: true } => "this one is empty",
            ScalarSyntax => "this is a text",
            ListSyntax => "this is a list",
            _ => "this has neither apiVersion nor kind",
        })}.", Begin);

    public static Diagnostic Duplicate(DocumentHeader again, DocumentHeader first) => new(
        "KPT209", Severity.Error, again.NameNode.Place,
        $"There is already a {again.Kind} named '{again.Name}'{(again.Kind is DocumentKind.Agreement ? $" of version {again.Version}" : "")} at {first.NameNode.Place}.",
        $"Remove one of them, or give it another name{(again.Kind is DocumentKind.Agreement ? " or version" : "")}.");
}
