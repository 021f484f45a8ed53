using Kept.Documents.Scenes;
using Kept.Evaluation;
using Kept.Statements;

namespace Kept.Documents.Charts;

/// <summary>The lengths of a lane's longest outages, above them, as far as they do not touch each other.</summary>
internal static class OutageLabels
{
    public static IEnumerable<Shape> Draw(Lane lane, TimeScale scale, double baseline, int most, double size)
    {
        var placed = new List<(double Start, double End)>();
        foreach (var outage in lane.Outages.OrderByDescending(o => o.CountedTicks).Take(most))
        {
            var text = Moments.Length(outage.CountedTicks);
            var width = Lettering.WidthOf(text, size);
            var start = Math.Clamp(Middle(outage, scale) - width / 2, scale.Left, Math.Max(scale.Left, scale.Left + scale.Width - width));
            if (placed.Any(p => start < p.End + 6 && p.Start < start + width + 6)) continue;
            placed.Add((start, start + width));
            yield return new Shape.Text(new Point(start, baseline), text, Ink.Missed, size, Anchor.Start);
        }
    }

    private static double Middle(Outage outage, TimeScale scale) => (scale.X(outage.Range.Start) + scale.X(outage.Range.End)) / 2;
}
