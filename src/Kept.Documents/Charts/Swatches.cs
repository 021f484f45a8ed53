using Kept.Documents.Scenes;

namespace Kept.Documents.Charts;

/// <summary>Signs that several charts use.</summary>
internal static class Swatches
{
    public static Func<Box, IEnumerable<Shape>> Square(Ink ink) => box => [new Shape.Rectangle(Square(box), ink, 2)];

    public static Func<Box, IEnumerable<Shape>> Unknown { get; } = box => Textures.Unknown(box);

    public static Func<Box, IEnumerable<Shape>> Excluded { get; } = box => Textures.Excluded(box);

    public static Func<Box, IEnumerable<Shape>> Line(Stroke stroke) => box =>
        [new Shape.Line(new Point(box.X, box.Y + box.Height / 2), new Point(box.Right, box.Y + box.Height / 2), stroke)];

    /// <summary>A square with a sign in it.</summary>
    public static Func<Box, IEnumerable<Shape>> Sign(Ink fill, Ink ink, string sign) => box =>
    [
        new Shape.Rectangle(box with { Y = box.Y - 2, Height = box.Height + 4 }, fill, 2),
        new Shape.Text(new Point(box.CenterX, box.Bottom), sign, ink, 11, Anchor.Middle, true),
    ];

    private static Box Square(Box box) => box with { X = box.X + 3, Width = box.Width - 6 };
}
