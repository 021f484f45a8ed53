namespace Kept.Documents.Scenes;

/// <summary>The lines of a hatching, cut at the edges of its box. They are lines rather than a pattern fill, since PDF
/// makers turn a pattern into a picture of its own for each place that it is used in.</summary>
internal static class HatchLines
{
    private const int Most = 400;

    /// <summary>Lines at 45 degrees, <paramref name="spacing"/> apart along x; wider apart where they would be too
    /// many. Equal boxes side by side continue each other's lines.</summary>
    public static IEnumerable<(Point From, Point To)> Of(Box box, Slant slant, double spacing)
    {
        if (box.Width <= 0 || box.Height <= 0) yield break;
        var step = Math.Max(spacing, (box.Width + box.Height) / Most);

        // Along a falling line x - y stays the same, along a rising one x + y does.
        var (low, high) = slant is Slant.Rising
            ? (box.X + box.Y, box.Right + box.Bottom)
            : (box.X - box.Bottom, box.Right - box.Y);
        for (var level = Math.Ceiling(low / step) * step; level < high; level += step)
            yield return slant is Slant.Rising ? Rising(box, level) : Falling(box, level);
    }

    private static (Point From, Point To) Rising(Box box, double sum)
    {
        var left = Math.Max(box.X, sum - box.Bottom);
        var right = Math.Min(box.Right, sum - box.Y);
        return (new Point(left, sum - left), new Point(right, sum - right));
    }

    private static (Point From, Point To) Falling(Box box, double difference)
    {
        var left = Math.Max(box.X, difference + box.Y);
        var right = Math.Min(box.Right, difference + box.Bottom);
        return (new Point(left, left - difference), new Point(right, right - difference));
    }
}
