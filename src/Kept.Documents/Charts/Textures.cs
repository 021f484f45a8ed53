using Kept.Documents.Scenes;

namespace Kept.Documents.Charts;

/// <summary>The textures of time that is neither up nor down.</summary>
internal static class Textures
{
    public static IEnumerable<Shape> Unknown(Box box, string? tooltip = null) =>
        [new Shape.Rectangle(box, Ink.UnknownSoft, 0, tooltip), new Shape.Hatching(box, Slant.Rising, 6, Ink.UnknownBar)];

    public static IEnumerable<Shape> Excluded(Box box, string? tooltip = null) =>
        [new Shape.Rectangle(box, Ink.ExcludedSoft, 0, tooltip), new Shape.Hatching(box, Slant.Falling, 4, Ink.Excluded)];
}
