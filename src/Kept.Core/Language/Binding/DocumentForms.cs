using Kept.Language.Binding.Shapes;

namespace Kept.Language.Binding;

/// <summary>The forms of whole documents, for what is written from them.</summary>
internal static class DocumentForms
{
    /// <summary>The form of what stands under <c>spec</c>, by kind.</summary>
    public static IReadOnlyList<(DocumentKind Kind, Form Spec)> OfKinds { get; } = [
        (DocumentKind.Agreement, AgreementShapes.Spec.Form),
        (DocumentKind.Calendar, CalendarShapes.Spec.Form),
        (DocumentKind.Party, PartyShapes.Party.Form),
        (DocumentKind.Service, PartyShapes.Service.Form),
        (DocumentKind.Source, SourceShapes.Spec.Form),
        (DocumentKind.Template, TemplateShapes.Spec.Form),
    ];
}
