using Kept.Documents.Scenes;

namespace Kept.Documents.Charts;

/// <summary>The signs of a chart with their meaning, in as many lines as they need.</summary>
internal static class Legend
{
    public const double LineHeight = 20;

    private const double SwatchWidth = 18;
    private const double SwatchHeight = 10;
    private const double Gap = 18;

    public static double HeightOf(IReadOnlyList<LegendItem> items, ChartFormat format) =>
        items.Count == 0 ? 0 : (Place(items, format)[^1].Line + 1) * LineHeight;

    /// <param name="top">Where the first line begins.</param>
    public static IEnumerable<Shape> Draw(IReadOnlyList<LegendItem> items, ChartFormat format, double top)
    {
        var placed = Place(items, format);
        for (var i = 0; i < items.Count; i++)
        {
            var middle = top + (placed[i].Line + 0.5) * LineHeight;
            foreach (var shape in items[i].Swatch(new Box(placed[i].X, middle - SwatchHeight / 2, SwatchWidth, SwatchHeight))) yield return shape;
            yield return new Shape.Text(
                new Point(placed[i].X + SwatchWidth + 6, middle + 4), items[i].Text, Ink.Muted, format.TextSize, Anchor.Start);
        }
    }

    private static List<(double X, int Line)> Place(IReadOnlyList<LegendItem> items, ChartFormat format)
    {
        var placed = new List<(double X, int Line)>();
        var (x, line) = (0.0, 0);
        foreach (var item in items)
        {
            var width = SwatchWidth + 6 + Lettering.WidthOf(item.Text, format.TextSize);
            if (x > 0 && x + width > format.Width) (x, line) = (0, line + 1);
            placed.Add((x, line));
            x += width + Gap;
        }
        return placed;
    }
}
