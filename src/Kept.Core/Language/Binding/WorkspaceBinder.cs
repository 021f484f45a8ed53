using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Language.Binding.OpenSlo;
using Kept.Language.Binding.Shapes;
using Kept.Language.Syntax;
using Kept.Language.Text;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Language.Binding;

/// <summary>The arrow from texts to their meaning.</summary>
public static class WorkspaceBinder
{
    /// <summary>Binds all documents of a workspace; documents without mistakes are in the result even when others have some.</summary>
    /// <param name="clauseTexts">The texts of the files that clauses stand in, where they could be read; see
    /// <see cref="ClauseFiles.NamedIn"/>.</param>
    public static Checked<Workspace> Bind(IEnumerable<FileSyntax> files, IEnumerable<SourceText>? clauseTexts = null)
    {
        var diagnostics = new DiagnosticBag();
        var context = new BindingContext(diagnostics);
        context.Declare("always", Calendar.Always);
        foreach (var text in clauseTexts ?? []) context.Declare(text.Path, text);

        var (others, own) = Divide(files);
        var documents = ReadHeaders(own, context);
        ReportDuplicates(documents, context);

        var calendars = BindAll(documents, DocumentKind.Calendar, CalendarShapes.Spec, context, (c, title) => c with { Title = title });
        var parties = BindAll(documents, DocumentKind.Party, PartyShapes.Party, context, (p, title) => p with { Title = title });
        var services = BindAll(documents, DocumentKind.Service, PartyShapes.Service, context, (s, title) => s with { Title = title });
        var sources = BindAll(documents, DocumentKind.Source, SourceShapes.Spec, context, (s, title) => s with { Title = title });
        OpenSloReader.Read(others, context);
        var templates = BindAll(documents, DocumentKind.Template, TemplateShapes.Spec, context, (t, title) => t with { Title = title });
        var agreements = new List<Agreement>();
        foreach (var header in documents.Where(d => d.Kind == DocumentKind.Agreement))
            if (AgreementShapes.Spec.TryRead(header.Spec, context.Inner().Named(header.Name), out var agreement))
                agreements.Add(Titled(agreement, header, documents, others));

        return new Checked<Workspace>(
            new Workspace(agreements.ToSequence(), calendars, parties, services, sources, templates), diagnostics.ToSequence());
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

    private static Agreement Titled(Agreement agreement, DocumentHeader header, List<DocumentHeader> documents, List<DocumentSyntax> openSlo) => agreement with
    {
        Title = header.Title ?? agreement.Title,
        Number = header.Number,
        Version = header.Version,
        ContentHash = TermsHash.Of(header, documents, openSlo.Select(d => d.Root), agreement.Clauses),
    };

    private static void ReportDuplicates(List<DocumentHeader> documents, BindingContext context)
    {
        foreach (var same in documents.GroupBy(d => (d.Kind, d.Name)))
            foreach (var again in same.Skip(1))
                context.Report(DocumentDiagnostics.Duplicate(again, same.First()));
    }
}
