using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Language.Binding.Levels;
using Kept.Language.Binding.OpenSlo;
using Kept.Language.Binding.Shapes;
using Kept.Language.Explaining;
using Kept.Language.Syntax;
using Kept.Language.Text;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Language.Binding;

/// <summary>The arrow from texts to their meaning.</summary>
public static class WorkspaceBinder
{
    private static readonly Dictionary<Type, DocumentKind> Kinds = new()
    {
        [typeof(Calendar)] = DocumentKind.Calendar,
        [typeof(Party)] = DocumentKind.Party,
        [typeof(Service)] = DocumentKind.Service,
        [typeof(Source)] = DocumentKind.Source,
    };

    /// <summary>Binds all documents of a workspace; documents without mistakes are in the result even when others have some.</summary>
    /// <param name="clauseTexts">The texts of the files that clauses stand in, where they could be read; see
    /// <see cref="ClauseFiles.NamedIn"/>.</param>
    public static Checked<Workspace> Bind(IEnumerable<FileSyntax> files, IEnumerable<SourceText>? clauseTexts = null) =>
        Bind(files, clauseTexts ?? [], out _);

    /// <summary>The same, with the texts of the agreements as they hold.</summary>
    public static Checked<Workspace> Bind(IEnumerable<FileSyntax> files, IEnumerable<SourceText> clauseTexts, out EffectiveTexts texts)
    {
        var diagnostics = new DiagnosticBag();
        var context = new BindingContext(diagnostics);
        context.Declare("always", Calendar.Always);
        foreach (var text in clauseTexts) context.Declare(text.Path, text);

        var (others, own) = Divide(files);
        var documents = ReadHeaders(own, context);
        ReportDuplicates(documents, context);

        var calendars = BindAll(documents, DocumentKind.Calendar, CalendarShapes.Spec, context, (c, title) => c with { Title = title });
        var parties = BindAll(documents, DocumentKind.Party, PartyShapes.Party, context, (p, title) => p with { Title = title });
        var services = BindAll(documents, DocumentKind.Service, PartyShapes.Service, context, (s, title) => s with { Title = title });
        var sources = BindAll(documents, DocumentKind.Source, SourceShapes.Spec, context, (s, title) => s with { Title = title });
        OpenSloReader.Read(others, context);
        var templates = BindAll(documents, DocumentKind.Template, TemplateShapes.Spec, context, (t, title) => t with { Title = title });
        var agreements = AgreementsBinder.Bind(documents.Where(d => d.Kind == DocumentKind.Agreement), context);
        texts = new EffectiveTexts(agreements);

        return new Checked<Workspace>(
            new Workspace(Complete(agreements, documents, others), calendars, parties, services, sources, templates)
            {
                Frameworks = agreements.Where(a => a.IsFramework).Select(a => a.Node.Document.Version).ToSequence(),
            },
            diagnostics.ToSequence());
    }

    /// <summary>The documents that can be bound. What cannot be read may declare any name, so that names which are then
    /// not known are not reported.</summary>
    private static List<DocumentHeader> ReadHeaders(IEnumerable<FileSyntax> files, BindingContext context)
    {
        var headers = new List<DocumentHeader>();
        var isWhole = true;
        foreach (var file in files)
        {
            if (file.IsWhole && file.Documents.Count == 0) context.Report(DocumentDiagnostics.EmptyFile(file));
            isWhole &= file.IsWhole;
            foreach (var document in file.Documents)
                if (document.IsWhole && DocumentHeader.Read(document, context) is { } header) headers.Add(header);
                else isWhole = false;
        }
        if (isWhole) return headers;
        context.Lose<Calendar>();
        context.Lose<Party>();
        context.Lose<Service>();
        context.Lose<Source>();
        context.Lose<AgreementDocument>();
        return headers;
    }

