using Kept.Quantities;

namespace Kept.Documents.Scenes;

/// <summary>A drawing that knows nothing of where it will be shown: a page, a printed document, a mail.</summary>
/// <param name="Width">In units of about one CSS pixel, as is the height.</param>
/// <param name="Title">What it is, for those who do not see it.</param>
/// <param name="Sentence">What it shows, with the figures that matter.</param>
public sealed record Scene(double Width, double Height, string Title, string Sentence, Sequence<Shape> Shapes);
