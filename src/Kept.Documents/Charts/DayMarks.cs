using Kept.Documents.Findings;
using Kept.Documents.Scenes;
using Kept.Quantities;

namespace Kept.Documents.Charts;

/// <summary>The days behind a line: bars from the baseline, or dots where there is none.</summary>
internal sealed class DayMarks(Box plot, ValueAxis axis, Rational? baseline, int count)
{
    private const double BarShare = 0.62;   // of a day's room
    private const double WidestBar = 28;

    public double SlotWidth => plot.Width / count;

    public double StartOf(int index) => plot.X + index * SlotWidth;

    public IEnumerable<Shape> Draw(int index, DayValue day, bool hasTooltips)
    {
        var tooltip = hasTooltips ? $"{day.Date:uuuu-MM-dd}: {day.OwnText}, {day.State.Word()}" : null;
        if (day.State is DayState.NotDetermined)
            foreach (var shape in Textures.Unknown(new Box(StartOf(index), plot.Y, SlotWidth, plot.Height), tooltip)) yield return shape;
        if (day.Own is not { } value) yield break;

        var ink = InkOf(day.State);
        var center = StartOf(index) + SlotWidth / 2;
        if (baseline is not { } from)
            yield return new Shape.Dot(new Point(center, Y(value)), Math.Clamp(SlotWidth / 4, 1.5, 4), ink, tooltip);
        else if (value != from)
            foreach (var shape in Bar(center, from, value, ink, tooltip)) yield return shape;
    }

    public IEnumerable<LegendItem> LegendItems(IReadOnlyList<DayValue> days)
    {
        var drawn = days.Where(d => d.Own is not null && d.Own != baseline).Select(d => d.State).Distinct().ToList();
        foreach (var state in drawn.Where(s => s is not DayState.NotDetermined).Order())
            yield return new LegendItem(LegendText(state), Swatches.Square(InkOf(state)));
        if (days.Any(d => d.State is DayState.NotDetermined)) yield return new LegendItem("Day not determined", Swatches.Unknown);
    }

    private string LegendText(DayState state) => (baseline is { IsZero: false } ? "Lost on a day" : "Day") + state switch
    {
        DayState.Met => " that kept the promise",
        DayState.Missed => " that missed it",
        _ => "",
    };

    private double Y(Rational value) => plot.Bottom - Math.Clamp(axis.PositionOf(value), 0, 1) * plot.Height;

    /// <summary>A bar; one that reaches beyond the scale is broken near its end.</summary>
    private IEnumerable<Shape> Bar(double center, Rational from, Rational to, Ink ink, string? tooltip)
    {
        var width = Math.Clamp(SlotWidth * BarShare, 1, WidestBar);
        var (top, bottom) = (Math.Min(Y(from), Y(to)), Math.Max(Y(from), Y(to)));
        var box = new Box(center - width / 2, top, width, Math.Max(bottom - top, 1));
        yield return new Shape.Rectangle(box, ink, 0, tooltip);
        if (to >= axis.Low && to <= axis.High) yield break;

        var y = to < axis.Low ? plot.Bottom - 10 : plot.Y + 10;
        foreach (var offset in new[] { 0.0, 4.0 })
            yield return new Shape.Line(
                new Point(box.X - 1, y + offset + 2), new Point(box.Right + 1, y + offset - 2), new Stroke(Ink.Paper, 1.5));
    }

    private static Ink InkOf(DayState state) => state switch
    {
        DayState.Met => Ink.MetBar,
        DayState.Missed => Ink.MissedBar,
        _ => Ink.Plain,
    };
}