    /// <summary>The documents of OpenSLO, and the files without them.</summary>
    private static (List<DocumentSyntax> OpenSlo, List<FileSyntax> Own) Divide(IEnumerable<FileSyntax> files)
    {
        var (openSlo, own) = (new List<DocumentSyntax>(), new List<FileSyntax>());
        foreach (var file in files)
        {
            var others = file.Documents.Where(OpenSloReader.IsOpenSlo).ToList();
            openSlo.AddRange(others);
            if (others.Count == 0 || others.Count < file.Documents.Count)
                own.Add(file with { Documents = file.Documents.Where(d => !others.Contains(d)).ToSequence() });
        }
        return (openSlo, own);
    }

    private static Sequence<T> BindAll<T>(
        List<DocumentHeader> documents, DocumentKind kind, Shape<T> shape, BindingContext context,
        Func<T, string, T> withTitle)
        where T : class
    {
        var bound = new List<T>();
        foreach (var header in documents.Where(d => d.Kind == kind))
        {
            var read = shape.TryRead(header.Spec, context.Named(header.Name), out var value);
            var titled = read && header.Title is { } title ? withTitle(value!, title) : value;
            context.Declare(header.Name, titled);
            if (titled is not null) bound.Add(titled);
        }
        return bound.ToSequence();
    }

    /// <summary>The agreements with what their documents and those around them say of them.</summary>
    private static Sequence<Agreement> Complete(
        IReadOnlyList<BoundNode> nodes, List<DocumentHeader> documents, List<DocumentSyntax> openSlo)
    {
        var byName = documents.GroupBy(d => (d.Kind, d.Name)).ToDictionary(same => same.Key, same => same.First());
        var others = openSlo.Select(d => DocumentFingerprint.Of(d.Root)).ToList();
        return Takeovers.InForce(nodes).Where(e => e.Edition.Agreement is not null)
            .Select(e => Complete(e.Edition, e.Superseded, e.Node.IsExtended, HashOf(e.Edition, byName, others))).ToSequence();
    }

    /// <summary>What is used besides documents of our kinds and texts of clauses is of OpenSLO; those documents refer to each other,
    /// so that all of them count.</summary>
    private static string HashOf(BoundEdition bound, Dictionary<(DocumentKind, string), DocumentHeader> byName, List<string> openSlo)
    {
        var uses = bound.Uses.Where(use => Kinds.ContainsKey(use.Kind))
            .Select(use => byName.GetValueOrDefault((Kinds[use.Kind], use.Name))).OfType<DocumentHeader>();
        var isOfSlos = bound.Uses.Any(use => use.Kind != typeof(SourceText) && !Kinds.ContainsKey(use.Kind));
        return TermsHash.Of(bound.Edition.Documents.Select(d => d.Header), uses, isOfSlos ? openSlo : [], bound.Agreement!.Clauses);
    }

    private static Agreement Complete(BoundEdition bound, Takeover? superseded, bool isExtended, string hash)
    {
        var edition = bound.Edition;
        var headers = edition.Lineage.TakeWhile(d => d.Name == edition.Document.Name).Select(d => d.Header).ToList();
        return bound.Agreement! with
        {
            Title = headers.Select(h => h.Title).FirstOrDefault(t => t is not null) ?? edition.Document.Name,
            Number = headers.Select(h => h.Number).FirstOrDefault(n => n is not null),
            Version = edition.Document.Header.Version,
            Effective = edition.Effective,
            Superseded = superseded,
            Extends = edition.Lineage.Skip(1).Select(d => d.Version).ToSequence(),
            Includes = edition.Bundled.Select(i => i.Edition.Document.Version).ToSequence(),
            IsExtended = isExtended,
            ContentHash = hash,
        };
    }

    /// <summary>Agreements may have several versions; of everything else there is one of a name.</summary>
    private static void ReportDuplicates(List<DocumentHeader> documents, BindingContext context)
    {
        foreach (var same in documents.GroupBy(d => (d.Kind, d.Name, d.Kind is DocumentKind.Agreement ? d.Version : 0)))
            foreach (var again in same.Skip(1))
                context.Report(DocumentDiagnostics.Duplicate(again, same.First()));
    }
}
