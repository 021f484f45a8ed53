using Kept.Quantities;

namespace Kept.Documents.Scenes;

/// <summary>A part of a drawing; x runs to the right, y downwards. Exactly one of the cases below.</summary>
public abstract record Shape
{
    private protected Shape() { }

    public sealed record Line(Point From, Point To, Stroke Stroke) : Shape;

    /// <summary>A line that keeps its height until the next point's x and then jumps.</summary>
    public sealed record Steps(Sequence<Point> Points, Stroke Stroke) : Shape;

    /// <param name="Radius">Of the corners.</param>
    /// <param name="Tooltip">Shown where people point at it; nothing that stands nowhere else.</param>
    public sealed record Rectangle(Box Box, Ink Fill, double Radius = 0, string? Tooltip = null) : Shape;

    /// <summary>A filled circle.</summary>
    public sealed record Dot(Point Center, double Radius, Ink Fill, string? Tooltip = null) : Shape;

    /// <summary>Slanted lines that fill a box: a texture for those who do not see its colour.</summary>
    public sealed record Hatching(Box Box, Slant Slant, double Spacing, Ink Ink) : Shape;

    /// <param name="Baseline">Where the first, middle or last letter stands, by <paramref name="Anchor"/>.</param>
    public sealed record Text(Point Baseline, string Content, Ink Ink, double Size, Anchor Anchor, bool IsBold = false) : Shape;

    /// <summary>Shapes that belong together.</summary>
    public sealed record Group(Sequence<Shape> Shapes, string? Tooltip = null) : Shape;
}

public readonly record struct Point(double X, double Y);

public readonly record struct Box(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    public double CenterX => X + Width / 2;
}

public readonly record struct Stroke(Ink Ink, double Width, bool IsDashed = false);

public enum Anchor
{
    Start,
    Middle,
    End,
}

public enum Slant
{
    /// <summary>From the lower left to the upper right.</summary>
    Rising,

    /// <summary>From the upper left to the lower right.</summary>
    Falling,
}
